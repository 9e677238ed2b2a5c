package net.weir.session.bgp;

import java.time.Duration;

/**
 * The times of a session.
 *
 * @param hold what our OPEN proposes: 0 or 3 to 65535 s
 * @param connectRetry how long a dialled connection may take, and until the next is dialled
 * @param delayOpen how long to wait for the peer's OPEN before ours goes out; 0: not at all
 * @param firstIdle how long after a failure the session starts again; twice as long after each further one
 * @param longestIdle but never longer
 */
public record SessionTimes(
        Duration hold, Duration connectRetry, Duration delayOpen, Duration firstIdle, Duration longestIdle) {
    /** Until an OPEN came (RFC 4271 section 8.2.2). */
    static final Duration LARGE_HOLD = Duration.ofMinutes(4);

    private static final Duration LEAST_SEND_HOLD = Duration.ofMinutes(8);

    public static final SessionTimes DEFAULT = new SessionTimes(
            Duration.ofSeconds(90),
            Duration.ofSeconds(30),
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofSeconds(60));

    /** @throws IllegalArgumentException if the hold time is none that an OPEN may have */
    public SessionTimes {
        long seconds = hold.toSeconds();
        if (seconds < 0 || seconds == 1 || seconds == 2 || seconds > 65535) {
            throw new IllegalArgumentException("hold time of " + seconds + " s: 0 or 3 to 65535 are possible");
        }
    }

    public SessionTimes withHold(Duration other) {
        return new SessionTimes(other, connectRetry, delayOpen, firstIdle, longestIdle);
    }

    /** How long nothing may get through to the peer (RFC 9687 section 4). */
    static Duration sendHold(int negotiatedSeconds) {
        Duration twice = Duration.ofSeconds(2L * negotiatedSeconds);
        return twice.compareTo(LEAST_SEND_HOLD) > 0 ? twice : LEAST_SEND_HOLD;
    }

    /** The wait after this many failures in a row, at least 1. */
    Duration idle(int failures) {
        long nanos = firstIdle.toNanos();
        for (int i = 1; i < failures && nanos < longestIdle.toNanos(); i++) {
            nanos *= 2;
        }
        return Duration.ofNanos(Math.min(nanos, longestIdle.toNanos()));
    }
}
