package net.weir.source.mrt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import net.weir.api.Feed;
import net.weir.api.FeedOwner;
import net.weir.api.Feeds;
import net.weir.event.Event;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.RouterKey;
import net.weir.testkit.RecordingContext;
import org.jspecify.annotations.Nullable;

/** A way into a pipeline that writes down what came and when. */
final class HeardFeed implements Feeds, Feed {
    final List<Event> events = new ArrayList<>();
    /** Milliseconds since the feed was made, of each event. */
    final List<Long> millis = new ArrayList<>();

    boolean room = true;
    boolean closed;

    @Nullable
    Runnable waiting;

    private final RecordingContext context;
    private final long startNanos;

    HeardFeed(RecordingContext context) {
        this.context = context;
        startNanos = context.nanoTime();
    }

    List<String> kinds() {
        return events.stream().map(event -> event.kind().toString()).toList();
    }

    @Override
    public ThreadFactory laneThreads() {
        return Thread::new;
    }

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public Feed open(RouterKey key, Executor lane, FeedOwner owner) {
        owner.ready();
        return this;
    }

    @Override
    public int id() {
        return 1;
    }

    @Override
    public boolean offer(Event event) {
        events.add(event);
        millis.add((context.nanoTime() - startNanos) / 1_000_000);
        return room;
    }

    @Override
    public void received(String type, int octets) {}

    @Override
    public void whenDelivered(Runnable task) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void whenRoom(Runnable task) {
        waiting = task;
    }

    @Override
    public @Nullable Kept kept(Peer peer, @Nullable Family family) {
        return null;
    }

    @Override
    public void close() {
        closed = true;
    }
}
