package net.weir.cli.tool;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as something that a tool can answer to: it is asked to come to its end and has a moment for its last
 * words. Thread-safe.
 */
public final class Interruption implements AutoCloseable {
    private static final int LAST_WORDS_SECONDS = 3;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    public Interruption() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::ask, "weir-interruption"));
    }

    private void ask() {
        asked.countDown();
        try {
            over.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** True once the tool should end. */
    public boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits, but not beyond being asked. */
    public void sleep(long micros) {
        try {
            asked.await(micros, TimeUnit.MICROSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            asked.countDown();
        }
    }

    /** The last words are said. */
    @Override
    public void close() {
        over.countDown();
    }
}
