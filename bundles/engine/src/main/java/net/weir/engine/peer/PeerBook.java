package net.weir.engine.peer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.weir.admin.Peers;
import net.weir.engine.time.Clock;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.model.Peer;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;

/** The book of routers and peers that feeds have told of since the start. Thread-safe. */
public final class PeerBook implements Peers {
    /** Routers and peers beyond these are not remembered when down: random names must not fill the memory. */
    private static final int MAX_ENTRIES = 100_000;

    private final Clock clock;
    private final Map<RouterKey, RouterRecord> routers = new ConcurrentHashMap<>();
    private final Map<Integer, PeerRecord> peers = new ConcurrentHashMap<>();

    public PeerBook(Clock clock) {
        this.clock = clock;
    }

    /** Starts the record of a feed. */
    public FeedRecord opened(int feed, String source, RouterKey key) {
        return new FeedRecord(feed, this, clock);
    }

    RouterRecord routerUp(RouterUp event, FeedRecord feed) {
        RouterKey key = event.router().key();
        if (routers.size() >= MAX_ENTRIES) {
            routers.values().removeIf(known -> !known.status().up());
        }
        RouterRecord known =
                routers.computeIfAbsent(key, k -> new RouterRecord(event.router(), feed, event.receivedMicros()));
        known.up(event.router(), feed, event.receivedMicros());
        return known;
    }

    void routerDown(RouterDown event, FeedRecord feed) {
        RouterRecord known = routers.get(event.router().key());
        if (known != null) {
            known.down(event, feed);
        }
    }

    PeerRecord peerUp(Peer peer, long atMicros) {
        if (peers.size() >= MAX_ENTRIES) {
            peers.values().removeIf(known -> !known.isUp());
        }
        PeerRecord fresh = new PeerRecord(peer, atMicros);
        PeerRecord before = peers.get(peer.id());
        if (before != null) {
            fresh.inherit(before);
        }
        peers.put(peer.id(), fresh);
        return fresh;
    }

    PeerRecord record(Peer peer, long atMicros) {
        PeerRecord known = peers.get(peer.id());
        return known != null && known.peer().equals(peer) ? known : peerUp(peer, atMicros);
    }

    @Override
    public List<RouterStatus> routers() {
        return routers.values().stream()
                .map(RouterRecord::status)
                .sorted(Comparator.comparing(
                                (RouterStatus s) -> s.router().key().source())
                        .thenComparing(s -> s.router().toString()))
                .toList();
    }

    @Override
    public List<PeerStatus> peers() {
        return peers.values().stream()
                .map(PeerRecord::status)
                .sorted(Comparator.comparingInt(s -> s.peer().id()))
                .toList();
    }

    @Override
    public @Nullable PeerStatus peer(int id) {
        PeerRecord known = peers.get(id);
        return known == null ? null : known.status();
    }
}
