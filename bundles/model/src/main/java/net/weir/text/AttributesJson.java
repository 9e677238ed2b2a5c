package net.weir.text;

import net.weir.model.AttributeCursor;
import net.weir.model.AttributeType;
import net.weir.model.Bytes;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.Tags;
import net.weir.model.Value;
import net.weir.model.attribute.AttributeForms;
import net.weir.model.attribute.AttributeSet;

/**
 * Path attributes as Rotonda's HTTP interface shows them: an array of objects of one member each, in ascending order of
 * type, such as {@code [{"origin":"Igp"},{"asPath":["AS64496","AS_SET(AS64497, AS64498)"]},{"multiExitDisc":0}]}.
 *
 * <ul>
 *   <li>{@code asPath}, {@code as4Path}: a hop each; a set or confederation is one hop, {@code AS_SET(…)}, {@code
 *       AS_CONFED_SEQUENCE(…)}, {@code AS_CONFED_SET(…)}.
 *   <li>{@code conventionalNextHop}, {@code originatorId}: an address. {@code multiExitDisc}, {@code localPref}: a number.
 *   <li>{@code aggregator}, {@code as4Aggregator}: {@code {"asn":64496,"address":"192.0.2.1"}}.
 *   <li>{@code standardCommunities}, {@code largeCommunities}, {@code extendedCommunities}, {@code
 *       ipv6ExtendedCommunities}: texts. {@code otc}: {@code "AS64496"}. {@code atomicAggregate}: null.
 *   <li>{@code clusterList}: {@code {"cluster_ids":["192.0.2.1"]}}, the ids dotted where Rotonda has arrays of four.
 *   <li>{@code mpReachNlri}: {@code {"nextHop":{…}}} with {@code ipv4Unicast}, {@code ipv6Unicast}, {@code multicast},
 *       {@code ipv6LL} ({@code global}, {@code linkLocal}) or {@code mplsVpnUnicast} ({@code rd}, {@code global}, {@code
 *       linkLocal}); {@code "empty"} if there is none.
 *   <li>{@code attrSet}: {@code {"origin":64496,"attributes":[…]}} with the attributes inside as these, or in hex if they
 *       cannot be read or stand in an ATTR_SET themselves.
 *   <li>{@code pmsiTunnel}, {@code tunnelEncapsulation}, {@code aigp}, {@code bgpLs}, {@code bgpsecPath}, {@code prefixSid},
 *       {@code connector}, {@code bier}, {@code sfp}, {@code bfdDiscriminator}: the fields of {@link AttributeForms}; items with a type have it.
 *   <li>{@code tags}: what Weir's stages noted, {@code {"rpki":"invalid"}}.
 *   <li>{@code unimplemented}: {@code {"flags":192,"type":200,"value":"hex"}} for every other type, and {@code invalid}, of
 *       the same shape, for a value that its type cannot have.
 * </ul>
 */
public final class AttributesJson {
    private static final int CACHE_LIMIT = 4096;
    private static final JsonKey TAGS = JsonKey.of("tags");
    private static final JsonKey ORIGIN = JsonKey.of("origin");
    private static final JsonKey NEXT_HOP = JsonKey.of("conventionalNextHop");
    private static final JsonKey MED = JsonKey.of("multiExitDisc");
    private static final JsonKey LOCAL_PREF = JsonKey.of("localPref");
    private static final JsonKey ATOMIC = JsonKey.of("atomicAggregate");
    private static final JsonKey AGGREGATOR = JsonKey.of("aggregator");
    private static final JsonKey AS4_AGGREGATOR = JsonKey.of("as4Aggregator");
    private static final JsonKey ORIGINATOR = JsonKey.of("originatorId");
    private static final JsonKey CLUSTERS = JsonKey.of("clusterList");
    private static final JsonKey CLUSTER_IDS = JsonKey.of("cluster_ids");
    private static final JsonKey OTC = JsonKey.of("otc");
    private static final JsonKey ATTR_SET = JsonKey.of("attrSet");
    private static final JsonKey ATTRIBUTES = JsonKey.of("attributes");
    private static final JsonKey ASN = JsonKey.of("asn");
    private static final JsonKey ADDRESS = JsonKey.of("address");
    private static final JsonKey UNIMPLEMENTED = JsonKey.of("unimplemented");
    private static final JsonKey INVALID = JsonKey.of("invalid");
    private static final JsonKey FLAGS = JsonKey.of("flags");
    private static final JsonKey TYPE = JsonKey.of("type");
    private static final JsonKey VALUE = JsonKey.of("value");

