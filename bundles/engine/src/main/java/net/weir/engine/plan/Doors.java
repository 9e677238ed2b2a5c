package net.weir.engine.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import net.weir.api.Sink;
import net.weir.api.Source;
import net.weir.api.State;
import net.weir.engine.config.EdgeOptions;
import net.weir.engine.config.EdgePolicy;
import net.weir.engine.edge.Edge;
import net.weir.engine.edge.SinkWorker;
import net.weir.engine.lane.FeedTable;
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
    private final Function<StageRuntime, Edge> edges;

    Doors(
            Planner.Settings settings,
            Clock clock,
            FeedTable feeds,
            StageCloser closer,
            PartMaker maker,
            Function<StageRuntime, Edge> edges) {
        this.settings = settings;
        this.clock = clock;
        this.feeds = feeds;
        this.closer = closer;
        this.maker = maker;
        this.edges = edges;
    }

    /** Closes a source while the plan still carries what its end means, and waits for its feeds to end. */
    void closeSource(Slot slot) {
        Slot.Part part = Objects.requireNonNull(slot.part);
        slot.opened = false;
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
        boolean behindRib = before.stream().anyMatch(up -> up.kind.equals("rib"));
        EdgePolicy policy = policy(slot, coming.edge(), live, behindRib);
        boolean resyncs = policy == EdgePolicy.COALESCE || coming.edge().resync() != EdgeOptions.Resyncing.FALSE;
        if (resyncs && !behindRib) {
            slot.problem("resync needs a RIB before the sink: there is none, so what was lost cannot be sent again", false);
        }
        if (slot.edge == null) {
            slot.edge = edges.apply(slot.runtime);
        }
        slot.edge.configure(policy, coming.edge(), resyncs && behindRib);
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
        if (slot.part != null) {
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

    private void endSink(Slot slot, Slot.Part part, boolean drain) {
        SinkWorker worker = slot.worker;
        slot.worker = null;
        if (worker != null && !worker.stop(drain, settings.closeMillis())) {
            closer.hung(slot.runtime, "accept", worker.stack());
        }
        closer.close(slot.runtime, part.stage(), part.context());
    }

    /** Opens what is not open yet. */
    void open(Slot slot, Runnable tryAgainLater) {
        Slot.Part part = Objects.requireNonNull(slot.part);
        if (part.stage() instanceof Source<?> source) {
            openSource(slot, part, source, tryAgainLater);
        } else if (part.stage() instanceof Sink<?> sink && slot.worker == null) {
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

    private void openSink(Slot slot, Sink<?> sink) {
        SinkWorker worker = new SinkWorker(Objects.requireNonNull(slot.edge), sink, clock);
        slot.worker = worker;
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
