package net.weir.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ends answers whose reader takes nothing: a blocked write holds a thread, and threads are few. A piece of an answer has
 * to be out within the limit, however the container's own time-outs are set; a reader that takes an octet now and then
 * does not meet it. Thread-safe.
 */
final class WriteWatch {
    /** A write is cut into pieces of this size: the least that a reader has to take within the limit. */
    private static final int PIECE = 32 * 1024;

    private final long limitNanos;
    private final Set<Watched> writing = ConcurrentHashMap.newKeySet();
    private final AtomicLong stalled = new AtomicLong();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "weir-http-watch");
        thread.setDaemon(true);
        return thread;
    });

    WriteWatch(long limitMillis) {
        limitNanos = TimeUnit.MILLISECONDS.toNanos(limitMillis);
        long every = Math.max(10, limitMillis / 10);
        timer.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        writing.forEach(each -> each.endIfBlocked(now));
    }

    /** Answers that were ended because their reader took nothing. */
    long stalled() {
        return stalled.get();
    }

    void close() {
        timer.shutdownNow();
    }

    /** The same stream, watched until it is closed; closing it leaves {@code out} open. */
    OutputStream watch(OutputStream out) {
        Watched watched = new Watched(out);
        writing.add(watched);
        return watched;
    }

    /** Written by one thread, which the timer interrupts if a write does not come back. */
    private final class Watched extends OutputStream {
        private final OutputStream out;
        private Thread writer = Thread.currentThread();
        private long sinceNanos;
        private boolean blocked;
        private boolean ended;

        Watched(OutputStream out) {
            this.out = out;
        }

        private synchronized void enter() throws IOException {
            if (ended) {
                throw new InterruptedIOException("the reader takes nothing");
            }
            writer = Thread.currentThread();
            sinceNanos = System.nanoTime();
            blocked = true;
        }

        private synchronized void leave() throws IOException {
            blocked = false;
            if (ended) {
                Thread.interrupted(); // meant for this write alone: the thread goes back to the container
                throw new InterruptedIOException("the reader takes nothing");
            }
        }

        synchronized void endIfBlocked(long now) {
            if (blocked && !ended && now - sinceNanos >= limitNanos) {
                ended = true;
                stalled.incrementAndGet();
                writer.interrupt();
            }
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            int end = offset + length;
            for (int at = offset; at < end; at += PIECE) {
                enter();
                try {
                    out.write(octets, at, Math.min(PIECE, end - at));
                } finally {
                    leave();
                }
            }
        }

        @Override
        public void flush() throws IOException {
            enter();
            try {
                out.flush();
            } finally {
                leave();
            }
        }

        @Override
        public void close() {
            writing.remove(this);
        }
    }
}
