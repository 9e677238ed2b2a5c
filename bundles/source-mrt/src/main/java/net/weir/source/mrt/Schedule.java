package net.weir.source.mrt;

/**
 * When records are due. Where their times jump by more than a day, be it that another file is of another year or that a time
 * is damaged, it begins anew: nobody would wait for that. Confined to one lane.
 */
final class Schedule {
    private static final long JUMP_MICROS = 86_400_000_000L;

    private final Pace pace;
    private boolean begun;
    private long firstMicros;
    private long lastMicros;
    private long startNanos;

    Schedule(Pace pace) {
        this.pace = pace;
    }

    /** Everything is due so much later. */
    void delay(long nanos) {
        startNanos += nanos;
    }

    /**
     * Nanoseconds until a record of this time is due.
     *
     * @param nanos of a clock that never goes back
     */
    long wait(long micros, long nanos) {
        if (!pace.isPaced()) {
            return 0;
        }
        if (!begun || Math.abs(micros - lastMicros) > JUMP_MICROS) {
            begun = true;
            firstMicros = micros;
            startNanos = nanos;
        }
        lastMicros = micros;
        return startNanos + pace.nanosAfter(firstMicros, micros) - nanos;
    }
}
