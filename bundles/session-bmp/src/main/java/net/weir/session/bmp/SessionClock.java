package net.weir.session.bmp;

import net.weir.codec.bmp.PeerHeaderView;

/** The two clocks of a session: ours, which never goes back, and the router's, which may say anything. */
final class SessionClock {
    private static final long SKEW_MICROS = 5_000_000;

    private final SessionOutput out;
    private long received;

    SessionClock(SessionOutput out) {
        this.out = out;
    }

    /** Our time of what is read now; a wall clock that was set back stands still. */
    void advance(long micros) {
        received = Math.max(received, micros);
    }

    long received() {
        return received;
    }

    /** The router's time of a message, 0 if it gave none; kept as it is even where it cannot be right. */
    long observed(PeerHeaderView peer) {
        long observed = peer.observedMicros();
        if (peer.microseconds() > 999_999 && out.count(SessionFault.CLOCK_MICROSECONDS)) {
            out.owner.problem(
                    SessionFault.CLOCK_MICROSECONDS.toString(),
                    "a timestamp has " + peer.microseconds() + " microseconds");
        }
        if (observed > received + SKEW_MICROS && out.count(SessionFault.CLOCK_SKEW)) {
            long ahead = (observed - received) / 1_000_000;
            out.owner.problem(
                    SessionFault.CLOCK_SKEW.toString(), "the router's clock is " + ahead + " s ahead of ours");
        }
        return observed;
    }
}
