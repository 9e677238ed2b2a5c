package net.weir.session.bgp;

import java.time.Duration;

/** One timer of a session: a moment of the monotonic clock, or stopped. */
final class Deadline {
    private boolean running;
    private long at;

    void start(long nowNanos, Duration after) {
        at = nowNanos + after.toNanos();
        running = true;
    }

    void stop() {
        running = false;
    }

    boolean isRunning() {
        return running;
    }

    boolean isDue(long nowNanos) {
        return running && nowNanos - at >= 0;
    }

    /** How long it is over already; below 0: how long it is not. */
    long overdue(long nowNanos) {
        return nowNanos - at;
    }

    /** How long until it is due, 0 if it is, {@code Long.MAX_VALUE} if it is stopped. */
    long left(long nowNanos) {
        return running ? Math.max(0, at - nowNanos) : Long.MAX_VALUE;
    }
}
