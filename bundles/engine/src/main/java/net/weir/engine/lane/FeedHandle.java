package net.weir.engine.lane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import net.weir.api.Feed;
import net.weir.api.FeedOwner;
import net.weir.engine.edge.Edge;
import net.weir.engine.peer.FeedRecord;
import net.weir.engine.stage.StageRuntime;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;

/** A feed on its lane. Confined to it; only {@link #askToYield} comes from elsewhere. */
final class FeedHandle implements Feed {
    private final int id;
    private final RouterKey key;
    private final String source;
    private final StageRuntime stage;
    private final Lane lane;
    private final Executor via;
    private final FeedOwner owner;
    private final FeedTable table;
    private final FeedRecord record;
    private final Map<Integer, PeerUp> up = new LinkedHashMap<>();
    private final Deque<Event> held = new ArrayDeque<>();
    private @Nullable RouterUp router;
    private List<Edge> blockedOn = List.of();
    private @Nullable Runnable waiting;
    private final Deliveries deliveries;
    private long sequence;
    private boolean ready;
    private boolean closed;

    FeedHandle(
            int id,
            RouterKey key,
            StageRuntime stage,
            Lane lane,
            Executor via,
            FeedOwner owner,
            FeedTable table,
            FeedRecord record) {
        this.id = id;
        this.key = key;
        this.source = stage.id();
        this.stage = stage;
        this.lane = lane;
        this.via = via;
        this.owner = owner;
        this.table = table;
        this.record = record;
        this.deliveries = new Deliveries(this, lane, via);
    }

    @Override
    public int id() {
        return id;
    }

    RouterKey key() {
        return key;
    }

    String source() {
        return source;
    }

    Lane lane() {
        return lane;
    }

    boolean isReady() {
        return ready;
    }

    /** The key is this feed's: tells the owner, on the lane. */
    void becomeReady() {
        if (!closed) {
            ready = true;
            lane.add(this, via);
            owner.ready();
        }
    }

    /** The key is wanted by a newer session; from any thread. */
    void askToYield() {
        via.execute(() -> {
            if (!closed) {
                owner.superseded();
            }
        });
    }

    /** Events of this feed were lost on their way to a RIB that wants to be whole: has the router tell everything again. */
    void askToTellAgain() {
        if (!closed && table.mayAskAgain(key, lane.lanes().clock().nanoTime())) {
            stage.problems().report(source, "told-again", key + " is asked to tell everything: events were lost", null);
            via.execute(
                    () -> { // after the event that is on its way
                        if (!closed) {
                            owner.tellAgain();
                        }
                    });
        }
    }

    /** Runs a task on the feed's lane, before it is ready too. */
    void execute(Runnable task) {
        via.execute(task);
    }

    @Override
    public boolean offer(Event event) {
        if (!lane.isCurrent()) {
            throw new IllegalStateException("offered off its lane: " + event);
        }
        if (closed || !ready) {
            stage.drop(closed ? "feed-closed" : "feed-not-ready", 1);
            return true;
        }
        event.stamp(id, ++sequence);
        boolean entered = lane.enter();
        try {
            LaneNode node = lane.graph().node(source);
            if (node == null) {
                stage.drop("source-not-planned", 1);
                return true;
            }
            if (node.hold() || !held.isEmpty()) {
                event.keepBorrowed();
                held.add(event);
                return false;
            }
            return dispatch(node, event);
        } finally {
            if (entered) {
                lane.exit();
            }
        }
    }

    private boolean dispatch(LaneNode node, Event event) {
        stage.countIn(1);
        note(event);
        node.emit(event);
        event.releaseBorrowed();
        List<Edge> full = lane.takeFullEdges();
        if (!full.isEmpty()) {
            blockedOn = full;
        }
        return hasRoom();
    }

    private boolean hasRoom() {
        if (blockedOn.isEmpty()) {
            return held.isEmpty();
        }
        for (Edge edge : blockedOn) {
            if (!edge.hasRoom()) {
                return false;
            }
        }
        blockedOn = List.of();
        return held.isEmpty();
    }

    private void note(Event event) {
        record.note(event);
        if (event instanceof PeerUp peerUp && peerUp.peer() != null) {
            up.put(peerUp.peer().id(), peerUp);
        } else if (event instanceof PeerDown peerDown && peerDown.peer() != null) {
            up.remove(peerDown.peer().id());
        } else if (event instanceof RouterUp routerUp) {
            router = routerUp;
        } else if (event instanceof RouterDown) {
            router = null;
        }
    }

    /** Tells again who is up. */
    void retell(Consumer<Event> to) {
        if (router != null) {
            RouterUp again = new RouterUp(router.receivedMicros(), router.router(), true);
            again.stampFrom(router, 0);
            to.accept(again);
        }
        for (PeerUp peerUp : up.values()) {
            PeerUp again = new PeerUp(
                    Objects.requireNonNull(peerUp.peer()),
                    peerUp.observedMicros(),
                    peerUp.receivedMicros(),
                    peerUp.session(),
                    true);
            again.stampFrom(peerUp, 0);
            to.accept(again);
        }
    }

    @Override
    public @Nullable Kept kept(Peer peer, @Nullable Family family) {
        boolean entered = lane.enter();
        try {
            LaneNode node = lane.graph().node(source);
            return node == null ? null : node.kept(peer, family);
        } finally {
            if (entered) {
                lane.exit();
            }
        }
    }

    @Override
    public void received(String type, int octets) {
        record.received(type, octets);
    }

    @Override
    public void whenRoom(Runnable task) {
        waiting = task;
        wake();
    }

    @Override
    public void whenDelivered(Runnable task) {
        if (!lane.isCurrent()) {
            throw new IllegalStateException("asked off its lane");
        }
        lane.step(() -> deliveries.ask(task));
    }

    /** True while events wait for a stage before they go on. */
    boolean isHolding() {
        return !held.isEmpty();
    }

    /** Goes on if there is room now, else when the first full edge has some. */
    private void wake() {
        Runnable task = waiting;
        if (task == null || closed) {
            return;
        }
        if (hasRoom()) {
            waiting = null;
            task.run();
        } else if (held.isEmpty()) {
            Edge full = blockedOn.stream().filter(e -> !e.hasRoom()).findFirst().orElse(null);
            if (full == null) {
                wake();
            } else {
                full.whenRoom(() -> lane.run(this::wake));
            }
        }
    }

    /** The lane took up another plan: what was held may go on. Called within a step. */
    void planChanged() {
        LaneNode node = lane.graph().node(source);
        while (node != null && !node.hold() && !held.isEmpty() && !closed) {
            dispatch(node, held.remove());
        }
        blockedOn = blockedOn.stream().filter(edge -> !edge.isDetached()).toList();
        if (waiting != null && hasRoom()) {
            via.execute(this::wake);
        }
        deliveries.go();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        if (!held.isEmpty()) {
            boolean entered = lane.enter();
            try {
                flushHeld();
            } finally {
                if (entered) {
                    lane.exit();
                }
            }
        }
        closed = true;
        waiting = null;
        lane.remove(this);
        record.closed();
        table.closed(this);
    }

    /** What still waits has to go now; a stage that is not there loses it visibly. */
    private void flushHeld() {
        LaneNode node = lane.graph().node(source);
        while (!held.isEmpty()) {
            Event event = held.remove();
            if (node == null) {
                stage.drop("source-not-planned", 1);
            } else {
                dispatch(node, event);
            }
        }
    }
}
