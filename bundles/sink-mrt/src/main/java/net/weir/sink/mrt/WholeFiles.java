package net.weir.sink.mrt;

import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import net.weir.codec.mrt.io.Compression;

/** How a file comes to its name: beside it, whole and on the disk, and never over one that is there. */
final class WholeFiles {
    private static final int ATTEMPTS = 1000;

    private WholeFiles() {}

    /** Writes what a file holds. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, compressed as its name says.
     *
     * @return where it is: {@code NAME-2.gz} and so on if there was one of that name
     */
    static Path write(Path file, Content content) throws IOException {
        Path fresh = file.resolveSibling(
                "." + file.getFileName() + ".new"); // whoever watches the directory leaves dots alone
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            try (FileOutputStream to = new FileOutputStream(fresh.toFile())) {
                OutputStream out =
                        Compression.ofName(file.getFileName().toString()).compress(new Uncloseable(to));
                content.writeTo(out);
                out.close();
                to.getFD().sync();
            }
            return settle(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Gives a file its name. */
    static Path settle(Path from, Path wanted) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Path target = numbered(wanted, attempt);
            try {
                Files.move(from, target);
                force(target.toAbsolutePath().getParent());
                return target;
            } catch (FileAlreadyExistsException e) {
                if (attempt > 1) {
                    continue;
                }
            }
        }
        throw new IOException(ATTEMPTS + " files have the name " + wanted);
    }

    /** {@code updates.20260101.0005-2.gz}. */
    static Path numbered(Path file, int attempt) {
        String name = file.getFileName().toString();
        boolean compressed = Compression.ofName(name) != Compression.NONE;
        int end = compressed ? name.lastIndexOf('.') : name.length();
        return attempt == 1 ? file : file.resolveSibling(name.substring(0, end) + "-" + attempt + name.substring(end));
    }

    /** A new name is on the disk only with its directory. */
    private static void force(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return; // where directories cannot be forced they need not be
        }
    }

    /** True if a file, decompressed, has just the octets of another. */
    static boolean hasContent(Path file, Path plain) throws IOException {
        try (InputStream left = Compression.open(file);
                InputStream right = Files.newInputStream(plain)) {
            for (byte[] chunk = right.readNBytes(1 << 16); ; chunk = right.readNBytes(1 << 16)) {
                byte[] other = left.readNBytes(chunk.length == 0 ? 1 : chunk.length);
                if (!Arrays.equals(chunk, other)) {
                    return false;
                }
                if (chunk.length == 0) {
                    return true;
                }
            }
        }
    }

    /** Lets a compressor end without closing what has to be forced first. */
    private static final class Uncloseable extends FilterOutputStream {
        Uncloseable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            out.write(octets, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
