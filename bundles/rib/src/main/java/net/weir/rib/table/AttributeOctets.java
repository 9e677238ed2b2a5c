package net.weir.rib.table;

import net.weir.model.AttributeType;
import net.weir.model.Octets;

/** Where attributes begin and end in canonical octets. */
final class AttributeOctets {
    private AttributeOctets() {}

    static int type(byte[] octets, int at) {
        return octets[at + 1] & 0xff;
    }

    private static boolean isExtended(byte[] octets, int at) {
        return (octets[at] & AttributeType.EXTENDED_LENGTH) != 0;
    }

    /** Where the value begins of the attribute that begins at {@code at}. */
    static int value(byte[] octets, int at) {
        return at + (isExtended(octets, at) ? 4 : 3);
    }

    /** Where the attribute ends that begins at {@code at}. */
    static int end(byte[] octets, int at) {
        return isExtended(octets, at) ? at + 4 + Octets.u16(octets, at + 2) : at + 3 + (octets[at + 2] & 0xff);
    }

    /** The beginning of the first attribute from {@code at} on whose type is not below {@code type}. */
    static int upTo(byte[] octets, int at, int type) {
        int to = at;
        while (to < octets.length && type(octets, to) < type) {
            to = end(octets, to);
        }
        return to;
    }

    /** True if the attributes close and stand in the order of their types, each once. */
    static boolean areOrdered(byte[] octets) {
        int last = -1;
        int at = 0;
        while (at + 3 <= octets.length && type(octets, at) > last && value(octets, at) <= octets.length) {
            last = type(octets, at);
            at = end(octets, at);
        }
        return at == octets.length;
    }

    static boolean isCommunities(int type) {
        return switch (type) {
            case AttributeType.COMMUNITIES,
                    AttributeType.EXTENDED_COMMUNITIES,
                    AttributeType.IPV6_EXTENDED_COMMUNITIES,
                    AttributeType.LARGE_COMMUNITIES -> true;
            default -> false;
        };
    }
}
