package net.weir.engine.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import net.weir.admin.ConfigProblem;
import org.jspecify.annotations.Nullable;

/** Reads a directory of stage files, {@code weir.TYPE-ID.cfg}, without a container. */
public final class ConfigFiles {
    private static final String SUFFIX = ".cfg";

    private ConfigFiles() {}

    /** The stages of a directory by id, and what is wrong with its file names or contents. */
    public record Loaded(Map<String, StageConfig> stages, List<ConfigProblem> problems) {}

    /** Reads all files whose names begin with {@code weir.}. */
    public static Loaded load(Path directory) {
        Map<String, StageConfig> stages = new LinkedHashMap<>();
        List<ConfigProblem> problems = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(StageConfig.PREFIX) && name.endsWith(SUFFIX)) {
                    load(file, name, stages, problems);
                }
            }
        } catch (IOException e) {
            problems.add(new ConfigProblem(directory.toString(), "cannot be read: " + e.getMessage(), true));
        }
        return new Loaded(stages, problems);
    }

    private static void load(Path file, String name, Map<String, StageConfig> stages, List<ConfigProblem> problems) {
        String complaint = nameProblem(name);
        if (complaint != null) {
            problems.add(new ConfigProblem(name, complaint, true));
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(new ConfigProblem(name, "cannot be read: " + e.getMessage(), true));
            return;
        }
        Map<String, String> values = new LinkedHashMap<>();
        properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
        int dash = name.indexOf('-');
        String id = name.substring(dash + 1, name.length() - SUFFIX.length());
        StageConfig config = new StageConfig(id, name.substring(StageConfig.PREFIX.length(), dash), values, name);
        StageConfig other = stages.putIfAbsent(id, config);
        if (other != null) {
            problems.add(new ConfigProblem(name, "the id " + id + " is taken by " + other.where(), true));
        }
    }

    /** What is wrong with a stage file's name, or null. */
    public static @Nullable String nameProblem(String name) {
        if (name.indexOf('~') >= 0) {
            return "a stage file is named weir.TYPE-ID.cfg, with a dash and not ~";
        }
        int dash = name.indexOf('-');
        if (dash < 0) {
            return "a stage file is named weir.TYPE-ID.cfg; the dash and the id are missing";
        }
        String id = name.substring(dash + 1, name.length() - SUFFIX.length());
        return idProblem(id);
    }

    /** What is wrong with a stage's id, or null. */
    public static @Nullable String idProblem(String id) {
        return id.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}")
                ? null
                : "an id has 1 to 63 letters, digits, dots, dashes and underscores: " + id;
    }
}
