package net.weir.engine.plan;

import java.nio.file.Path;
import java.util.Objects;
import net.weir.api.PeerRegistry;
import net.weir.api.Rib;
import net.weir.api.Sink;
import net.weir.api.Source;
import net.weir.api.Stage;
import net.weir.api.StageKind;
import net.weir.api.State;
import net.weir.api.Transform;
import net.weir.api.options.OptionProblem;
import net.weir.engine.config.EdgeOptions;
import net.weir.engine.config.LastGood;
import net.weir.engine.config.StageConfig;
import net.weir.engine.config.StageReader;
import net.weir.engine.lane.Lanes;
import net.weir.engine.service.ServiceBoard;
import net.weir.engine.time.Clock;
import org.jspecify.annotations.Nullable;

/** Decides for one slot whether its object stays, takes new options, or is made anew; and makes it. */
public final class PartMaker {
    private final Clock clock;
    private final Lanes lanes;
    private final PeerRegistry peers;
    private final Path stagesDir;
    private final LastGood lastGood;
    private final ServiceBoard board;

    /** @param stagesDir where stages keep their own data, a directory each */
    public PartMaker(
            Clock clock, Lanes lanes, PeerRegistry peers, Path stagesDir, LastGood lastGood, ServiceBoard board) {
        this.clock = clock;
        this.lanes = lanes;
        this.peers = peers;
        this.stagesDir = stagesDir;
        this.lastGood = lastGood;
        this.board = board;
    }

    /** A configuration that could be read. */
    private record Readable<C>(StageConfig config, C options, EdgeOptions edge) {}

    /** Leaves the slot with its part as it is, its part reconfigured, a next part, or its part marked as leaving. */
    void prepare(Slot slot, @Nullable FactoryEntry<?> entry) {
        slot.leaving = false;
        if (entry != null && slot.kind == null) {
            slot.kind = entry.factory().kind();
        }
        if (entry == null) {
            slot.leaving = slot.part != null;
            // one that could not be closed goes on saying so until another takes over
            if (slot.part == null && slot.runtime.state() != State.FAULTED) {
                state(slot, State.WAITING, "no bundle here makes stages of type " + slot.wanted.type());
            }
        } else {
            prepareWith(slot, entry);
        }
    }

    private <C extends Record> void prepareWith(Slot slot, FactoryEntry<C> entry) {
        Slot.Part part = slot.part;
        boolean same = part != null && part.factory() == entry;
        if (same && part.config().values().equals(slot.wanted.values())) {
            return;
        }
        if (slot.wanted.values().equals(slot.refused)) {
            slot.problem(slot.refusedBecause, false);
            return;
        }
        Readable<C> readable = read(slot, entry, same);
        if (readable == null) {
            slot.leaving = part != null && !same;
            return;
        }
        if (same && !slot.runtime.faulted()) {
            adjust(slot, part, entry, readable);
        } else {
            slot.next = make(slot, entry, readable);
            slot.leaving = part != null && !same;
        }
    }

    /** What can be read: the configuration as it stands, else what was last in force; null if the slot stays as it is. */
    private <C extends Record> @Nullable Readable<C> read(Slot slot, FactoryEntry<C> entry, boolean same) {
        StageReader.Result<C> result = entry.reader().read(slot.wanted.values());
        boolean deaf =
                slot.hears() && result.edge() != null && result.edge().sources().isEmpty();
        if (deaf) { // as a file is that is being written
            slot.problem("sources: must be given", true);
        } else if (result.problems().isEmpty()) {
            return new Readable<>(
                    slot.wanted, Objects.requireNonNull(result.options()), Objects.requireNonNull(result.edge()));
        }
        for (OptionProblem problem : result.problems()) {
            slot.problem(problem.toString(), true);
        }
        if (same) {
            slot.problem("it goes on with its last good configuration", false);
            return null;
        }
        return lastGood(slot, entry);
    }

