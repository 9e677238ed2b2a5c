package net.weir.roto.bgp;

import java.util.function.LongSupplier;

/** The context variable {@code clock}: the time in UTC. Threads share it. */
public final class Clock {
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400;
    /** 1 January 1970 was a Thursday. */
    private static final int FIRST_WEEKDAY = 4;

    private final LongSupplier micros;

    /** @param micros wall clock in microseconds since 1970 UTC */
    public Clock(LongSupplier micros) {
        this.micros = micros;
    }

    public long micros() {
        return micros.getAsLong();
    }

    public long now() {
        return Math.floorDiv(micros.getAsLong(), SECOND);
    }

    public int hour() {
        return (int) (Math.floorMod(now(), DAY) / 3600);
    }

    public int minute() {
        return (int) (Math.floorMod(now(), 3600L) / 60);
    }

    /** 1 for Monday to 7 for Sunday. */
    public int weekday() {
        return (int) Math.floorMod(Math.floorDiv(now(), DAY) + FIRST_WEEKDAY - 1, 7L) + 1;
    }
}
