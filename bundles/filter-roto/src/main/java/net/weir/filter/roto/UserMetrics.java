package net.weir.filter.roto;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.weir.api.Counter;
import net.weir.api.StageContext;
import net.weir.roto.bgp.Metrics;
import org.jspecify.annotations.Nullable;

/** Shows the numbers of scripts beside the stage's own. Any thread. */
final class UserMetrics implements Metrics.Board {
    private static final int MOST = 256;
    private static final Pattern NAME = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?:\\{(.*)})?");
    private static final Pattern LABEL = Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*\"([^\"]*)\"\\s*,?");

    private final StageContext context;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> gauges = new ConcurrentHashMap<>();

    UserMetrics(StageContext context) {
        this.context = context;
    }

    @Override
    public void add(String name, long more) {
        Counter counter = counters.get(name);
        if (counter == null) {
            counter = room(name) ? counters.computeIfAbsent(name, this::counter) : null;
        }
        if (counter != null && more > 0) {
            counter.add(more);
        }
    }

    @Override
    public void set(String name, long value) {
        AtomicLong gauge = gauges.get(name);
        if (gauge == null) {
            gauge = room(name) ? gauges.computeIfAbsent(name, this::gauge) : null;
        }
        if (gauge != null) {
            gauge.set(value);
        }
    }

    private boolean room(String name) {
        if (counters.size() + gauges.size() < MOST && NAME.matcher(name).matches()) {
            return true;
        }
        context.problem("script-metric", "no room for the metric, or no name for one: " + name);
        return false;
    }

    private Counter counter(String name) {
        return context.counter(base(name), "Counted by the script.", "", labels(name));
    }

    private AtomicLong gauge(String name) {
        AtomicLong value = new AtomicLong();
        context.gauge(base(name), "Set by the script.", "", value::get, labels(name));
        return value;
    }

    private static String base(String name) {
        Matcher matcher = NAME.matcher(name);
        return "roto_user_defined_" + (matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "metric");
    }

    private static String[] labels(String name) {
        Matcher matcher = NAME.matcher(name);
        List<String> labels = new ArrayList<>();
        @Nullable String text = matcher.matches() ? matcher.group(2) : null;
        Matcher label = LABEL.matcher(text == null ? "" : text);
        while (label.find()) {
            labels.add(label.group(1).toLowerCase(Locale.ROOT));
            labels.add(label.group(2));
        }
        return labels.toArray(String[]::new);
    }
}
