package net.weir.engine.lane;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.weir.api.EventSink;
import net.weir.api.Feed;
import net.weir.api.FeedOwner;
import net.weir.api.Feeds;
import net.weir.api.LaneRib;
import net.weir.api.LaneTransform;
import net.weir.api.Rib;
import net.weir.api.Source;
import net.weir.api.Stage;
import net.weir.api.Transform;
import net.weir.engine.log.ProblemLog;
import net.weir.engine.peer.FeedNumbers;
import net.weir.engine.peer.PeerBook;
import net.weir.engine.stage.StageRuntime;
import net.weir.engine.time.Clock;
import net.weir.event.Event;
import net.weir.event.ExtensionEvent;
import net.weir.event.RouteChange;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.RouteScope;
import net.weir.model.Value;
import net.weir.testkit.Examples;
import org.jspecify.annotations.Nullable;

/** One lane whose tasks run when the test says so, and stages that tell what they hear. Used on the lane's own thread. */
final class LaneBench {
    private final Map<String, StageRuntime> runtimes = new LinkedHashMap<>();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Lanes lanes;
    private final FeedTable feeds;
    private Map<String, Plan.Node> nodes = new LinkedHashMap<>();
    private long plans;

    /** What a stage has heard, in words, in order. */
    final List<String> heard = new ArrayList<>();

    record NoOptions() {}

    private LaneBench(Lanes lanes, FeedTable feeds) {
        this.lanes = lanes;
        this.feeds = feeds;
    }

    interface Body {
        void run(LaneBench bench) throws Exception;
    }

    /** Runs the test on a thread that is a lane. */
    static void onLane(Path directory, Body body) throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        PeerBook book = new PeerBook(Clock.SYSTEM);
        Lanes lanes = new Lanes(Clock.SYSTEM, timer, book, stage -> {});
        LaneBench bench = new LaneBench(lanes, new FeedTable(lanes, new FeedNumbers(directory), book, 1));
        Throwable[] failed = {null};
        Thread lane = lanes.threads().newThread(() -> {
            try {
                body.run(bench);
            } catch (Throwable thrown) {
                failed[0] = thrown;
            }
        });
        lane.start();
        lane.join();
        timer.shutdownNow();
        if (failed[0] instanceof Error error) {
            throw error;
        }
        if (failed[0] instanceof Exception thrown) {
            throw thrown;
        }
    }

    StageRuntime runtime(String id) {
        return runtimes.computeIfAbsent(id, i -> new StageRuntime(i, "test", new ProblemLog(System::nanoTime), 0));
    }

    /** Plans a stage behind those planned before it. */
    LaneBench stage(String id, Stage<?> stage, String... downstream) {
        nodes.put(id, new Plan.Node(runtime(id), stage, null, List.of(downstream), false, false));
        return this;
    }

    /** Puts what was planned since the last call in force. */
    LaneBench plan() {
        lanes.publish(new Plan(++plans, nodes));
        nodes = new LinkedHashMap<>();
        return this;
    }

    Lane lane() {
        return lanes.current();
    }

    Lanes lanes() {
        return lanes;
    }

    Feed feed(String source) {
        Feeds of = feeds.feedsOf(runtime(source));
        return of.open(Examples.routerKey(source), tasks::add, new FeedOwner() {
            @Override
            public void superseded() {}
        });
    }

    /** Runs one waiting task; false if there was none. */
    boolean runOne() {
        Runnable task = tasks.poll();
        if (task != null) {
            task.run();
        }
        return task != null;
    }

    void runAll() {
        while (runOne()) {
            // to the last
        }
    }

    /** What was heard since the last call. */
    List<String> takeHeard() {
        List<String> taken = List.copyOf(heard);
        heard.clear();
        return taken;
    }

    private void hear(String id, Event event) {
        String what = event.kind()
                + (event.peer() == null ? "" : " " + event.peer().id())
                + (event instanceof RouteChange change ? " " + change.routes().text(0) : "");
        heard.add(id + ": " + what);
    }

    static RouteChange change(Peer peer, String prefix, RouteChange.Cause cause) {
        return new RouteChange(
                peer, 0, 1, Examples.block(prefix), new PathAttributes[1], Examples.attributes(1), cause, 1);
    }

    /** A source that does nothing by itself. */
    static final class StubSource implements Source<NoOptions> {
        @Override
        public void open(Feeds feeds) {}
    }

    /** Notes what it hears and hands it on; says something about a peer with each tick. */
    final class Ear implements Transform<NoOptions> {
        private final String id;
        private final @Nullable Peer speaksOf;

        Ear(String id, @Nullable Peer speaksOf) {
            this.id = id;
            this.speaksOf = speaksOf;
        }

        @Override
        public LaneTransform forLane(int lane) {
            return new LaneTransform() {
                @Override
                public void accept(Event event, EventSink out) {
                    hear(id, event);
                    out.accept(event);
                }

                @Override
                public void tick(long nanoTime, EventSink out) {
                    if (speaksOf != null) {
                        out.accept(change(speaksOf, "198.51.100.0/24", RouteChange.Cause.PEER));
                        out.accept(new ExtensionEvent(speaksOf, 0, 1, "org.example.x", 1, new Value.Nothing()));
                    }
                }
            };
        }
    }

    /** Hands on everything, and tells one prefix of each peer in a call. */
    static final class StubRib implements Rib<NoOptions> {
        private final List<Peer> peers;
        final List<RouteScope> asked = new ArrayList<>();
        int closed;

        StubRib(Peer... peers) {
            this.peers = List.of(peers);
        }

        @Override
        public LaneRib forLane(int lane) {
            return new LaneRib() {
                @Override
                public void accept(Event event, EventSink out) {
                    out.accept(event);
                }

                @Override
                public Snapshot snapshot(RouteScope scope) {
                    asked.add(scope);
                    return telling();
                }
            };
        }

        private LaneRib.Snapshot telling() {
            Deque<Peer> left = new ArrayDeque<>(peers);
            return new LaneRib.Snapshot() {
                @Override
                public List<Integer> peers() {
                    return peers.stream().map(Peer::id).toList();
                }

                @Override
                public boolean next(EventSink out) {
                    Peer peer = left.poll();
                    if (peer != null) {
                        out.accept(change(peer, "192.0.2.0/24", RouteChange.Cause.SNAPSHOT));
                    }
                    return !left.isEmpty();
                }

                @Override
                public boolean told(Peer peer) {
                    return !left.contains(peer);
                }

                @Override
                public void close() {
                    closed++;
                }
            };
        }
    }
}
