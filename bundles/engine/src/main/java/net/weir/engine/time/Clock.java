package net.weir.engine.time;

import java.time.Instant;

/** The two clocks, handed in so that tests can turn them. */
public interface Clock {
    /** Wall clock in microseconds since 1970 UTC. */
    long nowMicros();

    /** Monotonic clock for durations. */
    long nanoTime();

    /** The machine's clocks. */
    Clock SYSTEM = new Clock() {
        @Override
        public long nowMicros() {
            Instant now = Instant.now();
            return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }
    };
}
