package net.weir.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import net.weir.admin.ConfigProblem;
import net.weir.admin.Endpoint;
import net.weir.admin.MetricFamily;
import net.weir.admin.Operations;
import net.weir.admin.Pipeline;
import net.weir.admin.StageProblem;
import net.weir.admin.StageStatus;
import net.weir.admin.StageTypeInfo;
import net.weir.api.options.OptionSpec;
import net.weir.engine.config.ConfigFiles;
import net.weir.engine.config.StageReader;
import net.weir.engine.lane.Lane;
import net.weir.engine.lane.Lanes;
import net.weir.engine.log.ProblemLog;
import net.weir.engine.plan.Planner;
import net.weir.engine.plan.StageView;
import net.weir.engine.time.Clock;
import org.jspecify.annotations.Nullable;

/** The pipeline as faces see it, and the watch over what hangs. Thread-safe. */
final class RunningPipeline implements Pipeline {
    private static final long HANGS_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Planner planner;
    private final Lanes lanes;
    private final ProblemLog problems;
    private final Operations operations;
    private final Clock clock;
    private final long startedMicros;
    private final Map<Lane, Watch> watches = new ConcurrentHashMap<>();

    /** A lane that was found busy, and when its step count was last seen to rise. */
    private record Watch(long steps, long sinceNanos) {}

    RunningPipeline(Planner planner, Lanes lanes, ProblemLog problems, Clock clock, Operations operations) {
        this.planner = planner;
        this.lanes = lanes;
        this.problems = problems;
        this.clock = clock;
        this.operations = operations;
        this.startedMicros = clock.nowMicros();
    }

    @Override
    public long plan() {
        return planner.published().plan();
    }

    @Override
    public long startedMicros() {
        return startedMicros;
    }

    @Override
    public boolean settled() {
        return planner.settled();
    }

    @Override
    public List<StageStatus> stages() {
        return planner.published().stages().stream().map(StageView::status).toList();
    }

    @Override
    public List<StageTypeInfo> types() {
        return planner.published().types();
    }

    @Override
    public List<OptionSpec> commonOptions() {
        return StageReader.engineSpecs();
    }

    @Override
    public List<ConfigProblem> problems() {
        return planner.published().problems();
    }

    @Override
    public List<StageProblem> problemsOf(String stage) {
        return problems.of(stage);
    }

    @Override
    public List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (StageView view : planner.published().stages()) {
            if (view.context() != null) {
                view.context()
                        .listening()
                        .forEach((name, address) ->
                                endpoints.add(new Endpoint(view.runtime().id(), name, address)));
            }
        }
        return endpoints;
    }

    @Override
    public List<MetricFamily> metrics() {
        return StageMetricFamilies.of(planner.published(), problems);
    }

    @Override
    public Operations operations() {
        return operations;
    }

    @Override
    public List<ConfigProblem> check(Path directory) {
        return planner.check(ConfigFiles.load(directory));
    }

    /** Takes rates, and looks for lanes and sinks that do not return. Called by the clock. */
    void sample() {
        try {
            long now = clock.nanoTime();
            for (StageView view : planner.published().stages()) {
                view.runtime().sample(now);
                if (view.given() != view.runtime()) {
                    view.given().sample(now);
                }
                if (view.worker() != null && view.worker().busyNanos() > HANGS_NANOS) {
                    problems.report(
                            view.runtime().id(), "sink-hangs", "accept or flush has not returned for 10 s", null);
                }
            }
            lanes.all().forEach(lane -> watch(lane, now));
            watches.keySet().retainAll(lanes.all());
        } catch (RuntimeException e) {
            problems.report("clock", "sample-failed", e.toString(), e);
        }
    }

    private void watch(Lane lane, long now) {
        Watch last = watches.get(lane);
        if (!lane.busy() || last == null || last.steps != lane.steps()) {
            watches.put(lane, new Watch(lane.steps(), now));
        } else if (now - last.sinceNanos > HANGS_NANOS) {
            problems.report("lane " + lane.id(), "lane-hangs", stack(lane.thread()), null);
        }
    }

    private static String stack(@Nullable Thread thread) {
        StringBuilder out = new StringBuilder("a stage has not returned for 10 s:");
        if (thread != null) {
            for (StackTraceElement element : thread.getStackTrace()) {
                out.append(' ').append(element);
            }
        }
        return out.toString();
    }
}
