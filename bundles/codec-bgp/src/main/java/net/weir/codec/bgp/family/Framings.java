package net.weir.codec.bgp.family;

import net.weir.model.Octets;

/** The framings of {@link Framing}. Classes, as lambdas would have every tool wait for Java to make them at its start. */
final class Framings {
    private Framings() {}

    record Bits(int least, int most) implements Framing {
        @Override
        public int length(byte[] octets, int at, int end, boolean withdrawal) {
            int bits = octets[at] & 0xff;
            return bits < least || bits > most ? DAMAGED : closing(1 + (bits + 7 >>> 3), at, end);
        }
    }

    record NoBitsOr(Framing some) implements Framing {
        @Override
        public int length(byte[] octets, int at, int end, boolean withdrawal) {
            return octets[at] == 0 ? 1 : some.length(octets, at, end, withdrawal);
        }
    }

    record Octets8(int behind) implements Framing {
        @Override
        public int length(byte[] octets, int at, int end, boolean withdrawal) {
            return behind >= end - at ? DAMAGED : closing(behind + 1 + (octets[at + behind] & 0xff), at, end);
        }
    }

    record Octets16(int behind) implements Framing {
        @Override
        public int length(byte[] octets, int at, int end, boolean withdrawal) {
            return behind + 2 > end - at ? DAMAGED : closing(behind + 2 + Octets.u16(octets, at + behind), at, end);
        }
    }

    record FlowSpec() implements Framing {
        @Override
        public int length(byte[] octets, int at, int end, boolean withdrawal) {
            int first = octets[at] & 0xff;
            if (first < 0xf0) {
                return closing(1 + first, at, end);
            }
            return end - at < 2 ? DAMAGED : closing(2 + (Octets.u16(octets, at) & 0x0fff), at, end);
        }
    }

    record Whole() implements Framing {
        @Override
        public int length(byte[] octets, int at, int end, boolean withdrawal) {
            return end - at;
        }
    }

    /** {@code length}, or {@link Framing#DAMAGED} if it goes past the end. */
    private static int closing(int length, int at, int end) {
        return length > end - at ? Framing.DAMAGED : length;
    }
}
