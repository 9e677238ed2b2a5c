package net.weir.rib;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import net.weir.api.EventSink;
import net.weir.api.LaneRib;
import net.weir.event.Event;
import net.weir.event.PeerRoutesGone;
import net.weir.model.Peer;
import net.weir.model.RouteScope;
import net.weir.rib.table.Epochs;
import net.weir.rib.table.Families;
import net.weir.rib.table.RibMemory;

/**
 * Tells a consumer that came late what stands on one lane, a stretch a call. Confined to the lane.
 *
 * <p>Until a peer is told, all that leaves the RIB of this peer reaches the consumer through here and in no other way:
 * routes as they stand, other events in order. From then on everything of the peer is news. A snapshot beside the stream holds
 * nothing back.
 */
final class LaneSnapshot implements LaneRib.Snapshot {
    /** Routes in a stretch: about a millisecond of a lane. */
    static final int STRETCH = 4096;

    /** Events of a snapshot have the place of the peer's newest event, and subsequences that no change of it has. */
    private static final int FIRST_SUBSEQUENCE = 1 << 30;

    private final Epochs.Guard guard;
    private final int stretch;
    private final boolean beside;
    private final List<Integer> peers;
    private final Map<Integer, PeerTelling> tellings = new HashMap<>();
    private final Deque<PeerTelling> waiting = new ArrayDeque<>();
    private int subsequence = FIRST_SUBSEQUENCE;

    /**
     * Will tell those of the tables that the lane owns and the scope has.
     *
     * @param beside true if the consumer hears all news meanwhile
     * @param stretch routes in a call of {@link #next}; a prefix with many paths may make it a little more
     */
    LaneSnapshot(
            RibMemory memory,
            Epochs.Guard guard,
            RibLane lane,
            List<PeerTable> tables,
            RouteScope scope,
            boolean beside,
            int stretch) {
        this.guard = guard;
        this.stretch = stretch;
        this.beside = beside;
        List<PeerTable> told =
                tables.stream().filter(table -> scope.has(table.peer().key())).toList();
        this.peers = told.stream().map(PeerTable::id).toList();
        SnapshotBatch batch = new SnapshotBatch(memory);
        for (PeerTable table : told) {
            synchronized (table.lock()) { // another lane may be about to take the peer over
                if (table.owner() == lane && table.routes() > 0) {
                    PeerTelling telling =
                            beside ? new TellingBeside(table, memory, batch, scope) : new Telling(table, memory, batch);
                    tellings.put(table.id(), telling);
                    waiting.add(telling);
                    table.audience().add(this);
                }
            }
        }
    }

    /** The part of a peer that this snapshot has to tell. */
    PeerTelling telling(int peerId) {
        return Objects.requireNonNull(tellings.get(peerId));
    }

    @Override
    public List<Integer> peers() {
        return peers;
    }

    @Override
    public boolean told(Peer peer) {
        PeerTelling telling = beside ? null : tellings.get(peer.id());
        return telling == null || telling.isFinished();
    }

    @Override
    public boolean next(EventSink out) {
        int room = stretch;
        while (room > 0 && !waiting.isEmpty()) {
            PeerTelling telling = waiting.element();
            PeerTable table = telling.table();
            synchronized (table.lock()) {
                guard.enter();
                try {
                    room = telling.tell(room, fresh(table, out), out::accept);
                } finally {
                    guard.exit();
                }
                if (telling.isFinished()) {
                    waiting.remove();
                    table.audience().remove(this);
                }
            }
        }
        return !waiting.isEmpty();
    }

    @Override
    public void close() {
        for (PeerTelling telling : waiting) {
            PeerTable table = telling.table();
            synchronized (table.lock()) {
                telling.finish();
                table.audience().remove(this);
            }
        }
        waiting.clear();
    }

    private Consumer<Event> fresh(PeerTable table, EventSink out) {
        return event -> {
            Event newest = table.newest();
            if (newest != null) {
                event.stampFrom(newest, subsequence);
            }
            subsequence += event instanceof PeerRoutesGone gone ? parts(gone) : 1;
            out.accept(event);
        };
    }

    /** At least as many as it expands to: a part holds routes of one family. */
    private static int parts(PeerRoutesGone gone) {
        return (int) (gone.count() / Departed.PART) + Families.size();
    }
}
