package net.weir.text;

/** The runs of zero groups in an IPv6 address. */
final class Ipv6Runs {
    private Ipv6Runs() {}

    static int group(long high, long low, int index) {
        return (int) ((index < 4 ? high : low) >>> 48 - 16 * (index & 3)) & 0xffff;
    }

    /**
     * The first longest run of at least two (RFC 5952 section 4.2).
     *
     * @return its first group in the upper bits and its length in the lower 4; 0 if there is none
     */
    static int longest(long high, long low) {
        int best = 0;
        int start = 0;
        int run = 0;
        for (int i = 0; i < 8; i++) {
            if (group(high, low, i) != 0) {
                run = 0;
            } else {
                start = run++ == 0 ? i : start;
                if (run >= 2 && run > (best & 0xf)) {
                    best = start << 4 | run;
                }
            }
        }
        return best;
    }
}
