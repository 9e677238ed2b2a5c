package net.weir.sink.mqtt;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits that end: the library's own do not all heed an interrupt. */
final class Waiting {
    private Waiting() {}

    /** @throws IOException in the words of what went wrong, or that the time is over */
    static <T> T result(CompletableFuture<T> future, Duration limit) throws IOException, InterruptedException {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(Link.words(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + limit.toSeconds() + " s", e);
        }
    }

    interface Task {
        void run() throws Exception;
    }

    /** Runs the task on a thread of its own and waits so long for it; what it throws is of no interest any more. */
    static void atMost(long limit, TimeUnit unit, String name, Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (Exception e) {
                        // the connection is given up in any case
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(unit.toMillis(limit));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
