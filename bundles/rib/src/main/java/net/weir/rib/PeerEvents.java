package net.weir.rib;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import net.weir.api.EventSink;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.Gap;
import net.weir.event.Malformed;
import net.weir.event.PeerDown;
import net.weir.event.PeerRoutesGone;
import net.weir.event.PeerUp;
import net.weir.event.RouteChange;
import net.weir.event.RouterDown;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.rib.table.Column;
import net.weir.rib.table.Epochs;
import net.weir.rib.table.Families;
import org.jspecify.annotations.Nullable;

/**
 * What events of peers and routers mean for the tables of one lane. Confined to it. The lane hands on the event itself,
 * after what is made of it here: routes go before the event that ends them.
 */
final class PeerEvents {
    private final ColumnRib rib;
    private final RibLane lane;
    private final Epochs.Guard guard;
    private final RouteSweep sweep;

    PeerEvents(ColumnRib rib, RibLane lane, RouteSweep sweep, Epochs.Guard guard) {
        this.rib = rib;
        this.lane = lane;
        this.guard = guard;
        this.sweep = sweep;
    }

    void up(PeerUp event, Emission emission) {
        Peer peer = event.peer();
        if (peer == null) {
            return;
        }
        PeerTable table = rib.tables().of(peer);
        if (peer.epoch() < table.peer().epoch()) {
            rib.ignored("peer-up-of-old-epoch");
            return;
        }
        if (table.owner() != lane) {
            takeOver(table, event, emission);
        }
        boolean again = table.isUp() && table.peer().epoch() == peer.epoch();
        if (!again) {
            if (table.routes() > table.staleRoutes()) {
                gone(table, event, emission);
            }
            table.begin(peer, rib.budget().refusesPeer());
        }
        table.setFeed(event.feed());
        table.setNewest(event);
        if (event.replayed()) {
            long now = rib.nowMicros();
            table.mark(marks -> marks.incomplete(now));
        } else if (!again) {
            table.mark(Marks::peerUp);
        }
    }

    /** Takes away what is held for a peer that is down, and the peer itself; unless it came up meanwhile. */
    void forget(Forgetting.Request request, EventSink out) {
        PeerTable table = request.table();
        if (request.done().isDone()) {
            return; // whoever asked has given up
        }
        if (table.isUp() || rib.tables().get(table.id()) != table) {
            request.done().completeExceptionally(new IllegalArgumentException(table.peer() + " is up again, or gone"));
            return;
        }
        Event newest = table.newest();
        Event origin = newest != null ? newest : new Gap(rib.nowMicros(), List.of(), List.of(), 0, "forgotten");
        Emission emission = new Emission(origin, out);
        if (table.owner() != lane) {
            takeOver(table, origin, emission);
        }
        long routes = table.routes();
        gone(table, origin, emission);
        table.end();
        rib.tables().remove(table);
        lane.disown(table);
        request.done().complete(routes);
    }

    /**
     * Makes the table this lane's. Its old feed is closed, so the old lane does not write it any more; but a snapshot there
     * may not have told it. That one is called off: its consumer hears from here, in one queue with all that follows,
     * that what it knows is gone.
     */
    private void takeOver(PeerTable table, Event event, Emission emission) {
        List<PeerRoutesGone> undelivered;
        boolean untold;
        synchronized (table.lock()) {
            RibLane old = table.owner();
            while (old != null && old.isInside()) {
                Thread.onSpinWait(); // it works on another peer's update, a matter of microseconds
            }
            untold = !table.audience().isEmpty();
            undelivered = table.audience().abandon(event.receivedMicros());
            lane.own(table);
        }
        if (untold) {
            gone(table, event, emission);
        }
        for (PeerRoutesGone gone : undelivered) {
            emission.gone(gone, (int) (gone.count() / Departed.PART) + Families.size());
        }
    }

    void down(PeerDown event, Emission emission) {
        Peer peer = event.peer();
        PeerTable table = peer == null ? null : rib.tables().get(peer.id());
        if (peer == null || table == null || table.peer().epoch() != peer.epoch()) {
            rib.ignored("peer-down-of-unknown-peer");
            return;
        }
        if (table.owner() != lane) {
            if (table.isUp()) {
                rib.ignored("peer-down-on-other-lane");
                return;
            }
            takeOver(table, event, emission); // it was held, and its router came back on this lane without it
        }
        table.setNewest(event);
        gone(table, event, emission);
        table.end();
    }

