package net.weir.engine.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.weir.engine.log.ProblemLog;

/** A directory with one subdirectory of segment files a stage. Thread-safe. */
public final class SpoolDirectory implements SpoolPlace {
    private final Path root;
    private final ProblemLog problems;
    private final Map<String, Long> lost;

    /** @param lost by stage, how many events stood in memory when the process before this one died */
    public SpoolDirectory(Path root, ProblemLog problems, Map<String, Long> lost) {
        this.root = root;
        this.problems = problems;
        this.lost = new ConcurrentHashMap<>(lost);
    }

    @Override
    public synchronized long nextLife() throws IOException {
        Path file = root.resolve("lives");
        long life = 1 + (Files.exists(file) ? lifeIn(file) : 0);
        Files.createDirectories(root);
        Path part = root.resolve("lives.part");
        Files.writeString(part, life + "\n", StandardCharsets.US_ASCII);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        return life;
    }

    private static long lifeIn(Path file) throws IOException {
        String text = Files.readString(file).strip();
        if (!text.matches("\\d{1,7}")) { // 23 bits are left for it
            throw new IOException(file + " does not hold a number; delete it to begin anew");
        }
        return Long.parseLong(text);
    }

    @Override
    public long lostInMemory(String stage) {
        Long count = lost.remove(stage);
        return count == null ? -1 : count;
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
