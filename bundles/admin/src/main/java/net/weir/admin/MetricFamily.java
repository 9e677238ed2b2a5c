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
        GAUGE
    }

    /** @param labels in order; values are raw text that the renderer escapes */
    public record Sample(Map<String, String> labels, double value) {}
}
