package net.weir.http.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.weir.admin.MetricFamily;
import net.weir.admin.MetricFamily.Bucket;
import net.weir.admin.MetricFamily.Kind;
import net.weir.admin.MetricFamily.Sample;
import net.weir.text.TextBuffer;

/**
 * The text exposition format 0.0.4. Names that plugins chose are made valid, label values are escaped and cut at 255
 * characters, and a family shows a bounded number of samples, each set of labels once: whatever a router or a plugin
 * says, the text stays readable for Prometheus.
 */
final class PrometheusText {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    /** Samples of one family; more are left out. */
    static final int SAMPLES = 20_000;

    private static final String OMITTED = "weir_metrics_omitted_samples";
    private static final String OMITTED_HELP = "Samples of a metric beyond the bound of one metric.";
    private static final int VALUE_LIMIT = 255;

    private PrometheusText() {}

    static TextBuffer write(Iterable<MetricFamily> families) {
        TextBuffer out = new TextBuffer(1 << 16);
        Set<String> names = new HashSet<>();
        List<Sample> omitted = new ArrayList<>();
        for (MetricFamily family : families) {
            String name = name(family);
            if (!family.samples().isEmpty() && names.add(name)) {
                int left = write(out, name, family);
                if (left > 0) {
                    omitted.add(new Sample(Map.of("metric", name), left));
                }
            }
        }
        if (!omitted.isEmpty()) {
            write(out, OMITTED, new MetricFamily(OMITTED, OMITTED_HELP, Kind.GAUGE, omitted));
        }
        return out;
    }

    /** Returns how many samples were left out. */
    private static int write(TextBuffer out, String name, MetricFamily family) {
        out.ascii("# HELP ");
        out.ascii(name);
        out.octet(' ');
        escaped(out, family.help().isBlank() ? name : family.help(), false);
        out.ascii("\n# TYPE ");
        out.ascii(name);
        out.ascii(' ' + family.kind().name().toLowerCase(Locale.ROOT) + '\n');
        Set<Map<String, String>> seen = new HashSet<>();
        int omitted = 0;
        for (Sample sample : family.samples()) {
            if (seen.size() >= SAMPLES) {
                omitted++;
            } else if (seen.add(sample.labels())) {
                if (family.kind() == Kind.HISTOGRAM) {
                    histogram(out, name, sample);
                } else {
                    line(out, name, sample.labels(), sample.value());
                }
            }
        }
        return omitted;
    }

    private static void line(TextBuffer out, String name, Map<String, String> labels, double value) {
        out.ascii(name);
        labels(out, labels);
        out.octet(' ');
        value(out, value);
        out.octet('\n');
    }

    private static void histogram(TextBuffer out, String name, Sample sample) {
        long count = 0;
        for (Bucket bucket : sample.buckets()) {
            Map<String, String> labels = new LinkedHashMap<>(sample.labels());
            boolean last = bucket.bound() == Double.POSITIVE_INFINITY;
            labels.put("le", last ? "+Inf" : String.valueOf(bucket.bound()));
            line(out, name + "_bucket", labels, bucket.count());
            count = bucket.count();
        }
        line(out, name + "_sum", sample.labels(), sample.value());
        line(out, name + "_count", sample.labels(), count);
    }

    /** By convention the names of counters, and only these, end with {@code _total}. */
    private static String name(MetricFamily family) {
        String name = valid(family.name(), true);
        boolean total = name.endsWith("_total");
        if (family.kind() == Kind.COUNTER) {
            return total ? name : name + "_total";
        }
        return total ? name.substring(0, name.length() - "_total".length()) : name;
    }

    /** Makes a name of letters, digits and underscores; a metric's may have colons. */
    private static String valid(String name, boolean colons) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length() && i < VALUE_LIMIT; i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || colons && c == ':';
            if (letter || c >= '0' && c <= '9' && i > 0) {
                out.append(c);
            } else {
                out.append('_');
            }
        }
        return out.length() == 0 ? "_" : out.toString();
    }

    private static void labels(TextBuffer out, Map<String, String> labels) {
        if (labels.isEmpty()) {
            return;
        }
        char before = '{';
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, String> label : labels.entrySet()) {
            String name = valid(label.getKey(), false);
            if (names.add(name)) {
                out.octet(before);
                out.ascii(name);
                out.ascii("=\"");
                escaped(out, label.getValue(), true);
                out.octet('"');
                before = ',';
            }
        }
        out.octet('}');
    }

    private static void escaped(TextBuffer out, String text, boolean quotes) {
        String cut = text.length() <= VALUE_LIMIT ? text : text.substring(0, VALUE_LIMIT);
        String escaped = cut.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace('\r', ' ')
                .replace('\0', ' ');
        out.utf8(quotes ? escaped.replace("\"", "\\\"") : escaped);
    }

    private static void value(TextBuffer out, double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.decimal((long) value);
        } else if (Double.isInfinite(value)) {
            out.ascii(value > 0 ? "+Inf" : "-Inf");
        } else {
            out.ascii(Double.toString(value).toLowerCase(Locale.ROOT).replace("nan", "NaN"));
        }
    }
}
