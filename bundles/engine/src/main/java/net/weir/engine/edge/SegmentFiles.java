package net.weir.engine.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The segment files of one spool with their sizes, and how far each is acknowledged. A segment's number is its place:
 * lower is older. Guarded by its spool.
 */
final class SegmentFiles {
    /** Room below for what is put in front, above for ever. */
    private static final long FIRST = 1_000_000_000_000L;

    private static final String SUFFIX = ".events";

    private final Path dir;
    private final Path positions;
    private final NavigableMap<Long, Long> sizes = new TreeMap<>();
    private final NavigableMap<Long, Long> acknowledged = new TreeMap<>();

    SegmentFiles(Path dir) throws IOException {
        this.dir = dir;
        this.positions = dir.resolve("positions");
        try (Stream<Path> files = Files.list(dir)) {
            for (Path file : files.filter(SegmentFiles::isSegment).toList()) {
                sizes.put(number(file), Files.size(file));
            }
        }
        if (Files.exists(positions)) {
            loadPositions();
        }
    }

    static boolean isSegment(Path file) {
        return file.getFileName().toString().matches("\\d{13}\\" + SUFFIX);
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }

    private void loadPositions() throws IOException {
        for (String line : Files.readAllLines(positions)) {
            String[] part = line.split(" ");
            if (part.length == 2 && part[0].matches("\\d{13}") && part[1].matches("\\d{1,18}")) {
                acknowledged.put(Long.parseLong(part[0]), Long.parseLong(part[1]));
            }
        }
        acknowledged.keySet().retainAll(sizes.keySet());
    }

    Path directory() {
        return dir;
    }

    Path path(long segment) {
        return dir.resolve(String.format("%013d%s", segment, SUFFIX));
    }

    /** A new segment after all others. */
    long addLast() {
        long segment = sizes.isEmpty() ? FIRST : sizes.lastKey() + 1;
        sizes.put(segment, 0L);
        return segment;
    }

    /** A new segment before all others. */
    long addFirst() {
        long segment = sizes.isEmpty() ? FIRST : sizes.firstKey() - 1;
        sizes.put(segment, 0L);
        return segment;
    }

    void grow(long segment, long octets) {
        sizes.merge(segment, octets, Long::sum);
    }

    long size(long segment) {
        return sizes.getOrDefault(segment, 0L);
    }

    /** The oldest segment at or after {@code segment}, or -1. */
    long atOrAfter(long segment) {
        Long found = sizes.ceilingKey(segment);
        return found == null ? -1 : found;
    }

    long firstUnread(long segment) {
        return acknowledged.getOrDefault(segment, 0L);
    }

    /** Octets on disk. */
    long total() {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Everything before this place is delivered. */
    void acknowledge(long segment, long position) throws IOException {
        List<Long> done = new ArrayList<>(sizes.headMap(segment).keySet());
        for (long old : done) {
            drop(old);
        }
        acknowledged.put(segment, position);
        save();
    }

    /** Deletes a segment that is read to its end. */
    void drop(long segment) throws IOException {
        Files.deleteIfExists(path(segment));
        sizes.remove(segment);
        acknowledged.remove(segment);
    }

    void save() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Long, Long> entry : acknowledged.entrySet()) {
            text.append(String.format("%013d %d%n", entry.getKey(), entry.getValue()));
        }
        Path part = dir.resolve("positions.part");
        Files.writeString(part, text);
        Files.move(part, positions, StandardCopyOption.ATOMIC_MOVE);
    }
}
