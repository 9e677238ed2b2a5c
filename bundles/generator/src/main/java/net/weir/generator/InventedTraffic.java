package net.weir.generator;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A router's whole life in time: opening, table, changes and probes at their rates, closing. The clock may be the real one
 * or one that costs nothing. Confined to one thread.
 */
public final class InventedTraffic {
    private static final double MICROS = 1_000_000;

    private final InventedRouter router;
    private final Plan plan;
    private final Clock clock;
    private long changes;
    private long probes;

    /**
     * What to do after the table.
     *
     * @param groups of the table
     * @param changesPerSecond may be infinite for as fast as can be, 0 for none
     * @param probesPerSecond 0 for none
     * @param seconds how long; infinite until {@link Clock#isOver}
     */
    public record Plan(int groups, double changesPerSecond, double probesPerSecond, double seconds) {}

    /** Whence the time comes. */
    public interface Clock {
        /** Microseconds since 1970 UTC. */
        long micros();

        /** Waits until then; may come back early if it {@link #isOver}. */
        void sleepUntil(long micros);

        /** True if the traffic has to come to its end now. */
        boolean isOver();
    }

    public InventedTraffic(InventedRouter router, Plan plan, Clock clock) {
        this.router = router;
        this.plan = plan;
        this.clock = clock;
    }

    /** Writes all of it. */
    public void play(OutputStream out) throws IOException {
        out.write(router.at(clock.micros()).opening());
        for (int group = 0; group < plan.groups() && !clock.isOver(); group++) {
            out.write(router.at(clock.micros()).table(group));
        }
        out.write(router.at(clock.micros()).endOfRib());
        out.flush();
        change(out);
        out.write(router.at(clock.micros()).closing());
        out.flush();
    }

    private void change(OutputStream out) throws IOException {
        long start = clock.micros();
        double end = start + plan.seconds() * MICROS;
        while (!clock.isOver()) {
            double change = due(start, changes, plan.changesPerSecond());
            double probe = due(start, probes, plan.probesPerSecond());
            double next = Math.min(Math.min(change, probe), end);
            if (next > clock.micros()) {
                clock.sleepUntil((long) Math.min(next, Long.MAX_VALUE / 2));
            }
            if (next >= end || clock.isOver() || clock.micros() >= end) {
                return;
            }
            router.at(clock.micros());
            out.write(probe <= change ? router.probe(probes++) : router.churn());
            changes += probe <= change ? 0 : 1;
            if (!Double.isInfinite(plan.changesPerSecond())) {
                out.flush();
            }
        }
    }

    private static double due(long start, long done, double perSecond) {
        return perSecond == 0
                ? Double.POSITIVE_INFINITY
                : Double.isInfinite(perSecond) ? start : start + done * MICROS / perSecond;
    }

    public long changes() {
        return changes;
    }

    public long probes() {
        return probes;
    }
}