    private <C extends Record> @Nullable Readable<C> lastGood(Slot slot, FactoryEntry<C> entry) {
        StageConfig good = lastGood.find(slot.id(), slot.wanted.type());
        StageReader.Result<C> result = good == null ? null : entry.reader().read(good.values());
        if (good == null || result == null || !result.problems().isEmpty()) {
            state(
                    slot,
                    State.WAITING,
                    "configuration has errors: " + slot.problems.get(0).text());
            return null;
        }
        slot.problem("it runs with its last good configuration", false);
        return new Readable<>(good, Objects.requireNonNull(result.options()), Objects.requireNonNull(result.edge()));
    }

    private <C extends Record> void adjust(Slot slot, Slot.Part part, FactoryEntry<C> entry, Readable<C> wanted) {
        if (wanted.options().equals(part.options())) {
            slot.part = part.with(wanted.config(), wanted.options(), wanted.edge());
            lastGood.keep(wanted.config());
            return;
        }
        boolean rib = part.stage() instanceof Rib;
        boolean live = entry.reader()
                .onlyLiveDiffer(part.config().values(), wanted.config().values());
        if ((live || rib) && reconfigured(slot, part, wanted.options())) {
            slot.part = part.with(wanted.config(), wanted.options(), wanted.edge());
            lastGood.keep(wanted.config());
        } else if (rib) {
            slot.problem(
                    "a running RIB does not take these options: it would lose its routes; remove the stage first",
                    true);
        } else {
            slot.next = make(slot, entry, wanted);
        }
    }

    /** The options' type is that of the factory which made the stage, so the cast holds. */
    @SuppressWarnings("unchecked")
    private static <C extends Record> boolean reconfigured(Slot slot, Slot.Part part, C options) {
        try {
            return ((Stage<C>) part.stage()).reconfigure(options) == Stage.Reconfigured.APPLIED;
        } catch (RuntimeException e) {
            slot.problem("it did not take the new options: " + e.getMessage(), true);
            return false;
        }
    }

    private <C extends Record> Slot.@Nullable Part make(Slot slot, FactoryEntry<C> entry, Readable<C> from) {
        EngineContext context = new EngineContext(slot.runtime, clock, lanes, peers, stagesDir, board);
        try {
            Stage<C> stage = entry.factory().create(from.options(), context);
            open(stage);
            slot.kind = StageKind.of(stage);
            return new Slot.Part(entry, from.config(), from.options(), from.edge(), stage, context);
        } catch (Exception | LinkageError e) {
            context.end();
            slot.problem("cannot be made: " + (e.getMessage() == null ? e : e.getMessage()), true);
            if (slot.part == null) {
                state(slot, State.WAITING, "cannot be made: " + e.getMessage());
            }
            return null;
        }
    }

    /** Opens what has no door: it takes part as soon as it is in the plan. One that cannot be opened is closed. */
    private static void open(Stage<?> stage) throws Exception {
        if (stage instanceof Transform<?> transform) {
            try {
                transform.open();
            } catch (Exception | LinkageError e) {
                try {
                    stage.close();
                } catch (Exception | LinkageError inClose) {
                    e.addSuppressed(inClose);
                }
                throw e;
            }
        }
    }

    /** The same stage made again of a configuration that was in force before; null if even that fails. */
    Slot.@Nullable Part again(Slot slot, Slot.Part before) {
        return again(slot, before.factory(), before.config());
    }

    private <C extends Record> Slot.@Nullable Part again(Slot slot, FactoryEntry<C> entry, StageConfig config) {
        StageReader.Result<C> result = entry.reader().read(config.values());
        return result.options() == null || result.edge() == null
                ? null
                : make(slot, entry, new Readable<>(config, result.options(), result.edge()));
    }

    /** A new part is in the plan: what is passed through runs; doors tell when they are open. */
    void inForce(Slot slot) {
        Slot.Part part = Objects.requireNonNull(slot.part);
        lastGood.keep(part.config());
        part.context().inForce();
        if (!(part.stage() instanceof Source)
                && !(part.stage() instanceof Sink)
                && !part.context().spoke()) {
            boolean asWanted = part.config().values().equals(slot.wanted.values());
            state(
                    slot,
                    asWanted ? State.RUNNING : State.DEGRADED,
                    asWanted ? "" : "runs with its last good configuration");
        }
    }

    private void state(Slot slot, State state, String reason) {
        slot.runtime.state(state, reason, clock.nowMicros());
    }
}
