package net.weir.engine.config;

import java.time.Duration;
import java.util.List;
import net.weir.api.options.DataSize;
import net.weir.api.options.Option;
import org.jspecify.annotations.Nullable;

/** What the engine lets an operator say of every stage, beside the stage's own options. */
public record EdgeOptions(
        @Option(help = "Ids of the stages whose events this one takes", def = Option.ABSENT) List<String> sources,
        @Option(
                        help = "How long events wait for this stage while its bundle is being updated; 10s by default",
                        def = Option.ABSENT,
                        min = 0,
                        max = 3600)
                @Nullable
                Duration grace,
        @Option(
                        help =
                                "What happens when events were lost before this stage: at a sink behind a RIB, true has the "
                                        + "RIB tell what stands; at a RIB, auto has the routers tell everything again",
                        def = "false")
                Resyncing resync,
        @Option(
                        help =
                                "What happens to events that the sink is too slow for; by default spill behind a live source, "
                                        + "block behind one that can wait",
                        def = Option.ABSENT)
                @Nullable
                EdgePolicy edge,
        @Option(help = "Events that may wait in memory", def = "8192", min = 16, max = 10_000_000) int edgeEvents,
        @Option(help = "Memory that waiting events may take", def = "64MiB", min = 65_536) DataSize edgeMemory,
        @Option(help = "Disk that waiting events may take (edge = spill)", def = "1GiB", min = 1_048_576)
                DataSize spillLimit,
        @Option(help = "Lets edge = block hold up routers; without it such a pipeline is refused", def = "false")
                boolean allowBackpressureToRouters) {

    /** Whether losses are made good by telling again. */
    public enum Resyncing {
        FALSE,
        TRUE,
        AUTO
    }
}
