package net.weir.admin;

import java.util.function.Predicate;
import net.weir.event.Event;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Looking at what leaves a stage, without slowing it. */
@ProviderType
public interface Taps {

    /**
     * Opens a tap behind a source, transform or RIB.
     *
     * @param filter runs on lanes: cheap, no waiting
     * @param capacity events that may wait for the reader; more are dropped and counted
     * @throws IllegalArgumentException if there is no such stage, or it is a sink
     */
    Tap open(String stage, Predicate<Event> filter, int capacity);

    /** An open tap. Read by one thread. */
    interface Tap extends AutoCloseable {

        /** The next event, waiting up to the time given; null if none came or the tap is closed. */
        @Nullable
        Event poll(long millis) throws InterruptedException;

        /** How many events were dropped because the reader was slow, since the last call. */
        long takeDropped();

        boolean closed();

        @Override
        void close();
    }
}
