package net.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.weir.api.options.OptionReader;
import net.weir.engine.config.EdgeOptions;
import net.weir.engine.config.EdgePolicy;
import net.weir.engine.edge.Edge;
import net.weir.engine.edge.SpoolDirectory;
import net.weir.engine.log.ProblemLog;
import net.weir.engine.plan.StageView;
import net.weir.engine.stage.StageRuntime;
import net.weir.testkit.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueRecordTest {
    @TempDir
    Path dir;

    private final ProblemLog problems = new ProblemLog(System::nanoTime);

    private StageView sink(int waiting) {
        StageRuntime runtime = new StageRuntime("out", "test.sink", problems, 0);
        Edge edge = new Edge(runtime, new SpoolDirectory(dir.resolve("spill"), problems, Map.of()), losing -> {});
        EdgeOptions options = new OptionReader<>(EdgeOptions.class)
                .read(Map.of("edge-events", "100"))
                .value();
        edge.configure(EdgePolicy.DROP_NEWEST, Objects.requireNonNull(options), false, 0);
        for (int i = 0; i < waiting; i++) {
            edge.offer(Examples.announce(Examples.peer(1, 1), "192.0.2.0/24", 64_496, i));
        }
        return new StageView(runtime, net.weir.api.StageKind.SINK, List.of(), List.of(), edge, null, null, Map.of());
    }

    @Test
    void the_next_one_tells_of_what_a_dead_process_may_have_lost_once() {
        new QueueRecord(dir, problems).write(List.of(sink(7)));
        assertThat(dir.resolve("queues")).hasContent("out " + (100 + 4096 + 512) + " 7");
        assertThat(problems.counts("out")).isEmpty();
        assertThat(new QueueRecord(dir, problems).lost()).containsExactly(Map.entry("out", 7L));
        assertThat(problems.counts("out")).containsEntry("ended-without-closing", 1L);
        new QueueRecord(dir, problems);
        assertThat(problems.counts("out")).containsEntry("ended-without-closing", 1L);
    }

    @Test
    void nothing_is_told_after_a_good_end() {
        QueueRecord record = new QueueRecord(dir, problems);
        record.write(List.of(sink(7)));
        record.close();
        record.write(List.of(sink(8)));
        assertThat(dir.resolve("queues")).doesNotExist();
    }

    @Test
    void a_damaged_file_does_not_stop_a_start() throws IOException {
        Files.write(dir.resolve("queues"), new byte[] {'o', 'u', 't', ' ', (byte) 0xff, '\n'});
        new QueueRecord(dir, problems);
        assertThat(problems.counts("queues")).containsEntry("not-readable", 1L);
        new QueueRecord(dir, problems).write(List.of(sink(0)));
        assertThat(dir.resolve("queues")).exists();
    }
}
