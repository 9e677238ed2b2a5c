package net.weir.engine.stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import net.weir.admin.MetricFamily.Bucket;
import net.weir.api.Histogram;

/** A histogram on striped adders, so that lanes do not contend. Thread-safe. */
final class StripedHistogram implements Histogram {
    private static final double[] SECONDS = decades();
    private static final double[] POWERS_OF_FOUR = powers();

    private final double[] bounds;
    private final LongAdder[] counts;
    private final DoubleAdder sum = new DoubleAdder();

    StripedHistogram(String unit) {
        bounds = unit.equals("seconds") ? SECONDS : POWERS_OF_FOUR;
        counts = new LongAdder[bounds.length + 1];
        Arrays.setAll(counts, i -> new LongAdder());
    }

    private static double[] decades() {
        List<Double> bounds = new ArrayList<>();
        for (int decade = -5; decade <= 2; decade++) {
            for (String digits : new String[] {"1", "2.5", "5"}) {
                bounds.add(Double.parseDouble(digits + "e" + decade));
            }
        }
        return bounds.stream()
                .mapToDouble(Double::doubleValue)
                .filter(bound -> bound <= 100)
                .toArray();
    }

    private static double[] powers() {
        double[] bounds = new double[16];
        Arrays.setAll(bounds, i -> Math.pow(4, i));
        return bounds;
    }

    @Override
    public void record(double value) {
        if (Double.isNaN(value)) {
            return;
        }
        int at = Arrays.binarySearch(bounds, value);
        counts[at >= 0 ? at : -at - 1].increment();
        sum.add(value);
    }

    @Override
    public long count() {
        return Arrays.stream(counts).mapToLong(LongAdder::sum).sum();
    }

    double sum() {
        return sum.sum();
    }

    List<Bucket> buckets() {
        List<Bucket> buckets = new ArrayList<>();
        long below = 0;
        for (int i = 0; i < counts.length; i++) {
            below += counts[i].sum();
            buckets.add(new Bucket(i < bounds.length ? bounds[i] : Double.POSITIVE_INFINITY, below));
        }
        return buckets;
    }
}
