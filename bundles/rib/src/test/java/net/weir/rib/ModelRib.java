package net.weir.rib;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import net.weir.event.RouteUpdate;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import org.jspecify.annotations.Nullable;

/** What a RIB should be, said with sorted maps and nothing else. Confined to its test. */
final class ModelRib {
    final TreeMap<Integer, ModelPeer> peers = new TreeMap<>();

    /** A prefix, or the octets of a route key. */
    record Name(@Nullable Prefix prefix, @Nullable Bytes octets) implements Comparable<Name> {
        static Name of(Prefix prefix) {
            return new Name(prefix, null);
        }

        static Name of(NlriBlock block, int index) {
            return block instanceof OpaqueNlri opaque
                    ? new Name(null, opaque.identity(index))
                    : of(Samples.prefix(block, index));
        }

        @Override
        public int compareTo(Name other) {
            return prefix == null ? octets.compareTo(other.octets) : prefix.compareTo(other.prefix);
        }

        @Override
        public String toString() {
            return prefix == null ? octets.toString() : prefix.toString();
        }
    }

    /** By name, then by unsigned path id. */
    record Key(Name name, int pathId) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byName = name.compareTo(other.name);
            return byName != 0 ? byName : Integer.compareUnsigned(pathId, other.pathId);
        }
    }

    /** @param nlri as announced; null for plain prefixes */
    record ModelRoute(
            PathAttributes attributes,
            boolean addPath,
            long received,
            long observed,
            boolean stale,
            @Nullable Bytes nlri) {}

    static final class ModelFamily {
        final TreeMap<Key, ModelRoute> routes = new TreeMap<>();
        long duplicates;
        long absent;
        boolean endOfRib;
        boolean dirty;
        int dirtyUps;
        long incompleteSince;
        int incompleteUps;

        void incomplete(long now, int ups) {
            incompleteSince = incompleteSince == 0 ? now : incompleteSince;
            incompleteUps = ups;
        }
    }

    static final class ModelPeer {
        Peer peer;
        boolean up;
        int lane;
        int ups;
        final List<ModelFamily> families = new ArrayList<>();

        ModelPeer(Peer peer) {
            this.peer = peer;
            for (Family family : RibDriver.FAMILIES) {
                assert family != null;
                families.add(new ModelFamily());
            }
        }

        boolean hasFreshRoutes() {
            return families.stream().anyMatch(f -> f.routes.values().stream().anyMatch(r -> !r.stale));
        }

        boolean hasRoutes() {
            return families.stream().anyMatch(f -> !f.routes.isEmpty());
        }

        void clear() {
            families.forEach(f -> f.routes.clear());
        }
    }

    void up(Peer peer, int lane, boolean replayed, long now) {
        ModelPeer known = peers.computeIfAbsent(peer.id(), id -> new ModelPeer(peer));
        boolean again = known.up && known.peer.epoch() == peer.epoch();
        if (!again) {
            if (known.hasFreshRoutes()) {
                known.clear();
            }
            known.families.forEach(f -> f.endOfRib = false);
            known.peer = peer;
            known.up = true;
        }
        known.lane = lane;
        if (replayed) {
            known.families.forEach(f -> f.incomplete(now, known.ups));
        } else if (!again) {
            known.ups++;
        }
    }

    void down(ModelPeer peer) {
        peer.clear();
        peer.up = false;
        peer.families.forEach(f -> f.endOfRib = false);
    }

    void hold(ModelPeer peer) {
        peer.up = false;
        for (ModelFamily family : peer.families) {
            family.endOfRib = false;
            family.routes.replaceAll(
                    (k, r) -> new ModelRoute(r.attributes, r.addPath, r.received, r.observed, true, r.nlri));
        }
    }

    void endOfRib(ModelPeer peer, int of) {
        ModelFamily family = peer.families.get(of);
        family.routes.values().removeIf(ModelRoute::stale);
        family.endOfRib = true;
        if (peer.ups > family.incompleteUps) {
            family.incompleteSince = 0;
        }
        if (peer.ups > family.dirtyUps) {
            family.dirty = false;
        }
    }

    void update(ModelPeer peer, int of, RouteUpdate update) {
        ModelFamily family = peer.families.get(of);
        NlriBlock in = update.announced();
        NlriBlock out = update.withdrawn();
        Set<Key> announced = in == null ? Set.of() : new HashSet<>(keys(in));
        for (Key key : out == null ? List.<Key>of() : keys(out)) {
            if (!family.routes.containsKey(key)) {
                family.absent += update.cause() == RouteUpdate.Cause.PEER ? 1 : 0;
            } else if (!announced.contains(key)) {
                family.routes.remove(key);
            }
        }
        PathAttributes attributes = update.attributes();
        if (in != null && attributes != null) {
            for (int i = 0; i < in.count(); i++) {
                Bytes nlri = in instanceof OpaqueNlri opaque ? opaque.octets(i) : null;
                Key key = new Key(Name.of(in, i), in.pathId(i));
                announce(
                        family,
                        key,
                        new ModelRoute(
                                attributes,
                                in.hasPathIds(),
                                update.receivedMicros(),
                                update.observedMicros(),
                                false,
                                nlri));
            }
        }
    }

    private static void announce(ModelFamily family, Key key, ModelRoute route) {
        ModelRoute old = family.routes.get(key);
        boolean same = old != null && old.attributes.equals(route.attributes) && Objects.equals(old.nlri, route.nlri);
        family.duplicates += same ? 1 : 0;
        if (!same || old.stale) {
            family.routes.put(key, route);
        }
    }

    static List<Key> keys(NlriBlock block) {
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < block.count(); i++) {
            keys.add(new Key(Name.of(block, i), block.pathId(i)));
        }
        return keys;
    }

    @Nullable
    ModelPeer peer(int id) {
        return peers.get(id);
    }
}
