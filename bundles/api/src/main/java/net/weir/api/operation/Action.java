package net.weir.api.operation;

import net.weir.api.options.OptionSpec;
import net.weir.model.Value;

/**
 * Something that a stage does when somebody asks for it. Immutable.
 *
 * @param name lower case words with dashes, such as {@code forget-peer}
 * @param label for a button
 * @param help one sentence on what it does
 * @param effect whether anything is another afterwards
 * @param parameters a record whose components carry {@link net.weir.api.options.Option}
 */
public record Action<P extends Record>(
        String name, String label, String help, Effect effect, Class<P> parameters, Body<P> body) {

    /** Whether an action may be asked for by whoever may only look. */
    public enum Effect {
        READ,
        CHANGE
    }

    /** The parameters of an action that takes none. */
    public record None() {}

    /** What an action does. Runs on a worker and may wait, for a minute at most. */
    @FunctionalInterface
    public interface Body<P> {

        /**
         * What is to be told of it.
         *
         * @throws IllegalArgumentException with a message for the user if the parameters cannot be
         * @throws Exception with a message for the user if it did not work
         */
        Value run(P parameters) throws Exception;
    }

    /** @throws IllegalArgumentException if the name is none, or the parameters are not declared rightly */
    public Action {
        OperationNames.require(name);
        OptionSpec.of(parameters);
    }

    /** An action that only looks. */
    public static <P extends Record> Action<P> reads(
            String name, String label, String help, Class<P> parameters, Body<P> body) {
        return new Action<>(name, label, help, Effect.READ, parameters, body);
    }

    /** An action after which something is another. */
    public static <P extends Record> Action<P> changes(
            String name, String label, String help, Class<P> parameters, Body<P> body) {
        return new Action<>(name, label, help, Effect.CHANGE, parameters, body);
    }
}
