package net.weir.session.bmp;

import java.time.Duration;

/** Notices a router that says nothing for longer than it should. Confined to the lane, but for {@link #heardNanos}. */
final class ActivityWatch {
    private final SessionOutput out;
    private volatile long heardNanos;
    private boolean silent;

    ActivityWatch(SessionOutput out, long nowNanos) {
        this.out = out;
        this.heardNanos = nowNanos;
    }

    void heard(long nowNanos) {
        heardNanos = nowNanos;
        if (silent) {
            silent = false;
            out.owner.recovered(this);
        }
    }

    /** Alarms once a silence. */
    void check(String router, Duration limit, long nowNanos) {
        if (!silent && !limit.isZero() && nowNanos - heardNanos >= limit.toNanos()) {
            silent = true;
            String text = router + " has sent nothing for " + limit.toSeconds() + " s";
            out.fault(SessionFault.SILENT, text);
            out.owner.degraded(this, text);
        }
    }

    /** Monotonic time of the last octets; any thread may ask. */
    long heardNanos() {
        return heardNanos;
    }
}
