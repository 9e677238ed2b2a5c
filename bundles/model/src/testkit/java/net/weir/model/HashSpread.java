package net.weir.model;

import java.util.BitSet;

/**
 * How evenly hashes of different things fill a table, whichever of their bits it looks at. As many things as the table has
 * places: by chance 63 % of the places are taken.
 */
public final class HashSpread {
    private static final int STEP = 3;

    private final int bits;
    private final double expected;
    private final double deviation;
    private double worst;
    private double shares;
    private int tables;

    /** @param bits of the place in a table */
    public HashSpread(int bits) {
        this.bits = bits;
        double places = 1 << bits;
        double empty = Math.pow(1 - 1 / places, places);
        expected = places * (1 - empty);
        double bothEmpty = places * (places - 1) * Math.pow(1 - 2 / places, places);
        deviation = Math.sqrt(bothEmpty + places * empty - places * places * empty * empty);
    }

    /** How many things {@link #add} takes. */
    public int things() {
        return 1 << bits;
    }

    /** @param hashes of different things with one key */
    public void add(long[] hashes) {
        BitSet taken = new BitSet(hashes.length);
        for (int shift = 0; shift <= 64 - bits; shift += STEP) {
            taken.clear();
            for (long hash : hashes) {
                taken.set((int) (hash >>> shift) & hashes.length - 1);
            }
            int places = taken.cardinality();
            worst = Math.max(worst, Math.abs(places - expected) / deviation);
            shares += places / expected;
            tables++;
        }
    }

    /** The table that is furthest from what chance does, in standard deviations. */
    public double worst() {
        return worst;
    }

    /** The same in parts of what chance fills: 0.01 is a percent. */
    public double worstShare() {
        return worst * deviation / expected;
    }

    /** What all tables are filled to together, in parts of what chance fills. */
    public double mean() {
        return shares / tables;
    }
}
