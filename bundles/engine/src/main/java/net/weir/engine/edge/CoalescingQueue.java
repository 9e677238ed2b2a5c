package net.weir.engine.edge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.weir.event.Event;
import net.weir.event.RouteChange;
import net.weir.model.Family;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of each route's waiting changes only the newest: from what the sink has to what stands. A newer change waits behind
 * everything else, so order is kept; but after {@value #MAX_MOVES} times the older one keeps its place, else a route that
 * flaps would never be told. What is not a change of routes is never left out, and changes are not moved past the events
 * of their peer. Guarded by the edge's lock.
 */
final class CoalescingQueue extends EdgeQueue {
    static final int MAX_MOVES = 8;

    /** Waiting entries that are void are swept when there are more of them than this and than live ones. */
    private static final int SWEEP_AT = 1024;

    private static final int ROUTE_WEIGHT = 200;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final NumberedRing returned = new NumberedRing();
    private final Map<RouteKey, Entry> newest = new HashMap<>();
    private final Map<Integer, Integer> stretches = new HashMap<>();
    private int stretch;
    private int live;
    private long coalesced;

    /**
     * A route between two events that its changes may not pass.
     *
     * @param stretch counts events of no peer
     * @param peerStretch counts the peer's events that are not about routes
     */
    private record RouteKey(int peer, int stretch, int peerStretch, Family family, Object nlri, int pathId) {}

    /** One route of a change, or an event of another kind. */
    private static final class Entry {
        final Event event;
        final long number;
        final int index;
        final @Nullable RouteKey key;
        final @Nullable PathAttributes before;
        final int moves;
        boolean dead;

        Entry(Event event, long number, int index, @Nullable RouteKey key, @Nullable PathAttributes before, int moves) {
            this.event = event;
            this.number = number;
            this.index = index;
            this.key = key;
            this.before = before;
            this.moves = moves;
        }

        long weight() {
            return event instanceof RouteChange change ? ROUTE_WEIGHT + change.weight() / 8 : event.weight();
        }
    }

    @Override
    int size() {
        return live + returned.size();
    }

    /** How many changes of routes were left out for a newer one, since the last call. */
    long takeCoalesced() {
        long count = coalesced;
        coalesced = 0;
        return count;
    }

    /** True if the event adds nothing to the queue's size: all its routes wait already. */
    boolean absorbs(Event event) {
        if (!(event instanceof RouteChange change)) {
            return false;
        }
        for (int i = 0; i < change.routes().count(); i++) {
            Entry waiting = newest.get(key(change, i));
            if (waiting == null || waiting.moves >= MAX_MOVES) {
                return false;
            }
        }
        return true;
    }

    @Override
    void add(Event event, long number) {
        if (event instanceof RouteChange change) {
            for (int i = 0; i < change.routes().count(); i++) {
                add(change, number, i);
            }
            sweep();
            return;
        }
        Peer peer = event.peer();
        if (peer == null) {
            stretch++;
            stretches.clear();
        } else {
            stretches.merge(peer.id(), 1, Integer::sum);
        }
        append(new Entry(event, number, -1, null, null, 0));
    }

    private void add(RouteChange change, long number, int index) {
        RouteKey key = key(change, index);
        Entry older = newest.remove(key);
        if (older == null || older.moves >= MAX_MOVES) {
            append(new Entry(change, number, index, key, change.before(index), 0));
            return;
        }
        older.dead = true;
        live--;
        weigh(-older.weight());
        coalesced++;
        if (isBack(older, change)) {
            coalesced++; // the sink has what stands: there is nothing to tell
        } else {
            append(new Entry(change, number, index, key, older.before, older.moves + 1));
        }
    }

    /** True if the route is again as the sink has it. Where there is more to an NLRI than its key, only none equals none. */
    private static boolean isBack(Entry older, RouteChange change) {
        boolean plain = change.family().isPlainIp();
        return plain ? Objects.equals(older.before, change.after()) : older.before == null && change.after() == null;
    }

    private RouteKey key(RouteChange change, int index) {
        int peer = change.routePeer().id();
        return new RouteKey(
                peer,
                stretch,
                stretches.getOrDefault(peer, 0),
                change.family(),
                change.routes().identity(index),
                change.routes().pathId(index));
    }

    private void append(Entry entry) {
        entries.add(entry);
        live++;
        weigh(entry.weight());
        if (entry.key != null) {
            newest.put(entry.key, entry);
        }
    }

    private void sweep() {
        if (entries.size() - live > Math.max(SWEEP_AT, live)) {
            entries.removeIf(entry -> entry.dead);
        }
    }

    @Override
    long firstNumber() {
        if (returned.size() > 0) {
            return returned.firstNumber();
        }
        Entry oldest = nextLive();
        return oldest == null ? Long.MAX_VALUE : oldest.number;
    }

    @Override
    Stretch take(int max) {
        Stretch taken = new Stretch();
        while (taken.size() < max && returned.size() > 0) {
            weigh(-returned.moveFirst(taken).weight());
        }
        List<Entry> ofOne = new ArrayList<>();
        while (taken.size() < max && !entries.isEmpty()) {
            Entry entry = entries.remove();
            if (entry.dead) {
                continue;
            }
            live--;
            weigh(-entry.weight());
            if (entry.key == null) {
                taken.add(entry.event, entry.number);
                continue;
            }
            newest.remove(entry.key, entry);
            ofOne.add(entry);
            Entry next = nextLive();
            if (next == null || next.event != entry.event) {
                taken.add(change(ofOne), entry.number); // a change is taken whole: its number stands for all of it
                ofOne.clear();
            }
        }
        return taken;
    }

    private @Nullable Entry nextLive() {
        while (!entries.isEmpty() && entries.element().dead) {
            entries.remove();
        }
        return entries.peek();
    }

    /** What is left of one change. All its routes stand together: a newer change of one of them waits elsewhere. */
    private static RouteChange change(List<Entry> ofOne) {
        RouteChange origin = (RouteChange) ofOne.get(0).event;
        int[] indexes = new int[ofOne.size()];
        @Nullable PathAttributes[] before = new @Nullable PathAttributes[indexes.length];
        boolean same = indexes.length == origin.routes().count();
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = ofOne.get(i).index;
            before[i] = ofOne.get(i).before;
            same = same && before[i] == origin.before(indexes[i]);
        }
        if (same) {
            return origin;
        }
        RouteChange rest = new RouteChange(
                origin,
                origin.routes().select(indexes, indexes.length),
                before,
                origin.after(),
                origin.cause(),
                origin.version());
        rest.stampFrom(origin, origin.subsequence());
        return rest;
    }

    @Override
    void putBack(Stretch older) {
        for (int i = older.size() - 1; i >= 0; i--) {
            returned.addFirst(older.event(i), older.number(i));
            weigh(older.event(i).weight());
        }
    }
}
