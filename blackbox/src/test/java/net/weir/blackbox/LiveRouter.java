package net.weir.blackbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import net.weir.generator.InventedRouter;
import org.jspecify.annotations.Nullable;

/** A well-behaved router that goes on changing its mind, on a thread of its own, and never reconnects by itself. */
final class LiveRouter implements AutoCloseable {
    private static final int GROUPS = 200;

    private final InventedRouter router;
    private final Socket socket = new Socket();
    private final Thread thread;
    private final AtomicLong messages = new AtomicLong();
    private final long pauseMillis;
    private volatile boolean ending;
    private volatile @Nullable IOException lost;

    LiveRouter(int port, int number, long pauseMillis) throws IOException {
        this.router = new InventedRouter(new InventedRouter.Settings(number, 2, GROUPS, 1));
        this.pauseMillis = pauseMillis;
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
        OutputStream out = socket.getOutputStream();
        out.write(router.opening());
        for (int group = 0; group < GROUPS; group++) {
            out.write(router.table(group));
        }
        out.write(router.endOfRib());
        thread = new Thread(() -> churn(out), "live-router-" + number);
        thread.start();
    }

    private void churn(OutputStream out) {
        try {
            while (!ending) {
                out.write(router.churn());
                messages.incrementAndGet();
                Waiting.pause(pauseMillis);
            }
        } catch (IOException e) {
            lost = e;
        }
    }

    /** How often it changed its mind so far. */
    long messages() {
        return messages.get();
    }

    /** Why its connection broke, null if it did not. */
    @Nullable
    IOException lost() {
        return lost;
    }

    /** Says no more but stays connected. Returns how many routes all its peers announce now. */
    long fallSilent() {
        ending = true;
        try {
            thread.join(30_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return router.routes();
    }

    @Override
    public void close() throws IOException {
        fallSilent();
        socket.close();
    }
}
