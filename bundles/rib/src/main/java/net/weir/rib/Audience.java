package net.weir.rib;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import net.weir.event.Event;
import net.weir.event.PeerRoutesGone;
import net.weir.event.RouteChange;
import net.weir.rib.table.Column;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots that have not told a peer yet; mostly there are none. Used by the peer's lane; {@link #abandon} by the lane
 * that takes the peer over. A snapshot that its consumer gave up is not kept alive by this.
 */
final class Audience {
    private static final List<WeakReference<LaneSnapshot>> NOBODY = List.of();

    private final int peerId;
    private volatile List<WeakReference<LaneSnapshot>> snapshots = NOBODY;

    Audience(int peerId) {
        this.peerId = peerId;
    }

    boolean isEmpty() {
        return snapshots == NOBODY;
    }

    void add(LaneSnapshot snapshot) {
        List<WeakReference<LaneSnapshot>> more = new ArrayList<>(snapshots);
        more.add(new WeakReference<>(snapshot));
        snapshots = more;
    }

    void remove(LaneSnapshot snapshot) {
        keep(snapshots.stream().filter(s -> s.get() != snapshot).toList());
    }

    private void keep(List<WeakReference<LaneSnapshot>> rest) {
        List<WeakReference<LaneSnapshot>> alive =
                rest.stream().filter(s -> s.get() != null).toList();
        snapshots = alive.isEmpty() ? NOBODY : alive;
    }

    private void each(Consumer<PeerTelling> action) {
        boolean lost = false;
        for (WeakReference<LaneSnapshot> reference : snapshots) {
            LaneSnapshot snapshot = reference.get();
            if (snapshot == null) {
                lost = true;
            } else {
                action.accept(snapshot.telling(peerId));
            }
        }
        if (lost) {
            keep(snapshots);
        }
    }

    /** Routes of the peer changed. */
    void changed(int family, RouteChange change, int[] prefixIds) {
        each(telling -> telling.changed(family, change, prefixIds));
    }

    /** All routes of the peer are gone, as this event says. */
    void departed(PeerRoutesGone gone, Departed departed, AtomicReferenceArray<@Nullable Column> columns) {
        each(telling -> telling.departed(gone, departed, columns));
    }

    /** Something else of the peer passed the RIB. */
    void heard(Event event) {
        each(telling -> telling.heard(event));
    }

    /**
     * No snapshot tells the peer any more: another lane takes it over.
     *
     * @return what their consumers were told and have not heard to be gone
     */
    List<PeerRoutesGone> abandon(long receivedMicros) {
        List<PeerRoutesGone> undelivered = new ArrayList<>();
        each(telling -> undelivered.addAll(telling.abandon(receivedMicros)));
        snapshots = NOBODY;
        return undelivered;
    }
}
