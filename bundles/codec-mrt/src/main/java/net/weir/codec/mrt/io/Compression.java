package net.weir.codec.mrt.io;

import io.airlift.compress.zstd.ZstdInputStream;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.XZInputStream;

/** How a file is compressed: when read told by its first octets and never by its name, when written by the name's end. */
public enum Compression {
    NONE,
    GZIP(0x1f, 0x8b),
    BZIP2('B', 'Z', 'h'),
    ZSTD(0x28, 0xb5, 0x2f, 0xfd),
    XZ(0xfd, '7', 'z', 'X', 'Z', 0);

    private static final int MOST_MAGIC = 6;
    private static final int BUFFER = 1 << 16;
    /** Memory in kB that an xz file may ask for. */
    private static final int XZ_KILOBYTES = 128 << 10;

    private final int[] magic;

    Compression(int... magic) {
        this.magic = magic;
    }

    /**
     * The file's content, decompressed; {@code -} is the standard input.
     *
     * @throws IOException if it cannot be opened; damage further on comes out of the stream
     */
    public static InputStream open(String file) throws IOException {
        return file.equals("-") ? decompress(System.in) : open(Path.of(file));
    }

    /** As {@link #open(String)}. */
    public static InputStream open(Path file) throws IOException {
        return decompress(Files.newInputStream(file));
    }

    /**
     * What {@code in} has, decompressed if its first octets are those of a known compression; takes the stream over. What
     * cannot be decompressed says so when it is read.
     */
    public static InputStream decompress(InputStream in) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(in, MOST_MAGIC);
        byte[] head = whole.readNBytes(MOST_MAGIC);
        whole.unread(head);
        try {
            return of(head).over(whole);
        } catch (IOException | RuntimeException e) { // some read their head at once: damage there is damage as any
            return new Unreadable(in, e);
        }
    }

    /** Says at the first read why there is none. */
    private static final class Unreadable extends FilterInputStream {
        private final Exception why;

        Unreadable(InputStream in, Exception why) {
            super(in);
            this.why = why;
        }

        @Override
        public int read() throws IOException {
            throw new IOException(String.valueOf(why.getMessage()), why);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return read();
        }
    }

    /** What these first octets stand for; {@link #NONE} if for nothing known. */
    public static Compression of(byte[] head) {
        for (Compression known : values()) {
            if (known.magic.length > 0 && known.begins(head)) {
                return known;
            }
        }
        return NONE;
    }

    /** How a file of this name is to be compressed; {@link #NONE} for all but {@code .gz}, {@code .bz2} and {@code .zst}. */
    public static Compression ofName(String name) {
        return name.endsWith(".gz") ? GZIP : name.endsWith(".bz2") ? BZIP2 : name.endsWith(".zst") ? ZSTD : NONE;
    }

    /**
     * Compresses what is written; to be closed, which closes {@code out}.
     *
     * @throws IllegalArgumentException for {@link #XZ}, which is only read
     */
    public OutputStream compress(OutputStream out) throws IOException {
        return switch (this) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out, BUFFER);
            case BZIP2 -> new BZip2CompressorOutputStream(out);
            case ZSTD -> new ZstdOutputStream(out);
            case XZ -> throw new IllegalArgumentException("xz is only read");
        };
    }

    private boolean begins(byte[] head) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private InputStream over(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> in;
            case GZIP -> new GzipMembers(in);
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case ZSTD -> new ZstdInputStream(in);
            case XZ -> new XZInputStream(in, XZ_KILOBYTES);
        };
    }
}
