package net.weir.bench;

import java.util.Arrays;
import java.util.Locale;

/** Figures of some rounds of one thing; the median counts. */
record Samples(double[] values) {
    Samples {
        values = values.clone();
        Arrays.sort(values);
    }

    double median() {
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    double least() {
        return values[0];
    }

    double most() {
        return values[values.length - 1];
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f (%.1f to %.1f)", median(), values[0], values[values.length - 1]);
    }
}
