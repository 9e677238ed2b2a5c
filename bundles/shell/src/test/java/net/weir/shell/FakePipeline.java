package net.weir.shell;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.weir.admin.ConfigProblem;
import net.weir.admin.Endpoint;
import net.weir.admin.MetricFamily;
import net.weir.admin.Operations;
import net.weir.admin.Pipeline;
import net.weir.admin.StageProblem;
import net.weir.admin.StageStatus;
import net.weir.admin.StageTypeInfo;
import net.weir.api.options.Option;
import net.weir.api.options.OptionSpec;
import org.jspecify.annotations.Nullable;

/** A pipeline whose lists are what it shows, with one stage type, {@code file}. */
public final class FakePipeline implements Pipeline {
    public final List<StageStatus> stages = new ArrayList<>();
    final List<ConfigProblem> problems = new ArrayList<>();
    final List<MetricFamily> metrics = new ArrayList<>();
    final List<StageProblem> said = new ArrayList<>();
    boolean listening = true;

    record Common(@Option(help = "What goes before", def = Option.ABSENT) List<String> sources) {}

    record Options(
            @Option(help = "Where it writes") String path,
            @Option(help = "Most files", def = "3", min = 1, max = 9, live = true) int keep) {}

    final FakeOperations operations = new FakeOperations();

    @Nullable
    Operations others;

    @Override
    public Operations operations() {
        return others != null ? others : operations;
    }

    @Override
    public long plan() {
        return 7;
    }

    @Override
    public long startedMicros() {
        return Samples.NOW - 3_720_000_000L;
    }

    @Override
    public boolean settled() {
        return true;
    }

    @Override
    public List<StageStatus> stages() {
        return stages;
    }

    @Override
    public List<OptionSpec> commonOptions() {
        return OptionSpec.of(Common.class);
    }

    @Override
    public List<StageTypeInfo> types() {
        return List.of(new StageTypeInfo("file", "weir-sink-file 1.0", OptionSpec.of(Options.class)));
    }

    @Override
    public List<ConfigProblem> problems() {
        return problems;
    }

    @Override
    public List<Endpoint> endpoints() {
        return listening ? List.of(new Endpoint("edge", "bmp", new InetSocketAddress("127.0.0.1", 11019))) : List.of();
    }

    @Override
    public List<MetricFamily> metrics() {
        return metrics;
    }

    @Override
    public List<StageProblem> problemsOf(String stage) {
        return said;
    }

    /** A counter or gauge of the stage {@code edge}, with one label. */
    void metric(String name, String label, String value, double number) {
        metrics.add(new MetricFamily(
                name,
                "",
                MetricFamily.Kind.COUNTER,
                List.of(new MetricFamily.Sample(Map.of("stage", "edge", label, value), number))));
    }

    @Override
    public List<ConfigProblem> check(Path directory) {
        return List.of(new ConfigProblem("weir.file-x.cfg", "path: must be given", true));
    }
}
