package net.weir.engine.time;

/**
 * Lets a thing be done at once, then after a pause that doubles as long as it is wanted again soon after the last time.
 * Confined to one thread or guarded by its owner.
 */
public final class Backoff {
    private final long firstNanos;
    private final long lastNanos;
    private long pauseNanos;
    private long doneNanos;
    private boolean done;

    public Backoff(long firstNanos, long lastNanos) {
        this.firstNanos = firstNanos;
        this.lastNanos = lastNanos;
        this.pauseNanos = firstNanos;
    }

    /** True if it may be done now; it is taken for done then. */
    public boolean due(long nanoTime) {
        long since = nanoTime - doneNanos;
        if (done && since < pauseNanos) {
            return false;
        }
        boolean soon = done && since < 4 * pauseNanos;
        pauseNanos = soon ? Math.min(2 * pauseNanos, lastNanos) : firstNanos;
        done = true;
        doneNanos = nanoTime;
        return true;
    }

    /** True if it has not been wanted for so long that the first pause would do: then this needs no keeping. */
    public boolean isForgotten(long nanoTime) {
        return !done || nanoTime - doneNanos >= 4 * pauseNanos;
    }
}
