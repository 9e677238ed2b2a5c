package net.weir.engine.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.weir.api.options.OptionProblem;
import net.weir.api.options.OptionReader;
import net.weir.api.options.OptionSpec;
import org.jspecify.annotations.Nullable;

/** Reads a stage's configuration: its own options and those that the engine gives every stage. */
public final class StageReader<C extends Record> {
    private static final OptionReader<EdgeOptions> ENGINE = new OptionReader<>(EdgeOptions.class);

    private final OptionReader<C> own;

    /**
     * What came of reading.
     *
     * @param problems empty exactly if options and edge are there
     */
    public record Result<C>(@Nullable C options, @Nullable EdgeOptions edge, List<OptionProblem> problems) {}

    /** @throws IllegalArgumentException if the record is no option record, or uses a key of the engine's */
    public StageReader(Class<C> type) {
        own = new OptionReader<>(type);
        for (OptionSpec spec : own.specs()) {
            if (engineKeys().contains(spec.key())) {
                throw new IllegalArgumentException(type.getName() + " uses the engine's option " + spec.key());
            }
        }
    }

    /** The engine's own options, the same for every stage. */
    public static List<OptionSpec> engineSpecs() {
        return ENGINE.specs();
    }

    static Set<String> engineKeys() {
        Set<String> keys = new HashSet<>();
        ENGINE.specs().forEach(spec -> keys.add(spec.key()));
        return keys;
    }

    public List<OptionSpec> specs() {
        return own.specs();
    }

    public Result<C> read(Map<String, String> values) {
        Map<String, String> engineValues = new HashMap<>(values);
        engineValues.keySet().retainAll(engineKeys());
        OptionReader.Result<EdgeOptions> edge = ENGINE.read(engineValues);
        OptionReader.Result<C> options = own.read(values, engineKeys());
        List<OptionProblem> problems = new ArrayList<>(options.problems());
        problems.addAll(edge.problems());
        return new Result<>(options.value(), edge.value(), problems);
    }

    /** True if every option that differs is one that a running stage can take. */
    public boolean onlyLiveDiffer(Map<String, String> before, Map<String, String> after) {
        return own.specs().stream()
                .filter(spec -> !Objects.equals(before.get(spec.key()), after.get(spec.key())))
                .allMatch(OptionSpec::live);
    }
}
