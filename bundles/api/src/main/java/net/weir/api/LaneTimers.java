package net.weir.api;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/** Timers of one lane: the task runs on the lane, between two events. */
@ProviderType
public interface LaneTimers {

    /** Runs the task once after the delay. */
    Timer after(Duration delay, Runnable task);

    /** A task that has not run yet. */
    interface Timer {
        /** Keeps it from running; no effect if it ran. On the lane. */
        void cancel();
    }
}
