package net.weir.roto.bgp;

import java.util.ArrayList;
import java.util.List;
import net.weir.model.AsPath;
import net.weir.model.Community;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.LargeCommunity;
import net.weir.model.NextHop;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.roto.run.ListValue;
import org.jspecify.annotations.Nullable;

/**
 * The route that a script looks at: one object for all routes of a thread, set from one to the next. What a script changes
 * is seen by itself at once, and by {@link #attributes} at the end.
 */
public final class Route {
    private static final Prefix NO_PREFIX = new Prefix(IpAddress.ofV6(0, 0), 0);

    private final AttributeFacts facts = new AttributeFacts();
    private @Nullable Peer peer;
    private @Nullable NlriBlock block;
    private int index;
    private PathAttributes attributes = PathAttributes.ofCanonical(new byte[0]);
    private RovStatus rovStatus = RovStatus.NOT_CHECKED;

    /** Host: the next route. */
    public void set(Peer newPeer, NlriBlock newBlock, int newIndex, PathAttributes newAttributes) {
        peer = newPeer;
        block = newBlock;
        index = newIndex;
        attributes = newAttributes;
        rovStatus = RovStatus.NOT_CHECKED;
    }

    /** Host: its attributes with all changes; the same object if there was none. */
    public PathAttributes attributes() {
        return attributes;
    }

    void change(PathAttributes changed) {
        attributes = changed;
    }

    AttributeFacts facts() {
        facts.read(attributes);
        return facts;
    }

    public @Nullable Peer peer() {
        return peer;
    }

    /** The prefix of a unicast or multicast route; ::/0 of a family without prefixes. */
    public Prefix prefix() {
        if (block instanceof Ipv4Nlri v4) {
            return Ipv4Nlri.prefix(v4.key(index));
        }
        return block instanceof Ipv6Nlri v6 ? v6.identity(index) : NO_PREFIX;
    }

    public boolean prefixMatches(Prefix prefix) {
        if (block instanceof Ipv4Nlri v4) {
            return !prefix.isV6() && v4.key(index) == Ipv4Nlri.key(prefix);
        }
        return block instanceof Ipv6Nlri v6
                && prefix.isV6()
                && v6.length(index) == prefix.length()
                && v6.high(index) == prefix.address().high()
                && v6.low(index) == prefix.address().low();
    }

    /** True if the route's prefix is this one or a more specific of it; nothing is allocated. */
    public boolean isCoveredBy(Prefix cover) {
        if (block instanceof Ipv4Nlri v4) {
            long key = v4.key(index);
            return !cover.isV6()
                    && (key & 0xff) >= cover.length()
                    && Bits.same(0, key >>> 8, 0, cover.address().low(), cover.length() + 96);
        }
        return block instanceof Ipv6Nlri v6
                && cover.isV6()
                && v6.length(index) >= cover.length()
                && Bits.same(
                        v6.high(index),
                        v6.low(index),
                        cover.address().high(),
                        cover.address().low(),
                        cover.length());
    }

    /** Length of the prefix, without making one. */
    public int prefixLength() {
        if (block instanceof Ipv4Nlri v4) {
            return (int) v4.key(index) & 0xff;
        }
        return block instanceof Ipv6Nlri v6 ? v6.length(index) : 0;
    }

    public boolean isIpv4() {
        return block instanceof Ipv4Nlri;
    }

    public boolean isIpv6() {
        return block instanceof Ipv6Nlri;
    }

    /** True if the list covers the prefix (equal or less specific); nothing is allocated. */
    boolean coveredBy(PrefixTable table) {
        if (block instanceof Ipv4Nlri v4) {
            long key = v4.key(index);
            return table.covers4(key >>> 8, (int) key & 0xff);
        }
        return block instanceof Ipv6Nlri v6 && table.covers6(v6.high(index), v6.low(index), v6.length(index));
    }

    /** {@code ipv4-unicast} and so on; empty if there is no route. */
    public String family() {
        return block == null ? "" : block.family().toString();
    }

    /** The route as operators write it, whatever its family is. */
    public String nlri() {
        return block == null ? "" : block.text(index);
    }

    /** Without ADD-PATH 0. */
    public int pathId() {
        return block == null ? 0 : block.pathId(index);
    }

    public boolean aspathContains(int asn) {
        return facts().pathContains(asn);
    }

    public boolean matchAspathOrigin(int asn) {
        return facts().originatedBy(asn);
    }

    public boolean containsCommunity(int community) {
        return facts().containsCommunity(community);
    }

    public boolean containsLargeCommunity(LargeCommunity community) {
        return facts().containsLarge(
                        (int) community.globalAdministrator(), (int) community.data1(), (int) community.data2());
    }

    public boolean containsExtendedCommunity(long community) {
        return facts().containsExtended(community);
    }

    public boolean hasAttribute(int type) {
        return facts().has(type);
    }

    public @Nullable Integer aspathOrigin() {
        AttributeFacts known = facts();
        return known.hasOrigin() ? known.originAsn() : null;
    }

    public @Nullable Integer aspathFirst() {
        AttributeFacts known = facts();
        return known.hasFirst() ? known.firstAsn() : null;
    }

    /** Hops as RFC 4271 section 9.1.2.2 counts them. */
    public int aspathLength() {
        return facts().hops();
    }

    public boolean aspathHasSet() {
        return facts().hasSets();
    }

    public @Nullable AsPath aspath() {
        return facts().has(net.weir.model.AttributeType.AS_PATH) ? attributes.asPath() : null;
    }

    public ListValue communities() {
        return Attributes.communities(attributes);
    }

    public ListValue largeCommunities() {
        return Attributes.largeCommunities(attributes);
    }

    public ListValue extendedCommunities() {
        return Attributes.extendedCommunities(attributes);
    }

    public @Nullable Integer med() {
        return Attributes.optional(facts().med());
    }

    public @Nullable Integer localPref() {
        return Attributes.optional(facts().localPref());
    }

    public @Nullable String origin() {
        return Attributes.origin(facts().origin());
    }

    public @Nullable IpAddress nextHop() {
        NextHop hop = attributes.nextHop();
        return hop == null ? null : hop.global();
    }

    public @Nullable Integer otc() {
        return Attributes.otc(attributes);
    }

    public RovStatus rovStatus() {
        return rovStatus;
    }

    void rovStatus(RovStatus status) {
        rovStatus = status;
    }

    public String fmtPrefix() {
        return nlri();
    }

    public String fmtRovStatus() {
        return rovStatus.toString();
    }

    public String fmtAspath() {
        return attributes.asPath().toString();
    }

    public String fmtAspathOrigin() {
        AttributeFacts known = facts();
        return known.hasOrigin() ? "AS" + Integer.toUnsignedString(known.originAsn()) : "";
    }

    public String fmtCommunities() {
        List<String> texts = new ArrayList<>();
        attributes.communities().forEach((Community c) -> texts.add(c.toString()));
        return String.join(", ", texts);
    }

    public String fmtLargeCommunities() {
        List<String> texts = new ArrayList<>();
        attributes.largeCommunities().forEach(c -> texts.add(c.toString()));
        return String.join(", ", texts);
    }
}
