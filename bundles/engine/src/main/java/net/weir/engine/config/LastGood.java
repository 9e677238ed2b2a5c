package net.weir.engine.config;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import net.weir.engine.log.ProblemLog;
import org.jspecify.annotations.Nullable;

/** The last configuration of each stage that was in force, on disk: what a bad edit falls back to, after a restart too. */
public final class LastGood {
    private final Path dir;
    private final ProblemLog problems;

    public LastGood(Path dataDir, ProblemLog problems) {
        this.dir = dataDir.resolve("good");
        this.problems = problems;
    }

    /** Keeps what is in force now. */
    public void keep(StageConfig config) {
        Properties properties = new Properties();
        config.values().forEach(properties::setProperty);
        Path file = file(config.id(), config.type());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(dir);
            try (Writer writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                properties.store(writer, "the last configuration of " + config.id() + " that was in force");
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            problems.report(config.id(), "last-good-not-kept", e.toString(), null);
        }
    }

    /** What was last in force for the stage, or null. */
    public @Nullable StageConfig find(String id, String type) {
        Path file = file(id, type);
        if (!Files.exists(file)) {
            return null;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            problems.report(id, "last-good-unreadable", e.toString(), null);
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
        return new StageConfig(id, type, values, file.getFileName().toString());
    }

    /** The stage is no longer configured. */
    public void forget(String id, String type) {
        try {
            Files.deleteIfExists(file(id, type));
        } catch (IOException e) {
            problems.report(id, "last-good-not-deleted", e.toString(), null);
        }
    }

    private Path file(String id, String type) {
        return dir.resolve(StageConfig.PREFIX + type + "-" + id + ".properties");
    }
}