    private AttributesJson() {}

    /** All attributes. A rendering of up to 4 KiB stays with the set, so that the next route that has it costs a copy. */
    public static void write(JsonWriter out, PathAttributes attributes) {
        byte[] known = attributes.cachedJson();
        if (known != null) {
            out.raw(known);
            return;
        }
        out.beginArray();
        int from = out.length() - 1;
        for (AttributeCursor cursor = attributes.cursor(); cursor.next(); ) {
            one(out, cursor, false);
        }
        out.endArray();
        if (out.length() - from <= CACHE_LIMIT) {
            attributes.cacheJson(java.util.Arrays.copyOfRange(out.buffer().array(), from, out.length()));
        }
    }

    /** The selected attributes only. */
    public static void write(JsonWriter out, PathAttributes attributes, AttributeSelection selection) {
        out.beginArray();
        for (AttributeCursor cursor = attributes.cursor(); cursor.next(); ) {
            if (selection.has(cursor.type())) {
                one(out, cursor, false);
            }
        }
        out.endArray();
    }

    private static boolean tags(JsonWriter out, AttributeCursor a) {
        Tags tags;
        try {
            Bytes value = a.attribute().value();
            tags = Tags.decode(value.toArray(), 0, value.length());
        } catch (IllegalArgumentException e) {
            return false;
        }
        out.name(TAGS).beginObject();
        tags.values().forEach((name, value) -> out.name(name).string(value));
        out.endObject();
        return true;
    }

    private static void one(JsonWriter out, AttributeCursor a, boolean nested) {
        out.beginObject();
        if (!typed(out, a, nested)) {
            raw(out, INVALID, a);
        }
        out.endObject();
    }

    /** False, with nothing written, if the value is none of its type. */
    private static boolean typed(JsonWriter out, AttributeCursor a, boolean nested) {
        return switch (a.type()) {
            case AttributeType.TAGS -> !nested && tags(out, a);
            case AttributeType.ORIGIN -> origin(out, a);
            case AttributeType.AS_PATH -> AsPathJson.write(out, AsPathJson.AS_PATH, a);
            case AttributeType.AS4_PATH -> AsPathJson.write(out, AsPathJson.AS4_PATH, a);
            case AttributeType.NEXT_HOP -> ipv4(out, NEXT_HOP, a);
            case AttributeType.ORIGINATOR_ID -> ipv4(out, ORIGINATOR, a);
            case AttributeType.MULTI_EXIT_DISC -> number(out, MED, a);
            case AttributeType.LOCAL_PREF -> number(out, LOCAL_PREF, a);
            case AttributeType.ATOMIC_AGGREGATE -> atomicAggregate(out, a);
            case AttributeType.AGGREGATOR -> aggregator(out, AGGREGATOR, a);
            case AttributeType.AS4_AGGREGATOR -> aggregator(out, AS4_AGGREGATOR, a);
            case AttributeType.COMMUNITIES -> CommunitiesJson.standard(out, a);
            case AttributeType.EXTENDED_COMMUNITIES -> CommunitiesJson.extended(out, a);
            case AttributeType.IPV6_EXTENDED_COMMUNITIES -> CommunitiesJson.ipv6Extended(out, a);
            case AttributeType.LARGE_COMMUNITIES -> CommunitiesJson.large(out, a);
            case AttributeType.CLUSTER_LIST -> clusterList(out, a);
            case AttributeType.MP_REACH_NLRI -> NextHopJson.write(out, a);
            case AttributeType.ONLY_TO_CUSTOMER -> onlyToCustomer(out, a);
            case AttributeType.ATTR_SET -> attrSet(out, a, nested);
            default -> AttributeForms.has(a.type()) ? structured(out, a) : raw(out, UNIMPLEMENTED, a);
        };
    }

