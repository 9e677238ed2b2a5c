package net.weir.rib;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.weir.api.EventSink;
import net.weir.event.Event;
import net.weir.event.ResyncBegin;
import net.weir.event.ResyncEnd;
import net.weir.event.ResyncId;
import net.weir.model.NlriBlock;
import net.weir.model.RouteScope;
import net.weir.rib.table.Column;
import net.weir.rib.table.Families;
import net.weir.rib.table.PrefixKey;
import net.weir.rib.table.RibMemory;
import org.jspecify.annotations.Nullable;

/**
 * What a RIB before this one tells again: what it does not tell of a resync's scope does not stand there any more, and is
 * taken away at the end. Confined to one lane.
 */
final class ResyncSweep {
    /** Ends may be missed for ever when stages are exchanged; so many beginnings are remembered. */
    private static final int MOST = 64;

    /** Swept routes have the place of the peer's newest event, and subsequences that no change or snapshot of it has. */
    private static final int FIRST_SUBSEQUENCE = 1 << 29;

    private final RibLane lane;
    private final RibMemory memory;
    private final RouteSweep sweep;
    private final Map<Part, Running> running = new LinkedHashMap<>();
    private final PrefixKey key = new PrefixKey();

    private record Part(String rib, ResyncId id, int lane) {}

    /** A resync under way, with what has been heard by (peer, family). */
    private record Running(ResyncBegin begin, Set<Integer> peers, Map<Long, Told> told) {}

    /** Prefix ids, and for paths with an id these above the path ids. */
    private record Told(BitSet prefixes, Set<Long> paths) {
        void add(int prefixId, int pathId) {
            if (pathId == 0) {
                prefixes.set(prefixId);
            } else {
                paths.add(path(prefixId, pathId));
            }
        }

        boolean has(int prefixId, int pathId) {
            return pathId == 0 ? prefixes.get(prefixId) : paths.contains(path(prefixId, pathId));
        }

        private static long path(int prefixId, int pathId) {
            return (long) prefixId << 32 | pathId & 0xffff_ffffL;
        }
    }

    ResyncSweep(RibLane lane, RibMemory memory, RouteSweep sweep) {
        this.lane = lane;
        this.memory = memory;
        this.sweep = sweep;
    }

    /** Mostly so. */
    boolean isIdle() {
        return running.isEmpty();
    }

    void begin(ResyncBegin begin) {
        if (running.size() >= MOST) {
            running.remove(running.keySet().iterator().next());
        }
        Part part = new Part(begin.rib(), begin.id(), begin.lane());
        running.put(part, new Running(begin, new HashSet<>(begin.peers()), new HashMap<>()));
    }

    /** These routes of a peer stand, told or as news. Inside the lane's guard. */
    void heard(PeerTable table, int family, @Nullable NlriBlock routes) {
        for (Running resync : running.values()) {
            if (routes != null && resync.peers.contains(table.id())) {
                Told told =
                        resync.told.computeIfAbsent(place(table, family), k -> new Told(new BitSet(), new HashSet<>()));
                for (int i = 0; i < routes.count(); i++) {
                    key.set(routes, i);
                    told.add(memory.dictionary(family).find(key), routes.pathId(i));
                }
            }
        }
    }

    private static long place(PeerTable table, int family) {
        return (long) table.id() << 32 | family;
    }

    void end(ResyncEnd end, EventSink out) {
        Running resync = running.remove(new Part(end.rib(), end.id(), end.lane()));
        if (resync == null || end.aborted()) {
            return;
        }
        for (int peer : resync.begin.peers()) {
            PeerTable table = lane.owned(peer);
            if (table != null) {
                sweep(table, resync, end, out);
            }
        }
    }

    private void sweep(PeerTable table, Running resync, ResyncEnd end, EventSink out) {
        Event newest = Objects.requireNonNullElse(table.newest(), end);
        Emission emission = new Emission(newest, out, FIRST_SUBSEQUENCE);
        RouteScope scope = resync.begin.scope();
        for (int family = 0; family < Families.size(); family++) {
            if (scope.has(Families.get(family))) {
                sweep.run(table, family, end, choice(resync, table, family), emission);
            }
        }
    }

    private static RouteSweep.Choice choice(Running resync, PeerTable table, int family) {
        Told told = resync.told.get(place(table, family));
        RouteScope scope = resync.begin.scope();
        return (Column column, int prefixId, PrefixKey of, int record) ->
                (told == null || !told.has(prefixId, column.records().pathId(record)))
                        && (scope.within().isEmpty() || scope.has(of.prefix(Families.get(family))));
    }
}
