package net.weir.bench;

import java.util.Arrays;

/** Times of single things in nanoseconds. Confined to one thread. */
final class Percentiles {
    private final long[] nanos;
    private int count;

    Percentiles(int most) {
        nanos = new long[most];
    }

    void add(long time) {
        nanos[count++] = time;
    }

    /** In microseconds; 50 is the median. */
    double micros(double percent) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, Math.round(count * percent / 100))] / 1e3;
    }
}
