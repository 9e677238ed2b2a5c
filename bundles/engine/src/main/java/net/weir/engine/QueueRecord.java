package net.weir.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.weir.engine.edge.Edge;
import net.weir.engine.log.ProblemLog;
import net.weir.engine.plan.StageView;

/**
 * The file {@code data/queues}: what stands in memory in front of each sink, so that the start after a crash can say how
 * much of it was lost at most. It is there only while a process runs. Guarded by this.
 */
final class QueueRecord {
    private static final int FIELDS = 3;

    private final Path file;
    private final ProblemLog problems;
    private final Map<String, Long> lost = new HashMap<>();
    private String written = "";
    private boolean closed;

    /** Tells what the process before this one lost, if it died. */
    QueueRecord(Path dataDir, ProblemLog problems) {
        this.file = dataDir.resolve("queues");
        this.problems = problems;
        try {
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                tell(line.split(" "));
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            problems.report("queues", "not-readable", e.toString(), null);
        }
    }

    /** By stage, how many events stood in memory when the process before this one last looked, if it died. */
    Map<String, Long> lost() {
        return Map.copyOf(lost);
    }

    private void tell(String[] fields) {
        if (fields.length == FIELDS && fields[2].matches("\\d{1,18}")) {
            lost.put(fields[0], Long.parseLong(fields[2]));
            problems.report(
                    fields[0],
                    "ended-without-closing",
                    "the process before this one died: at most " + fields[1]
                            + " events that stood in memory in front of this sink are lost; " + fields[2]
                            + " stood there when it last looked",
                    null);
        }
    }

    /** Writes what stands there now, if that is news: a line with the id, the most that can stand there, and what does. */
    synchronized void write(List<StageView> stages) {
        List<String> lines = new ArrayList<>();
        for (StageView stage : stages) {
            Edge edge = stage.edge();
            if (edge != null) {
                long waiting = edge.status().events();
                lines.add(stage.runtime().id() + " " + Math.max(edge.memoryLimit(), waiting) + " " + waiting);
            }
        }
        String now = String.join("\n", lines);
        if (closed || now.equals(written)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Path part = file.resolveSibling("queues.part");
            Files.writeString(part, now + "\n");
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            written = now;
        } catch (IOException e) {
            problems.report("queues", "not-written", e + "; after a crash nobody will know what was lost", null);
        }
    }

    /** Nothing is left in memory. */
    synchronized void close() {
        closed = true;
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            problems.report("queues", "not-deleted", e.toString(), null);
        }
    }
}
