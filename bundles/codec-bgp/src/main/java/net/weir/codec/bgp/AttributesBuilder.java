package net.weir.codec.bgp;

import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import net.weir.codec.bgp.attribute.AttributeRule;
import net.weir.codec.bgp.attribute.AttributeRules;
import net.weir.model.Aggregator;
import net.weir.model.AsPath;
import net.weir.model.Asn;
import net.weir.model.AttributeType;
import net.weir.model.Bytes;
import net.weir.model.Community;
import net.weir.model.ExtendedCommunity;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.LargeCommunity;
import net.weir.model.NextHop;
import net.weir.model.Octets;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.RawAttribute;
import net.weir.model.attribute.AttributeSet;

/**
 * Makes canonical {@link PathAttributes} from typed values; setting an attribute again replaces it. It checks that values
 * fit their fields, not that the set makes sense. Not for the hot path. Confined to its thread.
 *
 * <pre>{@code
 * PathAttributes set = new AttributesBuilder()
 *         .origin(Origin.IGP).asPath(64496, 64497).nextHop(IpAddress.parse("192.0.2.1")).build();
 * }</pre>
 */
public final class AttributesBuilder {
    private final SortedMap<Integer, RawAttribute> byType = new TreeMap<>();

    /** A builder that starts from an existing set. */
    public static AttributesBuilder from(PathAttributes attributes) {
        AttributesBuilder builder = new AttributesBuilder();
        attributes.all().forEach(builder::raw);
        return builder;
    }

    /**
     * The set as a speaker passes it on that does not know every type (RFC 4271 section 5): unrecognized attributes that are
     * transitive with the Partial bit, those that are not transitive left out.
     */
    public static AttributesBuilder passingOn(PathAttributes attributes) {
        AttributesBuilder builder = from(attributes);
        for (RawAttribute attribute : attributes.all()) {
            if (AttributeRules.of(attribute.type()) != null) {
                continue;
            }
            if ((attribute.flags() & AttributeType.TRANSITIVE) == 0) {
                builder.remove(attribute.type());
            } else {
                int flags = attribute.flags() | AttributeType.PARTIAL;
                builder.raw(new RawAttribute(flags, attribute.type(), attribute.value()));
            }
        }
        return builder;
    }

    public AttributesBuilder origin(Origin origin) {
        return set(AttributeType.ORIGIN, new byte[] {(byte) origin.code()});
    }

    /** One AS_SEQUENCE, or an empty path. */
    public AttributesBuilder asPath(long... asns) {
        return asPath(AsPath.sequence(asns));
    }

