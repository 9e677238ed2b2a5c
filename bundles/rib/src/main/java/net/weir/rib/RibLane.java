package net.weir.rib;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.weir.api.EventSink;
import net.weir.api.LaneRib;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.Gap;
import net.weir.event.Malformed;
import net.weir.event.PeerDown;
import net.weir.event.PeerRoutesGone;
import net.weir.event.PeerUp;
import net.weir.event.ResyncBegin;
import net.weir.event.ResyncEnd;
import net.weir.event.RouteChange;
import net.weir.event.RouteUpdate;
import net.weir.event.RouterDown;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.RouteScope;
import net.weir.rib.table.Epochs;
import net.weir.rib.table.Families;
import org.jspecify.annotations.Nullable;

/** A RIB on one lane: writes the peers that came up on it last. Confined to the lane, but for {@link #isInside}. */
final class RibLane implements LaneRib {
    private final ColumnRib rib;
    private final int stretch;
    private final Epochs.Guard guard;
    private final RouteWriter writer;
    private final PeerEvents peerEvents;
    private final Thread thread = Thread.currentThread();
    private final Queue<Forgetting.Request> toForget = new ConcurrentLinkedQueue<>();
    private final ResyncSweep resyncs;

    /** Tables by peer id, of peers that came up here; some may have another owner by now. */
    private @Nullable PeerTable[] tables = new PeerTable[16];

    /** @param stretch routes that a snapshot tells in one call */
    RibLane(ColumnRib rib, int stretch) {
        this.rib = rib;
        this.stretch = stretch;
        this.guard = rib.memory().epochs().register();
        this.writer = new RouteWriter(rib.memory(), rib.budget());
        RouteSweep sweep = new RouteSweep(rib, this, writer, guard);
        this.peerEvents = new PeerEvents(rib, this, sweep, guard);
        this.resyncs = new ResyncSweep(this, rib.memory(), sweep);
    }

    /** False once its thread has ended: what is asked of it stays undone. From any thread. */
    boolean isAlive() {
        return thread.isAlive();
    }

    /** What it forgets next. From any thread. */
    Queue<Forgetting.Request> toForget() {
        return toForget;
    }

    @Override
    public void tick(long nanoTime, EventSink out) {
        for (Forgetting.Request next = toForget.poll(); next != null; next = toForget.poll()) {
            peerEvents.forget(next, out);
        }
    }

    /** True while it reads or writes the memory; after false, what it wrote before can be seen. From any thread. */
    boolean isInside() {
        return guard.inside();
    }

    /** The table of a peer that this lane owns, or null. */
    @Nullable
    PeerTable owned(int peerId) {
        PeerTable table = peerId >= 0 && peerId < tables.length ? tables[peerId] : null;
        return table != null && table.owner() == this ? table : null;
    }

    /** All tables that this lane owns. */
    List<PeerTable> owned() {
        List<PeerTable> owned = new ArrayList<>();
        for (PeerTable table : tables) {
            if (table != null && table.owner() == this) {
                owned.add(table);
            }
        }
        return owned;
    }

    /** The table is forgotten. */
    void disown(PeerTable table) {
        if (tables[table.id()] == table) {
            tables[table.id()] = null;
        }
    }

    /** This lane owns the table from now on. */
    void own(PeerTable table) {
        int id = table.id();
        if (id >= tables.length) {
            tables = Arrays.copyOf(tables, Math.max(id + 1, tables.length * 2));
        }
        tables[id] = table;
        table.setOwner(this);
    }

    @Override
    public Snapshot snapshot(RouteScope scope) {
        return new LaneSnapshot(rib.memory(), guard, this, owned(), scope, !scope.ofWholePeers(), stretch);
    }

    @Override
    public Snapshot snapshotBeside(RouteScope scope) {
        return new LaneSnapshot(rib.memory(), guard, this, owned(), scope, true, stretch);
    }

    @Override
    public long routes(Peer peer, @Nullable Family family) {
        PeerTable table = owned(peer.id());
        if (table == null || table.peer().epoch() != peer.epoch()) {
            return -1;
        }
        int index = family == null ? -1 : Families.indexOf(family);
        return family == null ? table.routes() : index < 0 ? -1 : table.routes(index);
    }

    @Override
    public void accept(Event event, EventSink out) {
        if (event instanceof RouteUpdate update) {
            update(update, out);
        } else if (event instanceof RouteChange change) {
            change(change, out);
        } else if (event instanceof PeerRoutesGone gone) {
            peerEvents.routesGone(gone, new Emission(gone, out));
        } else if (event instanceof ResyncBegin begin) {
            resyncs.begin(begin); // those behind are told by this RIB what it means
        } else if (event instanceof ResyncEnd end) {
            resyncs.end(end, out);
        } else {
            Emission emission = new Emission(event, out);
            other(event, emission);
            pass(emission.origin(), emission);
        }
    }

    private void other(Event event, Emission emission) {
        if (event instanceof PeerUp up) {
            peerEvents.up(up, emission);
        } else if (event instanceof PeerDown down) {
            peerEvents.down(down, emission);
        } else if (event instanceof EndOfRib end) {
            peerEvents.end(end, emission);
        } else if (event instanceof RouterDown down) {
            peerEvents.routerDown(down, emission);
        } else if (event instanceof Gap gap) {
            peerEvents.gap(gap);
        } else if (event instanceof Malformed malformed) {
            peerEvents.malformed(malformed);
        }
    }

