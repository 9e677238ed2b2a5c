package net.weir.cli.tool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/** A line on a terminal that says how far a file is read; nothing elsewhere. Confined to one thread. */
public final class Progress {
    private static final long EVERY_NANOS = 200_000_000;
    private static final int WIDTH = 30;

    private final PrintStream err;
    private final boolean shown;
    private String name = "";
    private long size;
    private long read;
    private long last;
    private int untilLook;
    private boolean drawn;

    /** @param shown on a terminal where the data does not go too */
    public Progress(PrintStream err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    public void start(String file, long octets) {
        name = file;
        size = octets;
        read = 0;
        last = System.nanoTime();
    }

    /** Counts what is read of the file itself, which is smaller than what it decompresses to. */
    public InputStream watch(InputStream in) {
        return !shown
                ? in
                : new FilterInputStream(in) {
                    @Override
                    public int read() throws IOException {
                        int octet = super.read();
                        Progress.this.read += octet < 0 ? 0 : 1;
                        return octet;
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        int count = super.read(target, offset, length);
                        Progress.this.read += Math.max(0, count);
                        return count;
                    }
                };
    }

    public void at(long position) {
        if (!shown || --untilLook > 0) {
            return;
        }
        untilLook = 1000;
        long now = System.nanoTime();
        if (now - last > EVERY_NANOS && size > 0) {
            last = now;
            int part = (int) (100 * Math.min(read, size) / size);
            int full = part * WIDTH / 100;
            err.print("\r" + name + " [" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] " + part + " %, "
                    + (position >> 20) + " MiB of records");
            err.flush();
            drawn = true;
        }
    }

    public void done() {
        if (drawn) {
            err.print("\r\u001b[K");
            err.flush();
            drawn = false;
        }
    }
}
