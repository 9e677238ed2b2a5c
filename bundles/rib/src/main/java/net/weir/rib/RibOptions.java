package net.weir.rib;

import net.weir.api.options.DataSize;
import net.weir.api.options.Option;
import org.jspecify.annotations.Nullable;

/**
 * Options of a RIB. All are live: a RIB is never replaced by a new one, which would lose its routes.
 *
 * @param emit what is handed on where routes come in
 * @param memoryBudget estimated memory from which on routes are refused; null: no limit
 */
public record RibOptions(
        @Option(
                        help = "What is handed on: effective changes only, the updates as they came, or both",
                        def = "changes",
                        live = true)
                Emit emit,
        @Option(
                        help =
                                "Estimated memory of all routes, from which on routes of peers that are not yet complete are"
                                        + " refused and those peers marked INCOMPLETE; no limit if absent",
                        def = Option.ABSENT,
                        min = 1 << 20,
                        live = true)
                @Nullable
                DataSize memoryBudget) {}
