package net.weir.cli.gen;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.weir.cli.tool.Interruption;
import net.weir.generator.InventedTraffic;

/** The time of the machine, until the user has had enough. */
final class RealClock implements InventedTraffic.Clock {
    private static final long LOOK_MICROS = 1_000_000;

    private final Interruption interruption;
    private final Runnable look;

    /** @param look called now and then while nothing is due */
    RealClock(Interruption interruption, Runnable look) {
        this.interruption = interruption;
        this.look = look;
    }

    @Override
    public long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    @Override
    public void sleepUntil(long until) {
        for (long left = until - micros(); left > 0 && !isOver(); left = until - micros()) {
            interruption.sleep(Math.min(left, LOOK_MICROS));
            if (left > LOOK_MICROS) {
                look.run();
            }
        }
    }

    @Override
    public boolean isOver() {
        return interruption.isAsked();
    }
}
