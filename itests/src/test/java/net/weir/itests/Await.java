package net.weir.itests;

import java.util.concurrent.TimeUnit;

/** Waits for what comes by itself, up to a minute. */
final class Await {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE_MILLIS = 50;

    private Await() {}

    /** Something that is to hold; while it throws it does not hold. */
    interface Condition {
        boolean holds() throws Exception;
    }

    static void until(String what, Condition condition) throws InterruptedException {
        long begin = System.nanoTime();
        Exception last = null;
        while (System.nanoTime() - begin < LIMIT_NANOS) {
            try {
                if (condition.holds()) {
                    return;
                }
                last = null;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                last = e;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new AssertionError("within a minute not " + what, last);
    }
}
