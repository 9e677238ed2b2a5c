package net.weir.engine.log;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import net.weir.admin.StageProblem;
import net.weir.model.Printable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes problems to the log, each kind of each stage at most once a minute with the number of those kept back. What
 * comes from outside is made one harmless line first. Thread-safe.
 */
public final class ProblemLog {
    private static final Logger LOG = LoggerFactory.getLogger("net.weir.pipeline");
    private static final long QUIET_NANOS = 60_000_000_000L;
    private static final int MAX_KINDS = 10_000;
    private static final int MAX_LINE = 2_000;

    private final LongSupplier nanoTime;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    private static final class Seen {
        private final LongAdder count = new LongAdder();
        private volatile String last = "";
        private long nextNanos;
        private long kept;
    }

    public ProblemLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Counts the problem and logs it unless the same kind was logged within the last minute. */
    public void report(String stage, String kind, String text, @Nullable Throwable thrown) {
        String key = stage + ' ' + kind;
        if (seen.size() >= MAX_KINDS && !seen.containsKey(key)) {
            key = "other kinds";
        }
        Seen entry = seen.computeIfAbsent(key, k -> new Seen());
        entry.count.increment();
        entry.last = text.length() > MAX_LINE ? text.substring(0, MAX_LINE + 1) : text; // still shown as cut
        long now = nanoTime.getAsLong();
        long kept;
        synchronized (entry) {
            if (entry.nextNanos != 0 && now - entry.nextNanos < 0) {
                entry.kept++;
                return;
            }
            entry.nextNanos = now + QUIET_NANOS;
            kept = entry.kept;
            entry.kept = 0;
        }
        String line = oneLine(stage + ": " + kind + ": " + text) + (kept == 0 ? "" : " (" + kept + " more since)");
        LOG.warn(line, thrown);
    }

    /** Logs a line about something that came or went. */
    public void info(String stage, String text) {
        LOG.info(oneLine(stage + ": " + text));
    }

    /** How often each kind of problem of a stage occurred. */
    public Map<String, Long> counts(String stage) {
        Map<String, Long> counts = new TreeMap<>();
        seen.forEach((key, entry) -> {
            if (key.startsWith(stage + ' ')) {
                counts.put(key.substring(stage.length() + 1), entry.count.sum());
            }
        });
        return counts;
    }

    /** The same with what was said last. */
    public List<StageProblem> of(String stage) {
        return counts(stage).entrySet().stream()
                .map(each -> new StageProblem(each.getKey(), each.getValue(), last(stage, each.getKey())))
                .toList();
    }

    private String last(String stage, String kind) {
        Seen entry = seen.get(stage + ' ' + kind);
        return entry == null ? "" : oneLine(entry.last);
    }

    /** The text made {@link Printable}, so that nobody outside can forge a log line, and not too long. */
    public static String oneLine(String text) {
        boolean cut = text.length() > MAX_LINE;
        return Printable.of(cut ? text.substring(0, MAX_LINE) : text) + (cut ? "…" : "");
    }
}
