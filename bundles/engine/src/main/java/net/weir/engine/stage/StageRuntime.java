package net.weir.engine.stage;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import net.weir.api.State;
import net.weir.engine.log.ProblemLog;
import net.weir.event.Event;
import net.weir.event.Gap;

/**
 * What the engine knows of one configured stage, over all objects that play it in turn: its state, counts, taps. Written
 * by planner, lanes and worker, read by faces; thread-safe.
 */
public final class StageRuntime {
    /** After so many calls in a row that threw, a transform is taken out of service. */
    public static final int FAULTS_IN_A_ROW = 10;

    private static final Tap[] NO_TAPS = {};

    private final String id;
    private final String type;
    private final LongAdder eventsIn = new LongAdder();
    private final LongAdder eventsOut = new LongAdder();
    private final Map<String, LongAdder> drops = new ConcurrentHashMap<>();
    private final AtomicInteger faultsInARow = new AtomicInteger();
    private final StageMetrics metrics = new StageMetrics();
    private final ProblemLog problems;
    private volatile Tap[] taps = NO_TAPS;
    private volatile Status status;
    private volatile Rates rates = new Rates(0, 0, 0, 0, 0);
    private volatile boolean faulted;

    private record Status(State state, String reason, long sinceMicros) {}

    private record Rates(long atNanos, long in, long out, double inPerSecond, double outPerSecond) {}

    /** Looks at what leaves a stage. Called on lanes: no waiting. */
    public interface Tap {
        void offer(Event event);
    }

    public StageRuntime(String id, String type, ProblemLog problems, long nowMicros) {
        this.id = id;
        this.type = type;
        this.problems = problems;
        this.status = new Status(State.WAITING, "configured", nowMicros);
    }

    public String id() {
        return id;
    }

    public String type() {
        return type;
    }

    public StageMetrics metrics() {
        return metrics;
    }

    public ProblemLog problems() {
        return problems;
    }

    public void countIn(long events) {
        eventsIn.add(events);
    }

    /** Counts an event on its way out and shows it to the taps. */
    public void leave(Event event) {
        eventsOut.increment();
        for (Tap tap : taps) {
            tap.offer(event);
        }
    }

    public void countOut(long events) {
        eventsOut.add(events);
    }

    public long eventsIn() {
        return eventsIn.sum();
    }

    public long eventsOut() {
        return eventsOut.sum();
    }

    public LongAdder dropCounter(String reason) {
        return drops.computeIfAbsent(reason, r -> new LongAdder());
    }

    public void drop(String reason, long events) {
        dropCounter(reason).add(events);
    }

    public Map<String, Long> drops() {
        Map<String, Long> counts = new TreeMap<>();
        drops.forEach((reason, count) -> {
            if (count.sum() > 0) {
                counts.put(reason, count.sum());
            }
        });
        return counts;
    }

    public State state() {
        return status.state;
    }

    public String reason() {
        return status.reason;
    }

    public long sinceMicros() {
        return status.sinceMicros;
    }

    /** Takes a state; the time it was entered changes only with the state itself. */
    public synchronized void state(State state, String reason, long nowMicros) {
        long since = status.state == state ? status.sinceMicros : nowMicros;
        status = new Status(state, ProblemLog.oneLine(reason), since);
        if (state == State.RUNNING) {
            clearFault();
        }
    }

    /**
     * Notes that a call of the stage threw; true if that was once too often.
     *
     * @param call what it was called with
     */
    public boolean threw(Throwable thrown, String call, long nowMicros) {
        problems.report(id, "threw", "on " + call + ": " + thrown, thrown);
        drop("stage-threw", 1);
        if (faultsInARow.incrementAndGet() < FAULTS_IN_A_ROW || faulted) {
            return false;
        }
        faulted = true;
        state(State.FAULTED, FAULTS_IN_A_ROW + " calls in a row threw; the last: " + thrown, nowMicros);
        return true;
    }

    /** Notes that a call went well. */
    public void worked() {
        if (faultsInARow.get() != 0) {
            faultsInARow.set(0);
        }
    }

    /** Another object takes over: it starts with a clean slate. */
    public void clearFault() {
        faulted = false;
        faultsInARow.set(0);
    }

    public boolean faulted() {
        return faulted;
    }

    /** The event that tells what is downstream of a loss in this stage. */
    public static Gap gapFor(Event lost, String reason, long nowMicros) {
        Gap gap = new Gap(nowMicros, List.of(lost.feed()), List.of(), 1, reason);
        gap.stampFrom(lost, 0);
        return gap;
    }

    public synchronized void addTap(Tap tap) {
        Tap[] next = Arrays.copyOf(taps, taps.length + 1);
        next[taps.length] = tap;
        taps = next;
    }

    public synchronized void removeTap(Tap tap) {
        taps = Arrays.stream(taps).filter(t -> t != tap).toArray(Tap[]::new);
    }

    /** Takes a sample for the rates; called by the clock every few seconds. */
    public void sample(long nanoTime) {
        Rates last = rates;
        long in = eventsIn.sum();
        long out = eventsOut.sum();
        double seconds = (nanoTime - last.atNanos) / 1e9;
        boolean first = last.atNanos == 0;
        rates = new Rates(
                nanoTime, in, out, first ? 0 : (in - last.in) / seconds, first ? 0 : (out - last.out) / seconds);
    }

    public double inPerSecond() {
        return rates.inPerSecond;
    }

    public double outPerSecond() {
        return rates.outPerSecond;
    }
}
