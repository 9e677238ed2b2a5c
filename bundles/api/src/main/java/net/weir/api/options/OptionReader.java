package net.weir.api.options;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes an option record of a map of texts, or tells everything that is wrong with it, never only the first thing.
 *
 * @param <C> the record
 */
public final class OptionReader<C extends Record> {
    private final Class<C> type;
    private final List<OptionSpec> specs;

    /**
     * What came of reading.
     *
     * @param value the record; null exactly if there are problems
     */
    public record Result<C>(@Nullable C value, List<OptionProblem> problems) {}

    /** @throws IllegalArgumentException if the record is no option record */
    public OptionReader(Class<C> type) {
        this.type = type;
        this.specs = OptionSpec.of(type);
    }

    public List<OptionSpec> specs() {
        return specs;
    }

    /** Reads all keys; a key that the record does not have is a problem. */
    public Result<C> read(Map<String, String> values) {
        return read(values, Set.of());
    }

    /**
     * Reads the record's keys.
     *
     * @param others keys that belong to somebody else
     */
    public Result<C> read(Map<String, String> values, Set<String> others) {
        List<OptionProblem> problems = new ArrayList<>();
        Object[] arguments = new Object[specs.size()];
        for (int i = 0; i < arguments.length; i++) {
            OptionSpec spec = specs.get(i);
            String given = values.get(spec.key());
            try {
                arguments[i] = value(spec, given);
            } catch (IllegalArgumentException e) {
                problems.add(new OptionProblem(spec.key(), spec.secret() ? null : given, complaint(spec, e)));
            }
        }
        unknownKeys(values, others, problems);
        return problems.isEmpty() ? construct(arguments) : new Result<>(null, problems);
    }

    private static String complaint(OptionSpec spec, IllegalArgumentException e) {
        String allowed = spec.allowed();
        String text = String.valueOf(e.getMessage());
        return text.contains(allowed) ? text : text + "; allowed: " + allowed;
    }

    private @Nullable Object value(OptionSpec spec, @Nullable String given) {
        String text = given == null || given.isBlank() ? spec.def() : given.trim();
        if (text == null) {
            if (spec.required()) {
                throw new IllegalArgumentException("must be given");
            }
            return spec.list() ? List.of() : absent(spec);
        }
        if (!spec.list()) {
            return OptionValues.parse(spec, resolve(spec, text));
        }
        return Arrays.stream(text.split(","))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .map(part -> OptionValues.parse(spec, part))
                .toList();
    }

    private static @Nullable Object absent(OptionSpec spec) {
        if (spec.type().isPrimitive()) {
            throw new IllegalArgumentException("an absent " + spec.type() + " has no value");
        }
        return null;
    }

    /** A secret stands elsewhere: the file says only where. */
    private static String resolve(OptionSpec spec, String text) {
        if (!spec.secret()) {
            return text;
        }
        if (text.startsWith("@env:")) {
            String value = System.getenv(text.substring(5));
            if (value == null) {
                throw new IllegalArgumentException("the environment has no " + text.substring(5));
            }
            return value;
        }
        if (text.startsWith("@file:")) {
            try {
                return Files.readString(Path.of(text.substring(6))).strip();
            } catch (IOException e) {
                throw new IllegalArgumentException("cannot read the file " + text.substring(6), e);
            }
        }
        throw new IllegalArgumentException("a secret does not stand in a configuration file");
    }

    private void unknownKeys(Map<String, String> values, Set<String> others, List<OptionProblem> problems) {
        Set<String> known = new HashSet<>(others);
        specs.forEach(spec -> known.add(spec.key()));
        values.keySet().stream().filter(key -> !known.contains(key)).sorted().forEach(key -> {
            String near = Similar.to(key, known);
            problems.add(
                    new OptionProblem(key, null, "unknown key" + (near == null ? "" : "; did you mean " + near + "?")));
        });
    }

    private Result<C> construct(Object[] arguments) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<C> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new Result<>(constructor.newInstance(arguments), List.of());
        } catch (InvocationTargetException e) {
            String text = String.valueOf(e.getCause().getMessage());
            return new Result<>(null, List.of(new OptionProblem("options", null, text)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record has its canonical constructor: " + type, e);
        }
    }
}
