package net.weir.engine.stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import net.weir.admin.MetricFamily;
import net.weir.admin.MetricFamily.Kind;
import net.weir.admin.MetricFamily.Sample;
import net.weir.api.Counter;
import net.weir.api.Histogram;

/** The counters, gauges and histograms that one stage made. Thread-safe. */
public final class StageMetrics {
    /** Distinct label sets of one metric; beyond it they share one sample labelled {@code other}. */
    static final int MAX_LABEL_SETS = 1000;

    private final Map<String, Family> families = new ConcurrentHashMap<>();

    /** @param samples a {@link LongSupplier} each, or a {@link StripedHistogram} */
    private record Family(String help, Kind kind, Map<Map<String, String>, Object> samples) {}

    /** A counter on a striped adder, so that lanes do not contend. */
    static final class AdderCounter implements Counter, LongSupplier {
        private final LongAdder adder = new LongAdder();

        @Override
        public void add(long amount) {
            adder.add(amount);
        }

        @Override
        public long value() {
            return adder.sum();
        }

        @Override
        public long getAsLong() {
            return adder.sum();
        }
    }

    /** @throws IllegalArgumentException if the name is a gauge's already, or labels are not pairs */
    public Counter counter(String name, String help, String unit, String... labels) {
        Family family = family(fullName(name, unit) + "_total", help, Kind.COUNTER);
        return (AdderCounter) family.samples.computeIfAbsent(labelSet(family, labels), key -> new AdderCounter());
    }

    public void gauge(String name, String help, String unit, LongSupplier value, String... labels) {
        Family family = family(fullName(name, unit), help, Kind.GAUGE);
        family.samples.put(labelSet(family, labels), value);
    }

    /** @throws IllegalArgumentException if the name is another kind's already, or labels are not pairs */
    public Histogram histogram(String name, String help, String unit, String... labels) {
        Family family = family(fullName(name, unit), help, Kind.HISTOGRAM);
        return (StripedHistogram)
                family.samples.computeIfAbsent(labelSet(family, labels), key -> new StripedHistogram(unit));
    }

    private Family family(String name, String help, Kind kind) {
        Family family = families.computeIfAbsent(name, n -> new Family(help, kind, new ConcurrentHashMap<>()));
        if (family.kind != kind) {
            throw new IllegalArgumentException(name + " is a " + family.kind);
        }
        return family;
    }

    private static String fullName(String name, String unit) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("not a metric name: " + name);
        }
        return unit.isEmpty() ? name : name + "_" + unit;
    }

    private static Map<String, String> labelSet(Family family, String... labels) {
        if (labels.length % 2 != 0) {
            throw new IllegalArgumentException("labels come as name and value in turn");
        }
        Map<String, String> set = new LinkedHashMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            set.put(labels[i], labels[i + 1]);
        }
        if (family.samples.size() >= MAX_LABEL_SETS && !family.samples.containsKey(set)) {
            set.replaceAll((name, value) -> "other");
        }
        return set;
    }

    /** Adds this stage's samples to {@code all}, labelled with the stage. */
    public void collect(String stage, String type, Map<String, MetricFamily> all) {
        String prefix = "weir_" + type.replace('.', '_') + "_";
        new TreeMap<>(families).forEach((name, family) -> {
            MetricFamily target = all.computeIfAbsent(
                    prefix + name, n -> new MetricFamily(n, family.help, family.kind, new ArrayList<>()));
            family.samples.forEach((labels, value) -> add(target.samples(), stage, labels, value));
        });
    }

    private static void add(List<Sample> samples, String stage, Map<String, String> labels, Object value) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("stage", stage);
        all.putAll(labels);
        if (value instanceof StripedHistogram histogram) {
            samples.add(new Sample(all, histogram.sum(), histogram.buckets()));
        } else {
            samples.add(new Sample(all, ((LongSupplier) value).getAsLong()));
        }
    }
}
