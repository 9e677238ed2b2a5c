package net.weir.testkit;

import java.util.HashMap;
import java.util.Map;
import net.weir.api.options.OptionReader;

/** Option records as an operator's file makes them. */
public final class OptionsOf {
    private OptionsOf() {}

    /** @param keysAndValues in turn */
    public static <C extends Record> C of(Class<C> type, String... keysAndValues) {
        OptionReader.Result<C> result = read(type, keysAndValues);
        if (result.value() == null) {
            throw new AssertionError(result.problems().toString());
        }
        return result.value();
    }

    public static <C extends Record> OptionReader.Result<C> read(Class<C> type, String... keysAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new OptionReader<>(type).read(values);
    }
}
