package net.weir.engine.edge;

import java.util.concurrent.TimeUnit;
import net.weir.engine.time.Backoff;
import org.jspecify.annotations.Nullable;

/**
 * Decides when what a sink lost is told again from the RIB before it: once there is room, and less and less often if that
 * makes it lose again. Guarded by the edge's lock.
 */
final class Resync {
    private final Runnable tellAgain;
    private final Backoff backoff = new Backoff(TimeUnit.SECONDS.toNanos(1), TimeUnit.MINUTES.toNanos(5));
    private boolean enabled;
    private boolean wanted;

    /** @param tellAgain has the RIBs tell what stands; called without the lock */
    Resync(Runnable tellAgain) {
        this.tellAgain = tellAgain;
    }

    void enable(boolean enable) {
        enabled = enable;
        wanted = wanted && enable;
    }

    /** Something was lost. */
    void lost() {
        wanted = enabled;
    }

    /** The task to run now that there is room; null if nothing is due. */
    @Nullable
    Runnable due(long nanoTime) {
        if (!wanted || !backoff.due(nanoTime)) {
            return null;
        }
        wanted = false;
        return tellAgain;
    }
}
