package net.weir.admin;

import java.util.List;
import java.util.Map;

/**
 * One metric with its samples.
 *
 * @param name full name in Prometheus style, unit and {@code _total} included
 */
public record MetricFamily(String name, String help, Kind kind, List<Sample> samples) {
    /** How a sample behaves over time. */
    public enum Kind {
        COUNTER,
        GAUGE,
        HISTOGRAM
    }

    /**
     * One value, or one distribution of them.
     *
     * @param labels in order; values are raw text that the renderer escapes
     * @param value of a histogram the sum of all
     * @param buckets of a histogram, else empty: by rising bounds, the last is infinite
     */
    public record Sample(Map<String, String> labels, double value, List<Bucket> buckets) {
        /** Of a counter or gauge. */
        public Sample(Map<String, String> labels, double value) {
            this(labels, value, List.of());
        }
    }

    /** @param count of all values up to and with the bound, those of lower buckets included */
    public record Bucket(double bound, long count) {}
}
