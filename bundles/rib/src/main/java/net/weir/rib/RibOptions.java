package net.weir.rib;

import net.weir.api.options.DataSize;
import net.weir.api.options.Option;
import org.jspecify.annotations.Nullable;

/**
 * Options of a RIB. All are live: a RIB is never replaced by a new one, which would lose its routes.
 *
 * @param emit what is handed on where routes come in
 * @param memoryBudget estimated memory from which on routes are refused; null: three quarters of the heap
 * @param overBudget what is refused then
 */
public record RibOptions(
        @Option(
                        help = "What is handed on: effective changes only, the updates as they came, or both",
                        def = "changes",
                        live = true)
                Emit emit,
        @Option(
                        help =
                                "Estimated memory of all routes, from which on over-budget says what is refused; three quarters"
                                        + " of the heap if absent",
                        def = Option.ABSENT,
                        min = 1 << 20,
                        live = true)
                @Nullable
                DataSize memoryBudget,
        @Option(
                        help =
                                "Over the budget: refuse-routes refuses further routes of peers that are not yet complete,"
                                        + " refuse-peers all routes of peers that come up then; such peers are marked INCOMPLETE. A tenth"
                                        + " above the budget, nobody gets further routes",
                        def = "refuse-routes",
                        live = true)
                OverBudget overBudget) {

    /** With the policy that is the default. */
    RibOptions(Emit emit, @Nullable DataSize memoryBudget) {
        this(emit, memoryBudget, OverBudget.REFUSE_ROUTES);
    }
}
