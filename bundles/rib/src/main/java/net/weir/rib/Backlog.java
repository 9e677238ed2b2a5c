package net.weir.rib;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.Gap;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a peer, other than to its routes, while a snapshot had not told it: the consumer hears it in order, the
 * End-of-RIBs after the routes. Bounded: of more the oldest are lost, which a {@link Gap} says. Confined to one lane.
 */
final class Backlog {
    private static final int CAPACITY = 1024;

    private final Deque<Event> events = new ArrayDeque<>();
    private final List<EndOfRib> ends = new ArrayList<>();
    private long lost;

    void add(Event event) {
        if (event instanceof EndOfRib end) {
            ends.removeIf(other -> other.family().equals(end.family()));
            ends.add(end);
            return;
        }
        if (event instanceof PeerUp || event instanceof PeerDown) {
            ends.clear(); // they spoke of an earlier epoch
        }
        if (events.size() == CAPACITY) {
            events.remove();
            lost++;
        }
        events.add(event);
    }

    /** Hands out all but the End-of-RIBs. */
    void drain(Consumer<Event> out) {
        events.forEach(out);
        events.clear();
    }

    /** What was lost since the last call, or null. */
    @Nullable
    Gap takeGap(PeerTable table) {
        if (lost == 0) {
            return null;
        }
        Event newest = table.newest();
        long received = newest == null ? 0 : newest.receivedMicros();
        Gap gap = new Gap(received, List.of(table.feed()), List.of(), lost, "snapshot-backlog");
        lost = 0;
        return gap;
    }

    /** Hands out the End-of-RIBs, once the routes are told. */
    void drainEnds(Consumer<Event> out) {
        ends.forEach(out);
        ends.clear();
    }
}