    private static boolean origin(JsonWriter out, AttributeCursor a) {
        Origin origin = a.length() == 1 ? Origin.ofCode(a.u8(0)) : null;
        if (origin != null) {
            out.name(ORIGIN).plain(origin.toString());
        }
        return origin != null;
    }

    private static boolean ipv4(JsonWriter out, JsonKey key, AttributeCursor a) {
        if (a.length() != 4) {
            return false;
        }
        out.name(key).openString();
        out.buffer().ipv4((int) a.u32(0));
        out.closeString();
        return true;
    }

    private static boolean number(JsonWriter out, JsonKey key, AttributeCursor a) {
        if (a.length() != 4) {
            return false;
        }
        out.name(key).number(a.u32(0));
        return true;
    }

    private static boolean atomicAggregate(JsonWriter out, AttributeCursor a) {
        if (a.length() != 0) {
            return false;
        }
        out.name(ATOMIC).nothing();
        return true;
    }

    private static boolean aggregator(JsonWriter out, JsonKey key, AttributeCursor a) {
        if (a.length() != 8) {
            return false;
        }
        out.name(key).beginObject().name(ASN).number(a.u32(0)).name(ADDRESS).openString();
        out.buffer().ipv4((int) a.u32(4));
        out.closeString().endObject();
        return true;
    }

    private static boolean clusterList(JsonWriter out, AttributeCursor a) {
        if (a.length() % 4 != 0) {
            return false;
        }
        out.name(CLUSTERS).beginObject().name(CLUSTER_IDS).beginArray();
        for (int at = 0; at < a.length(); at += 4) {
            out.openString();
            out.buffer().ipv4((int) a.u32(at));
            out.closeString();
        }
        out.endArray().endObject();
        return true;
    }

    private static boolean onlyToCustomer(JsonWriter out, AttributeCursor a) {
        if (a.length() != 4) {
            return false;
        }
        out.name(OTC).asn(a.u32(0));
        return true;
    }

    /** The attributes inside as outside, but for an ATTR_SET in an ATTR_SET: so deep as a sender likes is too deep. */
    private static boolean attrSet(JsonWriter out, AttributeCursor a, boolean nested) {
        if (a.length() < 4) {
            return false;
        }
        out.name(ATTR_SET).beginObject().name(ORIGIN).number(a.u32(0)).name(ATTRIBUTES);
        AttributeSet set = nested ? null : AttributeSet.decode(a.attribute().value());
        if (set == null) {
            hex(out, a, 4);
        } else {
            out.beginArray();
            for (AttributeCursor inner = a.inside(4); inner.next(); ) {
                one(out, inner, true);
            }
            out.endArray();
        }
        out.endObject();
        return true;
    }

    private static boolean structured(JsonWriter out, AttributeCursor a) {
        Value value = AttributeForms.value(a.attribute());
        if (value == null) {
            return false;
        }
        ValueJson.write(out.name(AttributeType.name(a.type())), value);
        return true;
    }

    private static boolean raw(JsonWriter out, JsonKey key, AttributeCursor a) {
        out.name(key).beginObject();
        out.name(FLAGS).number(a.flags()).name(TYPE).number(a.type()).name(VALUE);
        hex(out, a, 0);
        out.endObject();
        return true;
    }

    private static void hex(JsonWriter out, AttributeCursor a, int from) {
        out.openString();
        for (int i = from; i < a.length(); i++) {
            out.buffer().hex(a.u8(i), 2, false);
        }
        out.closeString();
    }
}
