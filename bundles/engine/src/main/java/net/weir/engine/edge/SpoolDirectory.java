package net.weir.engine.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.weir.engine.log.ProblemLog;

/** A directory with one subdirectory of segment files a stage. Thread-safe. */
public final class SpoolDirectory implements SpoolPlace {
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
    public Spool open(String stage, long limitOctets) throws IOException {
        Path dir = Files.createDirectories(root.resolve(stage));
        return new SegmentSpool(stage, dir, limitOctets, problems);
    }
}
