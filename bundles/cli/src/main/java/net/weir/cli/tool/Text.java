package net.weir.cli.tool;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Lines for a person on the standard output. A mere {@link PrintStream} would say nothing of an output that fails. */
public final class Text {
    private Text() {}

    /** Has to be flushed at the end; what cannot be written is an {@link UncheckedIOException}. */
    public static PrintStream on(OutputStream out) {
        return new PrintStream(new Loud(out), false, StandardCharsets.UTF_8);
    }

    private static final class Loud extends FilterOutputStream {
        Loud(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) {
            try {
                out.write(octets, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
