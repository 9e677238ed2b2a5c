package net.weir.engine.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import net.weir.api.Inflow;
import net.weir.api.Sink;
import net.weir.api.Source;
import net.weir.api.State;
import net.weir.engine.config.EdgeOptions;
import net.weir.engine.config.EdgePolicy;
import net.weir.engine.edge.Edge;
import net.weir.engine.edge.SinkWorker;
import net.weir.engine.lane.FeedTable;
import net.weir.engine.service.ServiceBoard;
import net.weir.engine.stage.StageRuntime;
import net.weir.engine.time.Clock;

/** Opens, exchanges and closes sources and sinks: old before new, the sink's queue kept, the old options again if the new fail. */
final class Doors {
    private static final long FIRST_REOPEN_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LAST_REOPEN_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long FIRST_OPEN_MILLIS = 2_000;

    private final Planner.Settings settings;
    private final Clock clock;
    private final FeedTable feeds;
    private final StageCloser closer;
    private final PartMaker maker;
    private final ServiceBoard board;
    private final Executor planner;
    private final Function<StageRuntime, Edge> edges;
    private final Function<Edge, Inflow> inflows;

    Doors(
            Planner.Settings settings,
            Clock clock,
            FeedTable feeds,
            StageCloser closer,
            PartMaker maker,
            ServiceBoard board,
            Executor planner,
            Function<StageRuntime, Edge> edges,
            Function<Edge, Inflow> inflows) {
        this.settings = settings;
        this.clock = clock;
        this.feeds = feeds;
        this.closer = closer;
        this.maker = maker;
        this.board = board;
        this.planner = planner;
        this.edges = edges;
        this.inflows = inflows;
    }