    /** A sequence of more than 255 numbers becomes several segments. */
    public AttributesBuilder asPath(AsPath path) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (AsPath.Segment segment : path.segments()) {
            int size = segment.asns().size();
            boolean set = segment.kind() == AsPath.Kind.SET || segment.kind() == AsPath.Kind.CONFED_SET;
            if (size == 0 || set && size > 255) {
                throw new IllegalArgumentException("segment of " + size + " AS numbers: " + path);
            }
            for (int from = 0; from < size; from += 255) {
                int to = Math.min(size, from + 255);
                out.write(segment.kind().code());
                out.write(to - from);
                segment.asns().subList(from, to).forEach(asn -> put32(out, asn.bits()));
            }
        }
        return set(AttributeType.AS_PATH, out.toByteArray());
    }

    /** The classic NEXT_HOP attribute, an IPv4 address. */
    public AttributesBuilder nextHop(IpAddress address) {
        if (address.isV6()) {
            throw new IllegalArgumentException("NEXT_HOP is an IPv4 address, not " + address);
        }
        return set(AttributeType.NEXT_HOP, address.toBytes());
    }

    /** The next hop of MP_REACH_NLRI. */
    public AttributesBuilder nextHop(Family family, NextHop nextHop) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        putHop(out, nextHop, nextHop.global());
        IpAddress linkLocal = nextHop.linkLocal();
        if (linkLocal != null) {
            putHop(out, nextHop, linkLocal);
        }
        return nextHop(family, Bytes.copyOf(out.toByteArray()));
    }

    /** The next hop of MP_REACH_NLRI as octets, at most 255. */
    public AttributesBuilder nextHop(Family family, Bytes octets) {
        if (octets.length() > 255) {
            throw new IllegalArgumentException("next hop of " + octets.length() + " octets");
        }
        byte[] value = new byte[4 + octets.length()];
        Octets.put16(value, 0, family.afi());
        value[2] = (byte) family.safi();
        value[3] = (byte) octets.length();
        octets.copyTo(value, 4);
        return set(AttributeType.MP_REACH_NLRI, value);
    }

    private static void putHop(ByteArrayOutputStream out, NextHop nextHop, IpAddress address) {
        if (nextHop.rd() != null) {
            put32(out, (int) (nextHop.rd().bits() >>> 32));
            put32(out, (int) nextHop.rd().bits());
        }
        out.writeBytes(address.toBytes());
    }

    public AttributesBuilder med(long med) {
        return number(AttributeType.MULTI_EXIT_DISC, med);
    }

    public AttributesBuilder localPref(long localPref) {
        return number(AttributeType.LOCAL_PREF, localPref);
    }

    public AttributesBuilder atomicAggregate() {
        return set(AttributeType.ATOMIC_AGGREGATE, new byte[0]);
    }

    public AttributesBuilder aggregator(Aggregator aggregator) {
        byte[] value = new byte[8];
        Octets.put32(value, 0, aggregator.asn().bits());
        Octets.put32(value, 4, (int) aggregator.address().low());
        return set(AttributeType.AGGREGATOR, value);
    }

    public AttributesBuilder originatorId(IpAddress id) {
        return set(AttributeType.ORIGINATOR_ID, id.toBytes());
    }

    public AttributesBuilder clusterList(Collection<IpAddress> ids) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ids.forEach(id -> out.writeBytes(id.toBytes()));
        return setUnlessEmpty(AttributeType.CLUSTER_LIST, out);
    }

    /** None removes the attribute; so do the other kinds of community. */
    public AttributesBuilder communities(Collection<Community> communities) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        communities.forEach(community -> put32(out, community.bits()));
        return setUnlessEmpty(AttributeType.COMMUNITIES, out);
    }

    public AttributesBuilder extendedCommunities(Collection<ExtendedCommunity> communities) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        communities.forEach(c -> {
            put32(out, (int) (c.bits() >>> 32));
            put32(out, (int) c.bits());
        });
        return setUnlessEmpty(AttributeType.EXTENDED_COMMUNITIES, out);
    }

    public AttributesBuilder largeCommunities(Collection<LargeCommunity> communities) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        communities.forEach(c -> {
            put32(out, (int) c.globalAdministrator());
            put32(out, (int) c.data1());
            put32(out, (int) c.data2());
        });
        return setUnlessEmpty(AttributeType.LARGE_COMMUNITIES, out);
    }

    /** RFC 9234 section 5. */
    public AttributesBuilder onlyToCustomer(Asn asn) {
        return number(AttributeType.ONLY_TO_CUSTOMER, asn.number());
    }

    /** RFC 6368 section 5. */
    public AttributesBuilder attributeSet(AttributeSet set) {
        return raw(new RawAttribute(
                AttributeType.OPTIONAL | AttributeType.TRANSITIVE, AttributeType.ATTR_SET, set.encode()));
    }

    /** Any attribute as octets; the caller answers for AS_PATH, AGGREGATOR and MP_REACH_NLRI in their canonical form. */
    public AttributesBuilder raw(RawAttribute attribute) {
        if (attribute.value().length() > 65535) {
            throw new IllegalArgumentException(
                    "attribute of " + attribute.value().length() + " octets");
        }
        byType.put(attribute.type(), attribute);
        return this;
    }

    public AttributesBuilder remove(int type) {
        byType.remove(type);
        return this;
    }

    /** The set as it stands; the builder may be used on. */
    public PathAttributes build() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (RawAttribute attribute : byType.values()) {
            WireAttributes.put(
                    out, attribute.flags(), attribute.type(), attribute.value().toArray());
        }
        return PathAttributes.ofCanonical(out.toByteArray());
    }

    private AttributesBuilder number(int type, long value) {
        if (value >>> 32 != 0) {
            throw new IllegalArgumentException(AttributeType.name(type) + " out of 32 bits: " + value);
        }
        byte[] octets = new byte[4];
        Octets.put32(octets, 0, (int) value);
        return set(type, octets);
    }

    private AttributesBuilder setUnlessEmpty(int type, ByteArrayOutputStream value) {
        return value.size() == 0 ? remove(type) : set(type, value.toByteArray());
    }

    private AttributesBuilder set(int type, byte[] value) {
        AttributeRule rule = AttributeRules.of(type);
        int flags = rule == null ? AttributeType.OPTIONAL : rule.flags();
        return raw(new RawAttribute(flags, type, Bytes.copyOf(value)));
    }

    private static void put32(ByteArrayOutputStream out, int value) {
        out.write(value >>> 24);
        out.write(value >>> 16);
        out.write(value >>> 8);
        out.write(value);
    }
}
