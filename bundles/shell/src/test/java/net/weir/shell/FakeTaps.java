package net.weir.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import net.weir.admin.Taps;
import net.weir.event.Event;
import org.jspecify.annotations.Nullable;

/** Taps that hand out what was put in before; at the end the user presses Ctrl-C. */
final class FakeTaps implements Taps {
    final Deque<Event> events = new ArrayDeque<>();
    long dropped;
    int open;

    @Override
    public Tap open(String stage, Predicate<Event> filter, int capacity) {
        if (!stage.equals("edge")) {
            throw new IllegalArgumentException("no stage has the id " + stage);
        }
        open++;
        return new Tap() {
            @Override
            public @Nullable Event poll(long millis) throws InterruptedException {
                while (!events.isEmpty()) {
                    Event event = events.remove();
                    if (filter.test(event)) {
                        return event;
                    }
                }
                throw new InterruptedException();
            }

            @Override
            public long takeDropped() {
                long taken = dropped;
                dropped = 0;
                return taken;
            }

            @Override
            public boolean closed() {
                return false;
            }

            @Override
            public void close() {
                open--;
            }
        };
    }
}
