package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.weir.api.LaneRib;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.PeerRoutesGone;
import net.weir.event.PeerUp;
import net.weir.event.RouteChange;
import net.weir.model.Bytes;
import net.weir.model.OpaqueNlri;
import net.weir.model.PathAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Somebody behind a RIB who believes only what he is told, and checks that each change fits what he knows: what it says of
 * before must be what he has. Heard like a link of the engine: until a peer is told, its live events do not get here.
 */
final class Listener {
    /** Routes by peer id, family index and key. */
    final Map<Integer, TreeMap<String, Known>> routes = new HashMap<>();

    /** @param nlri null for plain prefixes */
    record Known(PathAttributes attributes, @Nullable Bytes nlri) {}

    final Set<Integer> up = new HashSet<>();
    private final Map<Integer, LaneRib.Snapshot> snapshots = new HashMap<>();
    private final Map<Integer, Long> versions = new HashMap<>();
    private final Map<Integer, List<Long>> places = new HashMap<>();

    /** While set, routes may be said to be gone that he never heard of: another lane took a peer over. */
    boolean lenient;

    void join(int lane, LaneRib.Snapshot snapshot) {
        snapshots.put(lane, snapshot);
    }

    boolean isTold() {
        return snapshots.isEmpty();
    }

    /** A live event of a lane. */
    void live(int lane, Event event) {
        LaneRib.Snapshot snapshot = snapshots.get(lane);
        if (snapshot == null || event.peer() == null || snapshot.told(event.peer())) {
            hear(event);
        }
    }

    void tell(int lane) {
        LaneRib.Snapshot snapshot = snapshots.get(lane);
        if (snapshot != null && !snapshot.next(this::hear)) {
            snapshots.remove(lane);
        }
    }

    void hear(Event event) {
        if (event instanceof RouteChange change) {
            place(event);
            apply(change);
        } else if (event instanceof PeerRoutesGone gone) {
            List<RouteChange> parts = new ArrayList<>();
            gone.expand(parts::add);
            assertThat(parts.stream().mapToLong(p -> p.routes().count()).sum()).isEqualTo(gone.count());
            parts.forEach(part -> {
                place(part);
                apply(part);
            });
        } else {
            place(event);
            if (event instanceof PeerUp peerUp && peerUp.peer() != null) {
                up.add(peerUp.peer().id());
            } else if (event instanceof PeerDown peerDown && peerDown.peer() != null) {
                up.remove(peerDown.peer().id());
            }
        }
    }

    /** No two events have the same place. */
    private void place(Event event) {
        long place = event.sequence() << 32 | event.subsequence();
        List<Long> seen = places.computeIfAbsent(event.feed(), f -> new ArrayList<>());
        boolean ofSnapshot = event.subsequence() >= 1 << 30;
        if (!ofSnapshot && snapshots.isEmpty() && !seen.isEmpty() && !lenient) {
            assertThat(place).as("place of %s", event).isGreaterThan(seen.get(seen.size() - 1));
        }
        if (!ofSnapshot) {
            seen.add(place);
        }
    }

    private void apply(RouteChange change) {
        int peer = change.routePeer().id();
        TreeMap<String, Known> table = routes.computeIfAbsent(peer, id -> new TreeMap<>());
        int family = RibDriver.FAMILIES.indexOf(change.family());
        PathAttributes after = change.after();
        for (int i = 0; i < change.routes().count(); i++) {
            String key = key(
                    family,
                    new ModelRib.Key(
                            ModelRib.Name.of(change.routes(), i),
                            change.routes().pathId(i)));
            Known known = table.get(key);
            Bytes nlri = change.routes() instanceof OpaqueNlri opaque ? opaque.octets(i) : null;
            Known next = after == null ? null : new Known(after, nlri);
            if (!lenient) {
                assertThat(known == null ? null : known.attributes)
                        .as("before %s of %s", key, change)
                        .isEqualTo(change.before(i));
            }
            // what a route had beside its key is not kept of what was told, so it is told again rather than not at all
            if (!lenient && (nlri == null || change.cause() != RouteChange.Cause.SNAPSHOT)) {
                assertThat(known).as("effect on %s of %s", key, change).isNotEqualTo(next);
            }
            if (next == null) {
                table.remove(key);
            } else {
                table.put(key, next);
            }
        }
        version(peer, change.version());
    }

    private void version(int peer, long version) {
        if (version == 0) {
            return;
        }
        Long last = versions.put(peer, version);
        if (last != null) {
            assertThat(version).as("version of peer %s", peer).isEqualTo(last + 1);
        } else if (snapshots.isEmpty() && places.isEmpty()) {
            assertThat(version).isEqualTo(1);
        }
    }

    static String key(int family, ModelRib.Key key) {
        return family + " " + key.name() + " " + Integer.toUnsignedString(key.pathId());
    }

    /** Knows exactly what the model says. */
    void check(ModelRib model) {
        for (ModelRib.ModelPeer peer : model.peers.values()) {
            Map<String, Known> expected = new TreeMap<>();
            for (int family = 0; family < peer.families.size(); family++) {
                int of = family;
                peer.families
                        .get(family)
                        .routes
                        .forEach((key, route) ->
                                expected.put(key(of, key), new Known(route.attributes(), route.nlri())));
            }
            assertThat(routes.getOrDefault(peer.peer.id(), new TreeMap<>())).isEqualTo(expected);
        }
    }
}
