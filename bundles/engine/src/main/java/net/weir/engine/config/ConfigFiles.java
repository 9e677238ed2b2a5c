package net.weir.engine.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
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
    private static final long MAX_OCTETS = 1 << 20;

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
                if (isStageFile(name)) {
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
        String unreadable = read(file, properties);
        if (unreadable != null) {
            problems.add(new ConfigProblem(name, unreadable, true));
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

    /** Reads a file's keys and values; returns what is wrong if it cannot be read. */
    static @Nullable String read(Path file, Properties into) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            if (Files.size(file) > MAX_OCTETS) {
                return "has " + Files.size(file) + " octets, more than " + MAX_OCTETS;
            }
            into.load(reader);
            return null;
        } catch (CharacterCodingException e) {
            return "cannot be read: it is not text in UTF-8";
        } catch (IOException | IllegalArgumentException e) {
            return "cannot be read: " + e.getMessage();
        }
    }

    /** True for the name of a file that is, or wants to be, a stage. */
    static boolean isStageFile(String name) {
        return name.startsWith(StageConfig.PREFIX) && name.endsWith(SUFFIX);
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
