package net.weir.codec.mrt.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * The content of a gzip file, all of its members. Java's own stream looks for another member only where more octets are
 * available at that moment: of two files that came through a pipe one after the other it gave the first and an end, and of
 * what stands behind the last member it said nothing. Confined to one thread.
 */
final class GzipMembers extends GZIPInputStream {
    private static final int BUFFER = 1 << 16;
    private static final int TRAILER = 8;

    private final Source source;

    GzipMembers(InputStream in) throws IOException {
        this(new Source(in));
    }

    private GzipMembers(Source source) throws IOException {
        super(source, BUFFER);
        this.source = source;
    }

    /** @throws IOException also where what follows a member is neither another one nor the end */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count < 0 && inf.getRemaining() + source.single > TRAILER) {
            throw new IOException("what follows the compressed octets is not gzip");
        }
        return count;
    }

    /** Always has more, until it has been read to its end. */
    private static final class Source extends FilterInputStream {
        /** Octets read since the inflater's buffer was filled: those of a trailer or a header. */
        private int single;

        Source(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 1;
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            single += octet < 0 ? 0 : 1;
            return octet;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            single = length == BUFFER ? 0 : single + Math.max(0, count);
            return count;
        }
    }
}