    /**
     * Closes a source while the plan still carries what its end means, and waits for its feeds to end. If it is a sink too,
     * that half is done first.
     *
     * @param removed true if nobody takes over: what waits is delivered before, as far as the time allows
     */
    void closeSource(Slot slot, boolean removed) {
        Slot.Part part = Objects.requireNonNull(slot.part);
        slot.opened = false;
        if (removed) {
            detachEdge(slot);
        }
        stopWorker(slot, removed);
        closer.close(slot.runtime, part.stage(), part.context());
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.closeMillis());
        try {
            while (feeds.count(slot.id()) > 0 && System.nanoTime() - deadline < 0) {
                Thread.sleep(2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives a sink its edge, or its edge the options that are in force from now on. */
    void prepareEdge(Slot slot, Wiring wiring, Map<String, Slot> slots) {
        Slot.Part coming = slot.coming();
        if (coming == null || !(coming.stage() instanceof Sink)) {
            return;
        }
        List<Slot> before =
                wiring.ancestorsOf(slot.id()).stream().map(slots::get).toList();
        boolean live = before.stream()
                .anyMatch(up -> up.coming() != null
                        && Objects.requireNonNull(up.coming()).stage() instanceof Source<?> source
                        && source.live());
        boolean behindRib = before.stream().anyMatch(up -> up.kind != null && up.kind.keepsRoutes());
        EdgePolicy policy = policy(slot, coming.edge(), live, behindRib);
        boolean resyncs = policy == EdgePolicy.COALESCE || coming.edge().resync() != EdgeOptions.Resyncing.FALSE;
        if (resyncs && !behindRib) {
            slot.problem(
                    "resync needs a RIB before the sink: there is none, so what was lost cannot be sent again", false);
        }
        if (slot.edge == null) {
            slot.edge = edges.apply(slot.edgeRuntime(clock.nowMicros()));
        }
        slot.edge.configure(policy, coming.edge(), resyncs && behindRib, slot.graceNanos);
    }

    private static EdgePolicy policy(Slot slot, EdgeOptions options, boolean live, boolean behindRib) {
        EdgePolicy wanted = options.edge();
        EdgePolicy usual = live ? EdgePolicy.SPILL : EdgePolicy.BLOCK;
        if (wanted == EdgePolicy.BLOCK && live && !options.allowBackpressureToRouters()) {
            slot.problem(
                    "edge = block would hold up routers; spill is used unless allow-backpressure-to-routers = true",
                    true);
            return EdgePolicy.SPILL;
        }
        if (wanted == EdgePolicy.COALESCE && !behindRib) {
            slot.problem(
                    "edge = coalesce needs a RIB before the sink; "
                            + usual.name().toLowerCase(Locale.ROOT) + " is used",
                    true);
            return usual;
        }
        return wanted == null ? usual : wanted;
    }

    /** The sink is out of the plan: nothing more comes, whoever waits for room may go on. */
    void detachEdge(Slot slot) {
        if (slot.edge != null) {
            slot.edge.detach();
        }
    }

    /** Empties a removed sink's queue into it, closes it, and keeps on disk what it did not take. */
    void removeSink(Slot slot) {
        if (slot.edge == null) {
            return;
        }
        if (slot.part != null && slot.isSink()) {
            endSink(slot, slot.part, true);
        }
        slot.edge.save();
        slot.edge = null;
    }

    /** Ends the old object of a sink that stays; its edge goes on gathering. */
    void exchangeSink(Slot slot, boolean left) {
        if (left && slot.part != null) {
            if (slot.next != null && slot.runtime.state() == State.RUNNING) {
                slot.fallback = slot.part;
            }
            endSink(slot, slot.part, false);
        }
    }

    private void stopWorker(Slot slot, boolean drain) {
        SinkWorker worker = slot.worker;
        slot.worker = null;
        if (worker != null && !worker.stop(drain, settings.closeMillis())) {
            closer.hung(slot.runtime, "accept", worker.stack());
        }
    }

    private void endSink(Slot slot, Slot.Part part, boolean drain) {
        stopWorker(slot, drain);
        closer.close(slot.runtime, part.stage(), part.context());
    }

    /** Opens what is not open yet. */
    void open(Slot slot, Runnable tryAgainLater) {
        Slot.Part part = Objects.requireNonNull(slot.part);
        if (part.stage() instanceof Source<?> source) {
            openSource(slot, part, source, tryAgainLater);
            part = Objects.requireNonNull(slot.part); // it may have gone back to the one before
        }
        boolean shut = part.stage() instanceof Source && !slot.opened;
        if (part.stage() instanceof Sink<?> sink && slot.worker == null && !shut) {
            openSink(slot, sink);
        }
        slot.fallback = null;
    }

    private void openSource(Slot slot, Slot.Part part, Source<?> source, Runnable tryAgainLater) {
        if (slot.opened || slot.reopenNanos != 0 && clock.nanoTime() - slot.reopenNanos < 0) {
            return;
        }
        try {
            // before it opens: it may have something worse to say at once
            slot.runtime.state(State.RUNNING, "", clock.nowMicros());
            source.open(feeds.feedsOf(slot.runtime));
            slot.opened = true;
            slot.reopenNanos = 0;
            slot.reopenPauseNanos = 0;
            if (!(source instanceof Sink)) { // of both ends, the other tells
                board.publish(slot.runtime, source, part.context());
            }
        } catch (Exception | LinkageError e) {
            String why = e.getMessage() == null ? e.toString() : e.getMessage();
            slot.runtime.state(State.WAITING, "cannot open: " + why, clock.nowMicros());
            slot.problem("cannot open: " + why, true);
            if (!fellBack(slot, part, tryAgainLater)) {
                slot.reopenPauseNanos = slot.reopenPauseNanos == 0
                        ? FIRST_REOPEN_NANOS
                        : Math.min(2 * slot.reopenPauseNanos, LAST_REOPEN_NANOS);
                slot.reopenNanos = clock.nanoTime() + slot.reopenPauseNanos;
                tryAgainLater.run();
            }
        }
    }

    /** The new options failed where the old ones worked: takes the old ones again. */
    private boolean fellBack(Slot slot, Slot.Part failed, Runnable tryAgainLater) {
        Slot.Part before = slot.fallback;
        slot.fallback = null;
        Slot.Part again = before == null ? null : maker.again(slot, before);
        if (again == null) {
            return false;
        }
        closer.close(slot.runtime, failed.stage(), failed.context());
        slot.refused = failed.config().values();
        slot.refusedBecause = "the options did not work, it goes on with those before: " + slot.runtime.reason();
        slot.part = again;
        slot.opened = false;
        maker.inForce(slot);
        open(slot, tryAgainLater);
        if (slot.opened || slot.worker != null) {
            slot.runtime.state(State.DEGRADED, slot.refusedBecause, clock.nowMicros());
        }
        return true;
    }

    private void offerServices(Slot slot, SinkWorker worker, Slot.Part part) {
        if (slot.worker == worker) {
            board.publish(slot.runtime, part.stage(), part.context());
        }
    }

    private void openSink(Slot slot, Sink<?> sink) {
        Edge edge = Objects.requireNonNull(slot.edge);
        SinkWorker worker = new SinkWorker(edge, sink, inflows.apply(edge), clock);
        slot.worker = worker;
        Slot.Part part = Objects.requireNonNull(slot.part);
        worker.opened().thenRunAsync(() -> offerServices(slot, worker, part), planner);
        worker.start();
        if (slot.fallback == null) {
            return;
        }
        try {
            worker.firstOpen().get(FIRST_OPEN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | CompletionException e) {
            Slot.Part failed = Objects.requireNonNull(slot.part);
            slot.worker = null;
            worker.stop(false, settings.closeMillis());
            fellBack(slot, failed, () -> {});
        } catch (TimeoutException e) {
            // it is still trying: the worker tells how it ends
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