    /** All routes of the peer left the RIB before this one, and so they leave this one. */
    void routesGone(PeerRoutesGone event, Emission emission) {
        PeerTable table = current(event.routePeer());
        if (table != null) {
            table.setNewest(event);
            gone(table, event, emission);
        }
    }

    /** Takes all routes away from the peer; the same effort however many there are. */
    private void gone(PeerTable table, Event event, Emission emission) {
        long count = table.routes();
        if (count == 0) {
            return;
        }
        AtomicReferenceArray<@Nullable Column> columns = table.detach();
        Departed departed = new Departed(rib.memory(), columns);
        long before = table.version();
        table.changed(departed.parts());
        PeerRoutesGone gone = new PeerRoutesGone(
                table.peer(),
                event.observedMicros(),
                event.receivedMicros(),
                GoneRoutes.all(departed, count, before),
                RouteChange.Cause.PEER_DOWN);
        boolean heard = !table.audience().isEmpty();
        if (heard) {
            guard.enter();
            try {
                table.audience().departed(gone, departed, columns);
            } finally {
                guard.exit();
            }
        }
        boolean emits = rib.emit().changes();
        rib.reclaimer().add(columns, emits || heard ? departed : null);
        if (emits) {
            emission.gone(gone, departed.parts());
        }
    }

    void end(EndOfRib event, Emission emission) {
        PeerTable table = current(event.peer());
        int family = Families.indexOf(event.family());
        if (table == null || !table.isUp() || family < 0) {
            return;
        }
        table.setNewest(event);
        FamilyState state = table.family(family);
        state.hear();
        sweep.stale(table, family, event, emission);
        state.setEndOfRib(true);
        state.marks().endOfRib();
    }

    private @Nullable PeerTable current(@Nullable Peer peer) {
        PeerTable table = peer == null ? null : lane.owned(peer.id());
        return table != null && table.peer().epoch() == peer.epoch() ? table : null;
    }

    void routerDown(RouterDown event, Emission emission) {
        if (event.holdMicros() <= 0) {
            return; // a PeerDown for each peer says the rest
        }
        for (PeerTable table : lane.owned()) {
            if (table.isUp()
                    && table.peer().key().router().equals(event.router().key())) {
                if (table.canHold()) {
                    table.hold();
                } else {
                    gone(table, event, emission);
                    table.end();
                }
            }
        }
    }

    void gap(Gap event) {
        for (PeerTable table : rib.tables().all()) {
            if (event.feeds().isEmpty() || event.feeds().contains(table.feed())) {
                incomplete(table, event.families(), rib.nowMicros());
            }
        }
    }

    private static void incomplete(PeerTable table, Collection<Family> families, long since) {
        if (families.isEmpty()) {
            table.mark(marks -> marks.incomplete(since));
        }
        for (Family of : families) {
            int family = Families.indexOf(of);
            if (family >= 0) {
                table.family(family).marks().incomplete(since);
            }
        }
    }

    void malformed(Malformed event) {
        if (event.isMisread()) {
            misread(event);
            return;
        }
        if (!event.losesRoutes()) {
            return;
        }
        if (event.peer() != null) {
            PeerTable table = current(event.peer());
            if (table != null) {
                dirty(table, event.family());
            }
            return;
        }
        for (PeerTable table : lane.owned()) {
            if (table.feed() == event.feed()) {
                dirty(table, event.family());
            }
        }
    }

    /** Routes that were stored may be none of the peer's, and the peer does not know that. */
    private void misread(Malformed event) {
        PeerTable table = current(event.peer());
        if (table != null) {
            Family family = event.family();
            incomplete(table, family == null ? List.of() : List.of(family), rib.nowMicros());
        }
    }

    private static void dirty(PeerTable table, @Nullable Family of) {
        int family = of == null ? -1 : Families.indexOf(of);
        if (of == null) {
            table.mark(Marks::dirty);
        } else if (family >= 0) {
            table.family(family).marks().dirty();
            table.family(family).hear();
        }
    }
}