    /** Hands on an event that is not about routes kept here. */
    private void pass(Event event, Emission emission) {
        Peer peer = event.peer();
        PeerTable table = peer == null ? null : owned(peer.id());
        if (table != null && !table.audience().isEmpty()) {
            table.audience().heard(event);
        }
        emission.pass(event);
    }

    private void update(RouteUpdate update, EventSink out) {
        int family = Families.indexOf(update.family());
        PeerTable table = current(update.routePeer());
        if (table == null) {
            return;
        }
        table.setNewest(update);
        if (family < 0 || !isKept(family, update.withdrawn()) || !isKept(family, update.announced())) {
            pass(update, new Emission(update, out));
            return;
        }
        table.family(family).hear();
        guard.enter();
        try {
            writer.apply(table, family, update);
            if (!resyncs.isIdle()) {
                resyncs.heard(table, family, update.announced());
            }
        } finally {
            guard.exit();
        }
        emit(table, family, update, update.attributes(), cause(update), rib.emit(), out);
        count(table, family, update);
    }

    /** The table of a peer that is up here in this epoch; null, and its event is counted as dropped, if it is not. */
    private @Nullable PeerTable current(Peer peer) {
        PeerTable table = owned(peer.id());
        if (table == null || !table.isUp() || table.peer().epoch() != peer.epoch()) {
            rib.dropped(table != null && table.isUp());
            return null;
        }
        return table;
    }

    /** What changed in a RIB before this one changes here, as far as it is not so already. */
    private void change(RouteChange change, EventSink out) {
        int family = Families.indexOf(change.family());
        PeerTable table = current(change.routePeer());
        if (table == null) {
            return;
        }
        table.setNewest(change);
        if (family < 0 || !isKept(family, change.routes())) {
            pass(change, new Emission(change, out));
            return;
        }
        table.family(family).hear();
        guard.enter();
        try {
            writer.apply(table, family, change);
            if (!resyncs.isIdle() && !change.isWithdrawal()) {
                resyncs.heard(table, family, change.routes());
            }
        } finally {
            guard.exit();
        }
        boolean told = change.cause() == RouteChange.Cause.SNAPSHOT;
        RouteChange.Cause cause = told ? RouteChange.Cause.PEER : change.cause();
        // what came in are changes already: to hand them on as well would say everything twice
        emit(table, family, change, change.after(), cause, rib.emit() == Emit.BOTH ? Emit.CHANGES : rib.emit(), out);
        refused(table, family);
    }

    private static boolean isKept(int family, @Nullable NlriBlock block) {
        return block == null
                || block instanceof OpaqueNlri != Families.get(family).isPlainIp();
    }

    private void emit(
            PeerTable table,
            int family,
            Event origin,
            @Nullable PathAttributes attributes,
            RouteChange.Cause cause,
            Emit emit,
            EventSink out) {
        Emission emission = new Emission(origin, out);
        if (emit.updates()) {
            emission.pass(emission.origin());
        }
        if (!emit.changes() && table.audience().isEmpty()) {
            table.changed(writer.changes()); // counted, although nobody is told
            return;
        }
        RouteChange gone = writer.withdrawals().change(origin, null, cause, table);
        if (gone != null) {
            emit(table, family, gone, writer.withdrawals().prefixIds(), emit, emission);
        }
        RouteChange come = writer.announcements().change(origin, attributes, RouteChange.Cause.PEER, table);
        if (come != null) {
            emit(table, family, come, writer.announcements().prefixIds(), emit, emission);
        }
    }

    /** Hands on a change of routes, and tells those who have not been told the peer. */
    void emit(PeerTable table, int family, RouteChange change, int[] prefixIds, Emit emit, Emission emission) {
        if (!table.audience().isEmpty()) {
            table.audience().changed(family, change, prefixIds);
        }
        if (emit.changes()) {
            emission.change(change);
        }
    }

    private static RouteChange.Cause cause(RouteUpdate update) {
        return switch (update.cause()) {
            case PEER -> RouteChange.Cause.PEER;
            case TREAT_AS_WITHDRAW -> RouteChange.Cause.TREAT_AS_WITHDRAW;
            case FILTERED -> RouteChange.Cause.FILTERED;
        };
    }

    private void count(PeerTable table, int family, RouteUpdate update) {
        FamilyState state = table.family(family);
        boolean byPeer = update.cause() == RouteUpdate.Cause.PEER;
        if (byPeer && writer.absent() > 0) {
            state.absentWithdrawals().add(writer.absent());
        }
        refused(table, family);
        boolean phantom = byPeer
                && update.announced() == null
                && writer.absent() > 0
                && writer.withdrawals().count() == 0
                && !state.marks().doubtful(); // we may have missed the announcements ourselves
        if (table.phantoms().note(phantom)) {
            rib.problem(
                    "withdrawals-without-routes",
                    table.peer() + ": " + table.phantoms().words());
        }
    }

    private void refused(PeerTable table, int family) {
        if (writer.refused() > 0) {
            table.family(family).marks().incomplete(rib.nowMicros());
            rib.budget().count(writer.refused());
        }
    }
}
