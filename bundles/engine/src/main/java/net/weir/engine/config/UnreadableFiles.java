package net.weir.engine.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import net.weir.admin.ConfigProblem;
import org.jspecify.annotations.Nullable;

/**
 * Stage files that no configuration can be read of. The container's watcher of files tells nobody of these, so they have
 * to be looked for. Confined to one thread.
 */
public final class UnreadableFiles {
    private final Path directory;
    private Map<Path, Seen> seen = new HashMap<>();

    private record Seen(FileTime changed, long size, @Nullable String complaint) {}

    public UnreadableFiles(Path directory) {
        this.directory = directory;
    }

    /** What is wrong now; reads only what changed since the last time. */
    public List<ConfigProblem> look() {
        Map<Path, Seen> now = new HashMap<>();
        List<ConfigProblem> problems = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (ConfigFiles.isStageFile(name)) {
                    Seen looked = look(file);
                    now.put(file, looked);
                    if (looked.complaint() != null) {
                        String rest = "; what was read of it before, if anything, stays in force";
                        problems.add(new ConfigProblem(name, looked.complaint() + rest, true));
                    }
                }
            }
        } catch (IOException e) {
            problems.add(new ConfigProblem(directory.toString(), "cannot be read: " + e.getMessage(), true));
        }
        seen = now;
        return problems;
    }

    private Seen look(Path file) {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            Seen before = seen.get(file);
            return before != null && before.size() == size && before.changed().equals(changed)
                    ? before
                    : new Seen(changed, size, ConfigFiles.read(file, new Properties()));
        } catch (IOException goneMeanwhile) {
            return new Seen(FileTime.fromMillis(0), -1, null);
        }
    }
}
