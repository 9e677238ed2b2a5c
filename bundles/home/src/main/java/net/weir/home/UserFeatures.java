package net.weir.home;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.Repository;

/**
 * The features that the user installed by hand, kept outside the container's cache. Confined to one
 * thread.
 *
 * <p>An upgrade wipes the cache, and with it the container's memory of what was installed. This list
 * survives in {@code data/features}, one line each: {@code repository URI} or {@code feature
 * NAME/RANGE}. What could not be installed again is reported, stays in the list and is tried at the
 * next start.
 */
final class UserFeatures {
    private static final String ROOT = "root";
    private static final String REPOSITORY = "repository ";
    private static final String FEATURE = "feature ";

    private final FeaturesService features;
    private final Path saved;
    private final Path boot;
    private final Set<String> missing = new TreeSet<>();

    /**
     * @param saved the list, outside the cache
     * @param boot what the distribution itself installs; inside the cache, so that it goes with it
     */
    UserFeatures(FeaturesService features, Path saved, Path boot) {
        this.features = features;
        this.saved = saved;
        this.boot = boot;
    }

    /** Installs what is in the list and not in the container. Returns a line for each that failed. */
    List<String> restore() throws Exception {
        if (!Files.exists(boot)) {
            write(boot, current());
        }
        List<String> problems = new ArrayList<>();
        NavigableSet<String> wanted = savedLines();
        wanted.removeAll(current());
        for (String line : wanted.descendingSet()) {
            install(line, problems);
        }
        return problems;
    }

    /** Writes the list if it changed. */
    void save() throws Exception {
        Set<String> now = current();
        now.removeAll(Files.readAllLines(boot));
        now.addAll(missing);
        if (!now.equals(savedLines())) {
            write(saved, now);
        }
    }

    private NavigableSet<String> savedLines() throws IOException {
        return Files.exists(saved) ? new TreeSet<>(Files.readAllLines(saved)) : new TreeSet<>();
    }

    /** In descending order repositories come before features. */
    private void install(String line, List<String> problems) {
        try {
            if (line.startsWith(REPOSITORY)) {
                features.addRepository(URI.create(line.substring(REPOSITORY.length())));
            } else if (line.startsWith(FEATURE)) {
                Set<String> requirement = Set.of("feature:" + line.substring(FEATURE.length()));
                features.addRequirements(Map.of(ROOT, requirement), EnumSet.noneOf(FeaturesService.Option.class));
            }
        } catch (Exception e) { // the container declares no narrower one
            missing.add(line);
            problems.add("could not install again: " + line + " (" + e.getMessage() + ")");
        }
    }

    private Set<String> current() throws Exception {
        Set<String> lines = new TreeSet<>();
        for (Repository repository : features.listRequiredRepositories()) {
            lines.add(REPOSITORY + repository.getURI());
        }
        for (String requirement : features.listRequirements().getOrDefault(ROOT, Set.of())) {
            if (requirement.startsWith("feature:")) {
                lines.add(FEATURE + requirement.substring("feature:".length()));
            }
        }
        return lines;
    }

    private static void write(Path file, Collection<String> lines) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.write(next, lines);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
