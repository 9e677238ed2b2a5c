package net.weir.rib;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import net.weir.event.Event;
import net.weir.event.PeerRoutesGone;
import net.weir.event.RouteChange;
import net.weir.rib.table.Column;
import org.jspecify.annotations.Nullable;

/** One peer's part of a snapshot. Confined to the peer's lane, but for {@link #abandon}. */
abstract sealed class PeerTelling permits Telling, TellingBeside {
    private final PeerTable table;
    private boolean finished;

    PeerTelling(PeerTable table) {
        this.table = table;
    }

    final PeerTable table() {
        return table;
    }

    final boolean isFinished() {
        return finished;
    }

    final void finish() {
        finished = true;
    }

    /** Routes of the peer changed. */
    abstract void changed(int ofFamily, RouteChange change, int[] prefixIds);

    /** All routes of the peer are gone; the columns are those that were detached. */
    abstract void departed(PeerRoutesGone gone, Departed departed, AtomicReferenceArray<@Nullable Column> columns);

    /** An event of the peer that is not about its routes. */
    abstract void heard(Event event);

    /**
     * Tells no more. By the lane that takes the peer over, holding the table's lock.
     *
     * @return what the consumer was told and has not heard to be gone, as far as it is not in the table
     */
    abstract List<PeerRoutesGone> abandon(long receivedMicros);

    /**
     * Tells a stretch. Inside the lane's guard, holding the table's lock.
     *
     * @param fresh takes events that have no place yet
     * @param passed takes events that passed the RIB before
     * @return how many of {@code room} routes are left
     */
    abstract int tell(int room, Consumer<Event> fresh, Consumer<Event> passed);
}
