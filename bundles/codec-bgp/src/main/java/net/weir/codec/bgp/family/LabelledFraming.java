package net.weir.codec.bgp.family;

import net.weir.model.Octets;

/** A length in bits that covers labels, a distinguisher or none, and a prefix. */
record LabelledFraming(int rdBits, int prefixBits) implements Framing {
    private static final int WITHDRAWN = 0x800000;

    @Override
    public int length(byte[] octets, int at, int end, boolean withdrawal) {
        int bits = octets[at] & 0xff;
        int length = 1 + (bits + 7 >>> 3);
        if (length > end - at) {
            return DAMAGED;
        }
        int behindStack = bits - 24 * (withdrawal ? 1 : stackDepth(octets, at + 1, bits));
        return fits(behindStack) || fits(bits - 24) ? length : DAMAGED;
    }

    private boolean fits(int behindLabels) {
        int prefix = behindLabels - rdBits;
        return prefix >= 0 && prefix <= prefixBits;
    }

    /** A withdrawal has one label field of any content (RFC 8277 section 2.4): one that looks like a stack ends here. */
    @Override
    public void settle(byte[] octets, int at, boolean withdrawal) {
        if (withdrawal && fits((octets[at] & 0xff) - 24)) {
            int label = Octets.u24(octets, at + 1);
            if (label != 0 && (label & 1) == 0) {
                octets[at + 1] = (byte) (WITHDRAWN >>> 16);
                octets[at + 2] = 0;
                octets[at + 3] = 0;
            }
        }
    }

    /** Labels up to the bottom of stack. */
    private static int stackDepth(byte[] octets, int at, int bits) {
        int labels = 1;
        while (24 * (labels + 1) <= bits && (octets[at + 3 * labels - 1] & 1) == 0) {
            labels++;
        }
        return labels;
    }
}
