package net.weir.admin;

import java.nio.file.Path;
import java.util.List;
import net.weir.api.options.OptionSpec;
import org.osgi.annotation.versioning.ProviderType;

/** The graph of stages as it runs. */
@ProviderType
public interface Pipeline {

    /** Number of the plan in force; rises with every change of the graph. */
    long plan();

    /** When this process began to run the pipeline, microseconds since 1970 UTC. */
    long startedMicros();

    /** True once the first plan is in force and every door that can be opened has been tried. */
    boolean settled();

    /** Every configured stage in topological order, sources first. */
    List<StageStatus> stages();

    /** The stage types that can be configured now. */
    List<StageTypeInfo> types();

    /** The options that the engine gives every stage, beside those of its type. */
    List<OptionSpec> commonOptions();

    /** What is wrong with the configuration and the wiring now. */
    List<ConfigProblem> problems();

    /** What a stage has reported to the log since the start, by kind; nothing for a stage that is not there. */
    default List<StageProblem> problemsOf(String stage) {
        return List.of();
    }

    /** Where stages listen. */
    List<Endpoint> endpoints();

    /** All metrics of engine and stages. */
    List<MetricFamily> metrics();

    /** What stages do and tell when they are asked. */
    Operations operations();

    /** Checks the configuration files of a directory without applying them. */
    List<ConfigProblem> check(Path directory);
}
