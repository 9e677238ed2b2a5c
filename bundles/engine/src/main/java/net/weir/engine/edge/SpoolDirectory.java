package net.weir.engine.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.weir.engine.stage.ProblemLog;

/**
 * A directory with one subdirectory of segment files a stage. A marker in it says that a process was working there: if it
 * is found at the next start, that process died, and what it had in memory is lost. Thread-safe.
 */
public final class SpoolDirectory implements SpoolPlace {
    private static final String MARKER = "open";

    private final Path root;
    private final ProblemLog problems;

    public SpoolDirectory(Path root, ProblemLog problems) {
        this.root = root;
        this.problems = problems;
    }

    @Override
    public boolean exists(String stage) {
        Path dir = root.resolve(stage);
        if (!Files.isDirectory(dir)) {
            return false;
        }
        try (Stream<Path> files = Files.list(dir)) {
            return files.anyMatch(SegmentFiles::isSegment);
        } catch (IOException e) {
            problems.report(stage, "spill-unreadable", e.toString(), null);
            return false;
        }
    }

    @Override
    public Spool open(String stage, long limitOctets, int memoryEvents) throws IOException {
        Path dir = Files.createDirectories(root.resolve(stage));
        Path marker = dir.resolve(MARKER);
        if (Files.exists(marker)) {
            problems.report(
                    stage,
                    "ended-without-closing",
                    "at most " + Files.readString(marker).strip() + " events that stood in memory were lost when the "
                            + "process before this one died",
                    null);
        }
        Files.writeString(marker, memoryEvents + "\n");
        return new SegmentSpool(stage, dir, limitOctets, problems, marker);
    }
}
