package net.weir.source.mrt;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import net.weir.codec.mrt.io.Compression;
import net.weir.codec.mrt.io.MrtLimits;
import net.weir.codec.mrt.io.MrtReader;

/** One file being replayed. Confined to one lane. */
final class Replay implements Closeable {
    private final Path file;
    private final long size;
    private final Counting counting;
    private final MrtReader reader;
    /** A record was read and waits for its time. */
    boolean pending;

    /** Counts what is read of the file as it is on disk. */
    private static final class Counting extends FilterInputStream {
        private long octets;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            octets += octet < 0 ? 0 : 1;
            return octet;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            octets += Math.max(0, count);
            return count;
        }
    }

    Replay(Path file, MrtLimits limits) throws IOException {
        this.file = file;
        size = Files.size(file);
        counting = new Counting(Files.newInputStream(file));
        reader = new MrtReader(Compression.decompress(counting), limits);
    }

    Path file() {
        return file;
    }

    MrtReader reader() {
        return reader;
    }

    long octetsRead() {
        return counting.octets;
    }

    long octetsLeft() {
        return Math.max(0, size - counting.octets);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
