package net.weir.codec.bgp.family;

/** Counts plain prefixes. */
final class PrefixCount {
    private PrefixCount() {}

    /** How many prefixes of up to {@code most} bits fill {@code octets[from..to)}; -1 if they do not close. */
    static int of(byte[] octets, int from, int to, boolean addPath, int most) {
        int ahead = addPath ? 4 : 0;
        int count = 0;
        int at = from + ahead;
        while (at < to) {
            int bits = octets[at] & 0xff;
            if (bits > most) {
                return -1;
            }
            at += 1 + (bits + 7 >>> 3) + ahead;
            count++;
        }
        return at == to + ahead ? count : -1;
    }
}
