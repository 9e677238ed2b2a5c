package net.weir.roto.run;

import org.jspecify.annotations.Nullable;

/** A run-time error of a script. Whoever called the script counts it by its reason and takes the verdict as reject. */
public final class RotoFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What can go wrong while a script runs. */
    public enum Reason {
        DIVISION_BY_ZERO("division-by-zero"),
        PREFIX_LENGTH("prefix-length-out-of-range"),
        STACK_OVERFLOW("stack-overflow"),
        BUDGET("instruction-budget"),
        TOO_LARGE("too-large"),
        HOST("host-error");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        /** A few words with dashes, for counters. */
        @Override
        public String toString() {
            return label;
        }
    }

    private final Reason reason;

    public RotoFailure(Reason reason, String message) {
        this(reason, message, null);
    }

    public RotoFailure(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause, false, true);
        this.reason = reason;
    }

    /** The same failure for whatever a call into a script threw. */
    public static RotoFailure of(Throwable thrown) {
        if (thrown instanceof RotoFailure failure) {
            return failure;
        }
        if (thrown instanceof StackOverflowError) {
            return new RotoFailure(Reason.STACK_OVERFLOW, "functions call each other too deeply");
        }
        if (thrown instanceof ArithmeticException) {
            RotoFailure failure = new RotoFailure(Reason.DIVISION_BY_ZERO, "division by zero");
            failure.setStackTrace(thrown.getStackTrace());
            return failure;
        }
        RotoFailure failure = new RotoFailure(Reason.HOST, String.valueOf(thrown), thrown);
        failure.setStackTrace(thrown.getStackTrace());
        return failure;
    }

    public Reason reason() {
        return reason;
    }

    /** {@code file:line} of the script, as far as it is known. */
    public String place() {
        for (StackTraceElement element : getStackTrace()) {
            if (element.getClassName().startsWith(Call.COMPILED) && element.getLineNumber() > 0) {
                return element.getFileName() + ":" + element.getLineNumber();
            }
        }
        return "";
    }
}
