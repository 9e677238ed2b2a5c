package net.weir.roto.run;

import org.jspecify.annotations.Nullable;

/**
 * What one thread has with it while it runs scripts: the instruction budget, and the host's context variables. Used for
 * one call after the other.
 */
public final class Call {
    /** The package of compiled scripts. */
    public static final String COMPILED = "net.weir.roto.compiled";

    /** Function calls inside each other; well below what the smallest stack of a thread holds. */
    private static final int DEEPEST = 1_000;

    private static final int USUAL_BUDGET = 1_000_000;

    private final Object[] context;
    private final int budget;
    private int left;
    private int depth;
    private @Nullable Trace trace;

    /**
     * @param budget how many calls and rounds of loops one call from outside may take
     * @param context values of the context variables, in the order of the library
     */
    public Call(int budget, Object... context) {
        this.budget = budget;
        this.context = context.clone();
        this.left = budget;
    }

    /** Without context variables, and with room for a million rounds. */
    public static Call plain() {
        return new Call(USUAL_BUDGET);
    }

    /** From now on scripts that were compiled for tracing tell where they go; null: no longer. */
    public void trace(@Nullable Trace newTrace) {
        trace = newTrace;
    }

    /** Code compiled for tracing: a statement begins. */
    public void pass(int statement) {
        if (trace != null) {
            trace.pass(statement);
        }
    }

    /** Begins a call from outside. */
    public void begin() {
        left = budget;
        depth = 0;
    }

    /** Compiled code: one round of a loop or one call is taken off the budget. */
    public void tick() {
        if (--left < 0) {
            throw spent();
        }
    }

    /** Takes off what a long operation of the host is worth. */
    public void spend(int rounds) {
        left -= rounds;
        if (left < 0) {
            throw spent();
        }
    }

    private RotoFailure spent() {
        return new RotoFailure(RotoFailure.Reason.BUDGET, "more than " + budget + " calls and rounds of loops");
    }

    /** Compiled code: a function that may call itself begins. */
    public void enter() {
        tick();
        if (++depth > DEEPEST) {
            throw new RotoFailure(
                    RotoFailure.Reason.STACK_OVERFLOW, "more than " + DEEPEST + " calls inside each other");
        }
    }

    /** Compiled code: such a function ends. */
    public void leave() {
        depth--;
    }

    /** Compiled code: a context variable. */
    public Object context(int index) {
        return context[index];
    }
}
