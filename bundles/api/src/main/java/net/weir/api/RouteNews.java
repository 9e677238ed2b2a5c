package net.weir.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.weir.event.Event;
import org.jspecify.annotations.Nullable;

/** Hands on what becomes of one event, each part with a place of its own; what a filter tells comes last. Confined. */
final class RouteNews implements RouteFilter.News {
    private final List<Event> told = new ArrayList<>();
    private @Nullable Event origin;
    private @Nullable EventSink out;
    private int used;

    void begin(Event newOrigin, EventSink newOut) {
        told.clear();
        origin = newOrigin;
        out = newOut;
        used = 0;
    }

    @Override
    public Event origin() {
        return Objects.requireNonNull(origin);
    }

    @Override
    public void tell(Event made) {
        told.add(made);
    }

    void pass(Event event) {
        used++;
        Objects.requireNonNull(out).accept(event);
    }

    void hand(Event event) {
        Event from = origin();
        event.stampFrom(from, from.subsequence() + used);
        pass(event);
    }

    void end() {
        for (Event event : told) {
            hand(event);
        }
        told.clear();
        origin = null;
        out = null;
    }
}
