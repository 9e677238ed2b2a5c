package net.weir.source.mrt;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files still to be replayed. Confined to one lane; looks at directories, reads no file. */
final class FileQueue {
    /** Names beyond these wait in the directory until there is room. */
    private static final int MOST_WAITING = 100_000;

    private final @Nullable Path watched;
    private final Deque<Path> waiting = new ArrayDeque<>();
    private final Set<Path> seen = new HashSet<>();
    private Map<Path, Long> growing = new HashMap<>();

    private FileQueue(@Nullable Path watched) {
        this.watched = watched;
    }

    /** @throws IOException for the operator if a file or the directory is not there, or a pattern fits nothing */
    static FileQueue of(MrtFileOptions options) throws IOException {
        try {
            String watch = options.watch();
            FileQueue queue = new FileQueue(watch == null ? null : Path.of(watch));
            if (queue.watched != null && !Files.isDirectory(queue.watched)) {
                throw new NoSuchFileException(watch + ": no such directory to watch");
            }
            for (String name : options.files()) {
                queue.add(name);
            }
            return queue;
        } catch (InvalidPathException e) {
            throw new NoSuchFileException(e.getInput() + ": no name of a file");
        }
    }

    private void add(String name) throws IOException {
        Path path = Path.of(name);
        if (Files.exists(path)) {
            if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
                throw new NoSuchFileException(name + ": not a file that can be read");
            }
            put(path);
            return;
        }
        String last = path.getFileName() == null ? "" : path.getFileName().toString();
        List<Path> found = last.matches(".*[*?\\[{].*") ? matching(path, last) : List.of();
        if (found.isEmpty()) {
            throw new NoSuchFileException(name + ": no such file");
        }
        found.forEach(this::put);
    }

    private static List<Path> matching(Path path, String pattern) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        List<Path> found = new ArrayList<>();
        if (folder != null && Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
                files.forEach(file -> {
                    if (Files.isRegularFile(file)) {
                        found.add(file);
                    }
                });
            }
        }
        Collections.sort(found);
        return found;
    }

    private void put(Path file) {
        if (seen.add(file.toAbsolutePath().normalize())) {
            waiting.add(file);
        }
    }

    boolean isWatching() {
        return watched != null;
    }

    /** Takes in what came into the watched directory and has had the same size since the last look. */
    void look() throws IOException {
        if (watched == null) {
            return;
        }
        Map<Path, Long> now = new HashMap<>();
        List<Path> whole = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(watched)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(".")
                        || name.endsWith(".part")
                        || seen.contains(file.toAbsolutePath().normalize())
                        || !Files.isRegularFile(file)) {
                    continue;
                }
                long size = Files.size(file);
                Long before = growing.get(file);
                if (before != null && before == size) {
                    whole.add(file);
                } else {
                    now.put(file, size);
                }
            }
        }
        growing = now;
        Collections.sort(whole);
        for (Path file :
                whole.subList(0, Math.min(whole.size(), MOST_WAITING - Math.min(MOST_WAITING, waiting.size())))) {
            put(file);
        }
    }

    @Nullable
    Path poll() {
        return waiting.poll();
    }

    int size() {
        return waiting.size();
    }

    /** Octets on disk of all that waits. */
    long octets() {
        long sum = 0;
        for (Path file : waiting) {
            try {
                sum += Files.size(file);
            } catch (IOException e) {
                continue; // it is told when it cannot be read
            }
        }
        return sum;
    }
}
