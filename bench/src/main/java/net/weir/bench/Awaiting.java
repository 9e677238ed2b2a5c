package net.weir.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for something, and not for ever. */
final class Awaiting {
    private Awaiting() {}

    /**
     * Looks again every so many milliseconds.
     *
     * @throws IllegalStateException after the limit
     */
    static void until(String what, int limitSeconds, int everyMillis, BooleanSupplier there) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(limitSeconds);
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + limitSeconds + " s: " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(everyMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
