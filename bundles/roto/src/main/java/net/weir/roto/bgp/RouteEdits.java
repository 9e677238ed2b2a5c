package net.weir.roto.bgp;

import java.util.Arrays;
import net.weir.model.AttributeType;
import net.weir.model.IpAddress;
import net.weir.model.LargeCommunity;
import net.weir.roto.run.ListValue;
import org.jspecify.annotations.Nullable;

/** What scripts can change of a route. */
public final class RouteEdits {
    private static final int WELL_KNOWN = AttributeType.TRANSITIVE;
    private static final int TRANSITIVE = AttributeType.OPTIONAL | AttributeType.TRANSITIVE;
    private static final int SEQUENCE = 2;

    private RouteEdits() {}

    private static void put(Route route, int type, int flags, byte @Nullable [] value) {
        route.change(AttributeEdit.with(route.attributes(), type, flags, value));
    }

    private static byte[] value(Route route, int type) {
        return AttributeEdit.value(route.attributes(), type);
    }

    private static byte[] u32(int... values) {
        byte[] octets = new byte[4 * values.length];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (values[i / 4] >>> 24 - 8 * (i % 4));
        }
        return octets;
    }

    public static void setLocalPref(Route route, int value) {
        if (route.facts().localPref() != Integer.toUnsignedLong(value)) {
            put(route, AttributeType.LOCAL_PREF, WELL_KNOWN, u32(value));
        }
    }

    public static void removeLocalPref(Route route) {
        remove(route, AttributeType.LOCAL_PREF);
    }

    public static void setMed(Route route, int value) {
        if (route.facts().med() != Integer.toUnsignedLong(value)) {
            put(route, AttributeType.MULTI_EXIT_DISC, AttributeType.OPTIONAL, u32(value));
        }
    }

    public static void removeMed(Route route) {
        remove(route, AttributeType.MULTI_EXIT_DISC);
    }

    private static void remove(Route route, int type) {
        if (route.facts().has(type)) {
            put(route, type, 0, null);
        }
    }

    /** {@code igp}, {@code egp}, {@code incomplete}; any other text changes nothing. */
    public static void setOrigin(Route route, String origin) {
        int code = Arrays.asList("igp", "egp", "incomplete").indexOf(origin.toLowerCase(java.util.Locale.ROOT));
        if (code >= 0 && route.facts().origin() != code) {
            put(route, AttributeType.ORIGIN, WELL_KNOWN, new byte[] {(byte) code});
        }
    }

    /** Replaces the address routes are forwarded to, in whichever attribute it stands; another family changes nothing. */
    public static void setNextHop(Route route, IpAddress address) {
        byte[] octets = address.toBytes();
        byte[] mp = value(route, AttributeType.MP_REACH_NLRI);
        if (mp.length >= 4 && mp[3] == octets.length) {
            System.arraycopy(octets, 0, mp, 4, octets.length);
            put(route, AttributeType.MP_REACH_NLRI, AttributeType.OPTIONAL, mp);
        } else if (mp.length == 0 && !address.isV6()) {
            put(route, AttributeType.NEXT_HOP, WELL_KNOWN, octets);
        }
    }

    public static void prepend(Route route, int asn, int times) {
        for (int i = 0; i < times; i++) {
            put(route, AttributeType.AS_PATH, WELL_KNOWN, prepended(value(route, AttributeType.AS_PATH), asn));
        }
    }

    /** One more number in front, in a segment of its own if the first one is full or no sequence. */
    private static byte[] prepended(byte[] path, int asn) {
        boolean joins = path.length >= 2 && path[0] == SEQUENCE && (path[1] & 0xff) < 255;
        byte[] number = u32(asn);
        byte[] longer = new byte[path.length + (joins ? 4 : 6)];
        longer[0] = SEQUENCE;
        longer[1] = (byte) (joins ? (path[1] & 0xff) + 1 : 1);
        System.arraycopy(number, 0, longer, 2, 4);
        int from = joins ? 2 : 0;
        System.arraycopy(path, from, longer, 6, path.length - from);
        return longer;
    }

    /** {@code 64496 AS64497 {64498 64499}}; a text that is no path changes nothing. */
    public static void setAspath(Route route, String text) {
        byte @Nullable [] octets = PathText.parse(text);
        if (octets != null) {
            put(route, AttributeType.AS_PATH, WELL_KNOWN, octets);
        }
    }

    public static void addCommunity(Route route, int community) {
        if (!route.facts().containsCommunity(community)) {
            add(route, AttributeType.COMMUNITIES, u32(community));
        }
    }

    public static void removeCommunity(Route route, int community) {
        if (route.facts().containsCommunity(community)) {
            drop(route, AttributeType.COMMUNITIES, u32(community));
        }
    }

    /** Takes all standard communities away. */
    public static void clearCommunities(Route route) {
        remove(route, AttributeType.COMMUNITIES);
    }

    public static void setCommunities(Route route, ListValue communities) {
        int[] bits = new int[communities.size()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (Integer) java.util.Objects.requireNonNull(communities.at(i));
        }
        put(route, AttributeType.COMMUNITIES, TRANSITIVE, bits.length == 0 ? null : u32(bits));
    }

    private static byte[] octets(LargeCommunity community) {
        return u32((int) community.globalAdministrator(), (int) community.data1(), (int) community.data2());
    }

    public static void addLargeCommunity(Route route, LargeCommunity community) {
        if (!route.containsLargeCommunity(community)) {
            add(route, AttributeType.LARGE_COMMUNITIES, octets(community));
        }
    }

    public static void removeLargeCommunity(Route route, LargeCommunity community) {
        if (route.containsLargeCommunity(community)) {
            drop(route, AttributeType.LARGE_COMMUNITIES, octets(community));
        }
    }

    public static void clearLargeCommunities(Route route) {
        remove(route, AttributeType.LARGE_COMMUNITIES);
    }

    public static void addExtendedCommunity(Route route, long community) {
        if (!route.containsExtendedCommunity(community)) {
            add(route, AttributeType.EXTENDED_COMMUNITIES, u32((int) (community >>> 32), (int) community));
        }
    }

    public static void removeExtendedCommunity(Route route, long community) {
        if (route.containsExtendedCommunity(community)) {
            drop(route, AttributeType.EXTENDED_COMMUNITIES, u32((int) (community >>> 32), (int) community));
        }
    }

    private static void add(Route route, int type, byte[] member) {
        byte[] before = value(route, type);
        byte[] after = Arrays.copyOf(before, before.length + member.length);
        System.arraycopy(member, 0, after, before.length, member.length);
        put(route, type, TRANSITIVE, after);
    }

    private static void drop(Route route, int type, byte[] member) {
        byte[] before = value(route, type);
        byte[] after = new byte[before.length];
        int length = 0;
        for (int at = 0; at + member.length <= before.length; at += member.length) {
            if (!Arrays.equals(before, at, at + member.length, member, 0, member.length)) {
                System.arraycopy(before, at, after, length, member.length);
                length += member.length;
            }
        }
        put(route, type, TRANSITIVE, length == 0 ? null : Arrays.copyOf(after, length));
    }
}
