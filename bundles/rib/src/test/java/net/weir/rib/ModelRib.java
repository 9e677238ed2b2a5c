package net.weir.rib;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import net.weir.event.RouteUpdate;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.rib.table.RibMemory;
import org.jspecify.annotations.Nullable;

/** What a RIB should be, said with sorted maps and nothing else. Confined to its test. */
final class ModelRib {
    final TreeMap<Integer, ModelPeer> peers = new TreeMap<>();

    /** By prefix, then by unsigned path id. */
    record Key(Prefix prefix, int pathId) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byPrefix = prefix.compareTo(other.prefix);
            return byPrefix != 0 ? byPrefix : Integer.compareUnsigned(pathId, other.pathId);
        }
    }

    record ModelRoute(PathAttributes attributes, boolean addPath, long received, long observed, boolean stale) {}

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
            for (Family family : RibMemory.FAMILIES) {
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
            family.routes.replaceAll((k, r) -> new ModelRoute(r.attributes, r.addPath, r.received, r.observed, true));
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
            for (Key key : keys(in)) {
                announce(family, key, attributes, in.hasPathIds(), update);
            }
        }
    }

    private static void announce(
            ModelFamily family, Key key, PathAttributes attributes, boolean addPath, RouteUpdate update) {
        ModelRoute old = family.routes.get(key);
        boolean same = old != null && old.attributes.equals(attributes);
        family.duplicates += same ? 1 : 0;
        if (!same || old.stale) {
            family.routes.put(
                    key, new ModelRoute(attributes, addPath, update.receivedMicros(), update.observedMicros(), false));
        }
    }

    static List<Key> keys(NlriBlock block) {
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < block.count(); i++) {
            keys.add(new Key(Samples.prefix(block, i), block.pathId(i)));
        }
        return keys;
    }

    @Nullable
    ModelPeer peer(int id) {
        return peers.get(id);
    }
}
