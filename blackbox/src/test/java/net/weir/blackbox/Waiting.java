package net.weir.blackbox;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what has to come, for a minute at most. */
final class Waiting {
    private static final long LIMIT_SECONDS = 60;

    private Waiting() {}

    static void await(String what, BooleanSupplier condition) {
        await(what, condition, () -> "");
    }

    /** @param told what to say if it does not come */
    static void await(String what, BooleanSupplier condition, Supplier<String> told) {
        long deadline = System.nanoTime() + LIMIT_SECONDS * 1_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not " + what + " within " + LIMIT_SECONDS + " s " + told.get());
            }
            pause(100);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
