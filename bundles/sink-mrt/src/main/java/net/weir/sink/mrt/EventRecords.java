package net.weir.sink.mrt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import net.weir.api.StageContext;
import net.weir.event.BorrowedMessage;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.Gap;
import net.weir.event.PeerDown;
import net.weir.event.PeerRoutesGone;
import net.weir.event.PeerUp;
import net.weir.event.ResyncBegin;
import net.weir.event.RouteChange;
import net.weir.event.RouteUpdate;
import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;

/**
 * What events mean in an archive. Confined to whoever holds the sink's lock.
 *
 * <p>A reader of an archive keeps a table by announcements, withdrawals, and changes of state, which empty a peer. So when what
 * stands is told anew, each peer in it leaves state 6 and enters it again first: what is not told then is gone.
 */
final class EventRecords {
    private final StageContext context;
    private final RecordWriter writer;
    private final PeerChoice choice;
    private final Function<Peer, Archive> archives;
    private final Map<Integer, ArchivedPeer> peers = new HashMap<>();
    private final Set<Event> written = new HashSet<>();
    private final List<Event> others = new ArrayList<>();
    private long toldMicros;

    EventRecords(StageContext context, RecordWriter writer, PeerChoice choice, Function<Peer, Archive> archives) {
        this.context = context;
        this.writer = writer;
        this.choice = choice;
        this.archives = archives;
    }

    void accept(List<Event> batch) {
        written.clear();
        for (int i = 0; i < batch.size(); i++) {
            Event event = batch.get(i);
            if (!written.isEmpty() && written.remove(event)) {
                continue;
            }
            if (event instanceof RouteUpdate update) {
                update(update, batch, i);
            } else {
                other(event);
            }
        }
    }

    private void other(Event event) {
        if (event instanceof RouteChange change) {
            change(change);
        } else if (event instanceof PeerUp up) {
            up(up);
        } else if (event instanceof PeerDown down) {
            down(down);
        } else if (event instanceof PeerRoutesGone gone) {
            if (gone.cause() != RouteChange.Cause.PEER_DOWN) { // else the change of state says it
                gone.expand(this::change);
            }
        } else if (event instanceof EndOfRib end) {
            endOfRib(end);
        } else if (event instanceof ResyncBegin begin) {
            tellsAnew(begin);
        } else if (event instanceof Gap gap) {
            context.counter("gaps", "Events that the archive lacks because they were lost on the way", "")
                    .add(gap.count());
            context.problem("gap", gap.count() + " events are not in the archive: " + gap.reason());
        }
    }

    private void up(PeerUp up) {
        Peer peer = up.peer();
        if (peer == null) {
            return;
        }
        ArchivedPeer known = peers.get(peer.id());
        boolean same = known != null && known.up() && known.peer().epoch() == peer.epoch();
        ArchivedPeer fresh = ArchivedPeer.of(peer, archive(peer), up.session()).with(true);
        peers.put(peer.id(), fresh);
        if (!same && fresh.archive() != null) {
            writer.state(
                    fresh, fresh.archive(), up.receivedMicros(), RecordWriter.OPEN_CONFIRM, RecordWriter.ESTABLISHED);
        }
    }

    private void down(PeerDown down) {
        Peer peer = down.peer();
        if (peer == null) {
            return;
        }
        ArchivedPeer known = peer(peer);
        if (known.archive() != null && known.peer().epoch() <= peer.epoch()) {
            writer.state(known, known.archive(), down.receivedMicros(), RecordWriter.ESTABLISHED, RecordWriter.IDLE);
            peers.put(peer.id(), known.with(false));
        }
    }

    /** The peer as it was told; one that was not is taken as it shows. */
    private ArchivedPeer peer(Peer peer) {
        ArchivedPeer known = peers.get(peer.id());
        if (known == null) {
            known = ArchivedPeer.of(peer, archive(peer), PeerUp.Session.UNKNOWN);
            peers.put(peer.id(), known);
        }
        return known;
    }

    private @Nullable Archive archive(Peer peer) {
        if (!choice.has(peer)) {
            return null;
        }
        Archive archive = archives.apply(peer);
        if (!archive.owns(peer.id(), ArchivedPeer.address(peer), peer.asn())) {
            context.problem(
                    "two-peers-of-one-address",
                    peer
                            + " is left out: the archive has another with this address and AS, and readers know no more; {router}"
                            + " in the name keeps routers apart");
            return null;
        }
        return archive;
    }

    private @Nullable ArchivedPeer wanted(Peer peer) {
        ArchivedPeer known = peer(peer);
        if (known.archive() == null) {
            context.drops(choice.has(peer) ? "peer-of-same-address" : "other-view")
                    .increment();
            return null;
        }
        return known;
    }

    private void update(RouteUpdate update, List<Event> batch, int at) {
        ArchivedPeer of = wanted(update.routePeer());
        if (of == null || of.archive() == null) {
            return;
        }
        BorrowedMessage raw = update.raw();
        if (raw != null && OriginalUpdate.isWhole(batch, at, update, others)) {
            boolean pathIds = OriginalUpdate.hasPathIds(update);
            int asSize = OriginalUpdate.asSize(raw, update.attributes());
            if (writer.original(of, of.archive(), update.receivedMicros(), raw, asSize, pathIds)) {
                written.addAll(others);
                others.clear();
                return;
            }
        }
        others.clear();
        writer.routes(
                of, of.archive(), update.receivedMicros(), update.withdrawn(), update.announced(), update.attributes());
    }

    private void change(RouteChange change) {
        ArchivedPeer of = wanted(change.routePeer());
        if (of == null || of.archive() == null) {
            return;
        }
        boolean told = change.cause() == RouteChange.Cause.SNAPSHOT; // it says when the route came
        long micros = told ? Math.max(change.receivedMicros(), toldMicros) : change.receivedMicros();
        boolean gone = change.after() == null;
        writer.routes(
                of, of.archive(), micros, gone ? change.routes() : null, gone ? null : change.routes(), change.after());
    }

    private void endOfRib(EndOfRib end) {
        Peer peer = end.peer();
        ArchivedPeer of = peer == null || end.assumed() ? null : wanted(peer);
        if (of != null && of.archive() != null) {
            writer.endOfRib(of, of.archive(), end.receivedMicros(), end.family());
        }
    }

    private void tellsAnew(ResyncBegin begin) {
        toldMicros = begin.receivedMicros();
        boolean whole =
                begin.scope().families().isEmpty() && begin.scope().within().isEmpty();
        if (!whole) {
            context.problem(
                    "told-in-part",
                    "a part of a table was told anew; routes of it that stand no more may stay in the archive until their peer"
                            + " comes again");
            return;
        }
        for (int id : begin.peers()) {
            ArchivedPeer known = peers.get(id);
            if (known != null && known.archive() != null && known.up()) {
                writer.state(known, known.archive(), toldMicros, RecordWriter.ESTABLISHED, RecordWriter.IDLE);
                writer.state(known, known.archive(), toldMicros, RecordWriter.OPEN_CONFIRM, RecordWriter.ESTABLISHED);
            }
        }
    }
}
