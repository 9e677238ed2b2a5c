package net.weir.source.bmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import net.weir.api.Feed;
import net.weir.api.FeedOwner;
import net.weir.api.Feeds;
import net.weir.event.Event;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;

/** A pipeline that writes everything down: keys change hands as in the engine, and room can be taken away. */
final class TestFeeds implements Feeds {
    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<String> violations = new CopyOnWriteArrayList<>();
    final AtomicInteger open = new AtomicInteger();
    private final Map<RouterKey, List<TestFeed>> queues = new HashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final List<Runnable> waiting = new ArrayList<>();
    final List<String> received = new CopyOnWriteArrayList<>();
    private boolean room = true;
    /** What a RIB would say of any peer and family. */
    volatile Feed.@Nullable Kept kept;

    @Override
    public ThreadFactory laneThreads() {
        return task -> {
            Thread thread = new Thread(task, "lane");
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public int lanes() {
        return 2;
    }

    /** Gives room, or takes it away. */
    void room(boolean now) {
        List<Runnable> tasks;
        synchronized (this) {
            room = now;
            tasks = now ? List.copyOf(waiting) : List.of();
            waiting.removeAll(tasks);
        }
        tasks.forEach(Runnable::run);
    }

    @Override
    public Feed open(RouterKey key, Executor lane, FeedOwner owner) {
        TestFeed feed = new TestFeed(key, lane, owner);
        open.incrementAndGet();
        TestFeed older;
        synchronized (this) {
            List<TestFeed> queue = queues.computeIfAbsent(key, k -> new ArrayList<>());
            older = queue.isEmpty() ? null : queue.get(queue.size() - 1);
            queue.add(feed);
        }
        if (older == null) {
            feed.ready = true;
            owner.ready();
        } else {
            older.lane.execute(() -> {
                if (!older.closed) {
                    older.owner.superseded();
                }
            });
        }
        return feed;
    }

    private synchronized @Nullable TestFeed closed(TestFeed feed) {
        List<TestFeed> queue = queues.getOrDefault(feed.key, List.of());
        boolean held = !queue.isEmpty() && queue.get(0) == feed;
        queue.remove(feed);
        return held && !queue.isEmpty() ? queue.get(0) : null;
    }

    private synchronized boolean offered(Event event) {
        events.add(event);
        return room;
    }

    private synchronized boolean waits(Runnable task) {
        return !room && waiting.add(task);
    }

    private final class TestFeed implements Feed {
        private final int id = ids.incrementAndGet();
        private final RouterKey key;
        private final Executor lane;
        private final FeedOwner owner;
        private final Thread thread = Thread.currentThread();
        private long sequence;
        private boolean ready;
        private boolean closed;

        TestFeed(RouterKey key, Executor lane, FeedOwner owner) {
            this.key = key;
            this.lane = lane;
            this.owner = owner;
        }

        @Override
        public int id() {
            return id;
        }

        @Override
        public boolean offer(Event event) {
            if (Thread.currentThread() != thread || !ready || closed) {
                violations.add("offered off its lane, too early or too late: " + event);
            }
            event.stamp(id, ++sequence);
            event.keepBorrowed();
            return offered(event);
        }

        @Override
        public @Nullable Kept kept(Peer peer, @Nullable Family family) {
            return kept;
        }

        @Override
        public void received(String type, int octets) {
            if (Thread.currentThread() != thread) {
                violations.add("counted off its lane: " + type);
            }
            received.add(type);
        }

        @Override
        public void whenRoom(Runnable task) {
            if (!waits(task)) {
                task.run();
            }
        }

        @Override
        public void whenDelivered(Runnable task) {
            task.run();
        }

        @Override
        public void close() {
            if (closed) {
                return;
            }
            closed = true;
            open.decrementAndGet();
            TestFeed heir = closed(this);
            if (heir != null) {
                heir.lane.execute(() -> {
                    if (!heir.closed) {
                        heir.ready = true;
                        heir.owner.ready();
                    }
                });
            }
        }
    }
}
