package net.weir.codec.bgp.attribute;

import net.weir.model.AttributeType;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/** AS_PATH values as octets: checks, and the way from 2-octet to 4-octet AS numbers. */
final class AsPathOctets {
    private static final int SET = 1;
    private static final int SEQUENCE = 2;
    private static final int CONFED_SEQUENCE = 3;
    private static final int LAST_KIND = 4;

    private AsPathOctets() {}

    /** Why the segments do not close (RFC 7606 section 7.2), or null. */
    static @Nullable String structureFault(byte[] octets, int at, int length, int width) {
        int end = at + length;
        int next = at;
        while (next < end) {
            if (end - next < 2) {
                return "AS_PATH ends within a segment header";
            }
            int kind = octets[next];
            int count = octets[next + 1] & 0xff;
            if (kind < SET || kind > LAST_KIND) {
                return "AS_PATH has a segment of unknown type " + (kind & 0xff);
            }
            if (count == 0) {
                return "AS_PATH has an empty segment";
            }
            next += 2 + count * width;
        }
        return next > end ? "AS_PATH segment goes past the end of the attribute" : null;
    }

    /** True if AS 0 is in a path whose structure is sound (RFC 7607 section 2). */
    static boolean hasZero(byte[] octets, int at, int length, int width) {
        int end = at + length;
        int next = at;
        while (next < end) {
            int behind = next + 2 + (octets[next + 1] & 0xff) * width;
            for (next += 2; next < behind; next += width) {
                if (asn(octets, next, width) == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** True if there is a confederation segment in a path whose structure is sound. */
    static boolean hasConfederation(byte[] octets, int at, int length, int width) {
        for (int next = at; next < at + length; next += 2 + (octets[next + 1] & 0xff) * width) {
            if (octets[next] > SEQUENCE) {
                return true;
            }
        }
        return false;
    }

    /**
     * True if the AS_PATH of a block of attributes, which is sound in its lengths, begins with an AS_CONFED_SEQUENCE: the peer is in
     * another member AS of one confederation, to which LOCAL_PREF and the like may be sent (RFC 5065 section 5).
     */
    static boolean beginsWithConfederation(byte[] octets, int from, int to) {
        for (int at = from; at < to; ) {
            int value = AttributeOctets.valueOf(octets, at);
            int length = AttributeOctets.lengthOf(octets, at);
            if ((octets[at + 1] & 0xff) == AttributeType.AS_PATH) {
                return length > 0 && octets[value] == CONFED_SEQUENCE;
            }
            at = value + length;
        }
        return false;
    }

    /** AS numbers as RFC 6793 section 4.2.3 counts them: a set is one, confederations are none. */
    private static int count(byte[] octets, int at, int length, int width) {
        int count = 0;
        for (int next = at; next < at + length; next += 2 + (octets[next + 1] & 0xff) * width) {
            count += octets[next] == SEQUENCE ? octets[next + 1] & 0xff : octets[next] == SET ? 1 : 0;
        }
        return count;
    }

    private static int asn(byte[] octets, int at, int width) {
        return width == 2 ? Octets.u16(octets, at) : Octets.i32(octets, at);
    }

    /** Collects segments with 4-octet AS numbers. */
    static final class Merger {
        private byte[] out = new byte[512];
        private int length;
        private int lastSegment;

        byte[] octets() {
            return out;
        }

        int length() {
            return length;
        }

        /** The path of a 2-octet AS_PATH alone. */
        void widen(byte[] octets, int at, int pathLength) {
            start(2 * pathLength);
            for (int next = at; next < at + pathLength; next += 2 + 2 * (octets[next + 1] & 0xff)) {
                append(octets, next, octets[next + 1] & 0xff, 2);
            }
        }

        /**
         * The path of a 2-octet AS_PATH and the AS4_PATH beside it (RFC 6793 section 4.2.3): the AS4_PATH, and in front
         * of it what the AS_PATH has more. An AS4_PATH that is longer is ignored.
         */
        void merge(byte[] octets, int at, int pathLength, byte[] octets4, int at4, int length4) {
            int lead = count(octets, at, pathLength, 2) - count(octets4, at4, length4, 4);
            if (lead < 0) {
                widen(octets, at, pathLength);
                return;
            }
            start(2 * pathLength + length4);
            for (int next = at; next < at + pathLength; next += 2 + 2 * (octets[next + 1] & 0xff)) {
                int kind = octets[next];
                int asns = octets[next + 1] & 0xff;
                if (kind == SEQUENCE) {
                    int taken = Math.min(lead, asns);
                    append(octets, next, taken, 2);
                    lead -= taken;
                    if (taken < asns) {
                        break;
                    }
                } else if (kind > SEQUENCE) {
                    append(octets, next, asns, 2); // leading, or next to a segment that was taken
                } else if (lead == 0) {
                    break;
                } else {
                    append(octets, next, asns, 2);
                    lead--;
                }
            }
            for (int next = at4; next < at4 + length4; next += 2 + 4 * (octets4[next + 1] & 0xff)) {
                if (octets4[next] <= SEQUENCE) { // confederations have no place there, RFC 6793 section 3
                    append(octets4, next, octets4[next + 1] & 0xff, 4);
                }
            }
        }

        private void start(int most) {
            length = 0;
            lastSegment = -1;
            if (out.length < most) {
                out = new byte[most];
            }
        }

        /** Appends the first {@code count} numbers of a segment; a sequence goes on where the last one ended. */
        private void append(byte[] octets, int segment, int count, int width) {
            if (count == 0) {
                return;
            }
            int kind = octets[segment];
            boolean goesOn = lastSegment >= 0
                    && kind == SEQUENCE
                    && out[lastSegment] == SEQUENCE
                    && (out[lastSegment + 1] & 0xff) + count <= 255;
            if (!goesOn) {
                lastSegment = length;
                out[length] = (byte) kind;
                out[length + 1] = 0;
                length += 2;
            }
            out[lastSegment + 1] += (byte) count;
            for (int i = 0; i < count; i++) {
                Octets.put32(out, length, asn(octets, segment + 2 + width * i, width));
                length += 4;
            }
        }
    }
}
