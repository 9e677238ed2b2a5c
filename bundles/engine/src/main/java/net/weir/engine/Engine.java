package net.weir.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.weir.admin.ConfigProblem;
import net.weir.admin.Peers;
import net.weir.admin.Pipeline;
import net.weir.admin.Taps;
import net.weir.api.Handle;
import net.weir.api.StageFactory;
import net.weir.engine.config.LastGood;
import net.weir.engine.config.StageConfig;
import net.weir.engine.edge.SpoolDirectory;
import net.weir.engine.edge.SpoolPlace;
import net.weir.engine.lane.FeedTable;
import net.weir.engine.lane.Lanes;
import net.weir.engine.log.ProblemLog;
import net.weir.engine.peer.FeedNumbers;
import net.weir.engine.peer.PeerBook;
import net.weir.engine.peer.PeerFile;
import net.weir.engine.plan.PartMaker;
import net.weir.engine.plan.Planner;
import net.weir.engine.service.ServiceBoard;
import net.weir.engine.service.ServiceListener;
import net.weir.engine.stage.StageRuntime;
import net.weir.engine.time.Clock;

/**
 * A whole engine in one object, without OSGi: give it factories and configurations, and it runs the pipeline. Thread-safe.
 *
 * <p>Keeps under its home: {@code data/peers}, {@code data/feeds}, {@code data/good}, {@code data/queues},
 * {@code data/stages}, {@code spill}.
 */
public final class Engine implements AutoCloseable {
    private static final long SAMPLE_SECONDS = 5;
    private static final long RECORD_SECONDS = 1;
    private static final long OPERATION_MILLIS = 60_000;

    private final ScheduledExecutorService clockThread;
    private final Planner planner;
    private final PeerBook book;
    private final ServiceBoard board;
    private final StageRuntime asker;
    private final StageOperations operations;
    private final RunningPipeline pipeline;
    private final StageTaps taps;
    private final QueueRecord queues;

    /**
     * Settings of a node.
     *
     * @param home directory for all that is kept
     * @param lanes lane threads that each source should use
     */
    public record Settings(Path home, int lanes, Planner.Settings planner) {
        /** What a node uses: as many lanes as cores. */
        public static Settings normal(Path home) {
            return new Settings(home, Runtime.getRuntime().availableProcessors(), Planner.Settings.NORMAL);
        }
    }

    /** Starts an engine without stages. */
    public Engine(Settings settings) {
        this(settings, Clock.SYSTEM);
    }

    Engine(Settings settings, Clock clock) {
        Path data = settings.home().resolve("data");
        ProblemLog problems = new ProblemLog(clock::nanoTime);
        clockThread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "weir-clock");
            thread.setDaemon(true);
            return thread;
        });
        book = new PeerBook(clock);
        asker = new StageRuntime("engine", "", problems, clock.nowMicros());
        Planner[] later = new Planner[1];
        Lanes lanes = new Lanes(clock, clockThread, book, (StageRuntime stage) -> later[0].faulted(stage));
        FeedTable feeds = new FeedTable(lanes, new FeedNumbers(data), book, settings.lanes());
        LastGood lastGood = new LastGood(data, problems);
        board = new ServiceBoard(lanes, settings.planner().closeMillis());
        PartMaker maker =
                new PartMaker(clock, lanes, new PeerFile(data, problems), data.resolve("stages"), lastGood, board);
        queues = new QueueRecord(data, problems);
        SpoolPlace spools = new SpoolDirectory(settings.home().resolve("spill"), problems, queues.lost());
        planner = new Planner(settings.planner(), clock, lanes, feeds, maker, spools, lastGood, board, problems);
        later[0] = planner;
        operations = new StageOperations(board, problems, asker, OPERATION_MILLIS);
        pipeline = new RunningPipeline(planner, lanes, problems, clock, operations);
        taps = new StageTaps(planner);
        planner.onPublished(taps::follow);
        clockThread.scheduleAtFixedRate(pipeline::sample, 1, SAMPLE_SECONDS, TimeUnit.SECONDS);
        clockThread.scheduleAtFixedRate(
                () -> queues.write(planner.published().stages()), RECORD_SECONDS, RECORD_SECONDS, TimeUnit.SECONDS);
    }

    /** A factory came. */
    public <C extends Record> void factoryCame(String type, StageFactory<C> factory, String bundle) {
        planner.factoryCame(type, factory, bundle);
    }

    /** A factory leaves; on return nothing of it is in use. */
    public void factoryGone(String type, StageFactory<?> factory) {
        planner.factoryGone(type, factory);
    }

    /** All stages as they are configured now, and what is wrong with files that are not even that. */
    public void configure(Collection<StageConfig> stages, List<ConfigProblem> problems) {
        planner.configured(stages, problems);
    }

    /** The same for programs that embed the engine. */
    public void configure(StageConfig... stages) {
        configure(new ArrayList<>(List.of(stages)), List.of());
    }

    public Pipeline pipeline() {
        return pipeline;
    }

    public Peers peers() {
        return book;
    }

    public Taps taps() {
        return taps;
    }

    /** What a stage offers, for programs that embed the engine; the handle lasts as long as the engine. */
    public <T> Handle<T> find(String stageId, Class<T> service) {
        return board.find(asker, stageId, service);
    }

    /** Who is told of every service that a stage offers, before the first stage is configured. */
    public void serviceListener(ServiceListener listener) {
        board.listener(listener);
    }

    /** Stops sources, empties queues into sinks as far as they take it, and keeps the rest on disk. */
    @Override
    public void close() {
        planner.close();
        operations.close();
        clockThread.shutdownNow();
        queues.close();
    }
}
