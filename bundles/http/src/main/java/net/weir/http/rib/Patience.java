package net.weir.http.rib;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Notices a reader who left while an answer is worked out: now and then a blank goes out, which JSON does not mind between
 * two values. Confined to one thread.
 */
final class Patience {
    private static final long EVERY_NANOS = 500_000_000L;

    private final OutputStream out;
    private long last = System.nanoTime();

    Patience(OutputStream out) {
        this.out = out;
    }

    /** @throws IOException if the reader left */
    void check() throws IOException {
        if (System.nanoTime() - last >= EVERY_NANOS) {
            out.write(' ');
            out.flush();
            last = System.nanoTime();
        }
    }
}
