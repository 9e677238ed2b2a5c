package net.weir.sink.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One open file of lines, locked against other writers. Octets are written at a place that is known, so that a write that
 * failed half-way is simply made again; what was written and not {@link #confirm}ed can be taken back.
 *
 * <p>A {@link RandomAccessFile}, because a channel would be closed by an interrupt of the worker.
 */
final class LineFile implements AutoCloseable {
    /** No line is longer; the beginning of a last line without an end is looked for in as many octets. */
    private static final int TAIL = 1 << 26;

    private final Path path;
    private final RandomAccessFile file;
    private final Object identity;
    private final long modifiedMicros;
    private long length;
    private long confirmed;

    private LineFile(Path path, RandomAccessFile file, Object identity, long modifiedMicros) {
        this.path = path;
        this.file = file;
        this.identity = identity;
        this.modifiedMicros = modifiedMicros;
    }

    /**
     * Opens or makes the file and its directories. A last line without an end, left by a writer that was killed, is cut:
     * nobody was told that it is delivered.
     *
     * @throws IOException in words for the operator, also if what has no end is no line of this form: another file then
     */
    static LineFile open(Path path, LineForm form) throws IOException {
        RandomAccessFile file = null;
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            file = new RandomAccessFile(path.toFile(), "rw");
            if (file.getChannel().tryLock() == null) {
                throw new IOException("another process writes it");
            }
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            long modified = attributes.lastModifiedTime().toMillis() * 1000;
            LineFile opened = new LineFile(path, file, key(attributes), modified);
            opened.cutTornLine(form);
            return opened;
        } catch (OverlappingFileLockException e) {
            close(file);
            throw new IOException("cannot open " + path + ": another stage writes it", e);
        } catch (IOException e) {
            close(file);
            throw new IOException("cannot open " + path + ": " + words(e), e);
        }
    }

    private static Object key(BasicFileAttributes attributes) {
        return Objects.requireNonNullElse(attributes.fileKey(), "");
    }

    private static void close(@Nullable RandomAccessFile file) throws IOException {
        if (file != null) {
            file.close();
        }
    }

    /** What the system said, without the path that it puts in front or behind. */
    static String words(IOException e) {
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        String message = String.valueOf(e.getMessage());
        if (e instanceof FileAlreadyExistsException) {
            return message + " is no directory";
        }
        int reason = message.lastIndexOf('(');
        return e instanceof FileNotFoundException && reason >= 0 && message.endsWith(")")
                ? message.substring(reason + 1, message.length() - 1)
                : message;
    }

    private void cutTornLine(LineForm form) throws IOException {
        long end = file.length();
        long start = lastLine(end);
        if (start < end) {
            byte[] first = new byte[(int) Math.min(16, end - start)];
            file.seek(start);
            file.readFully(first);
            if (!form.mayBegin(new String(first, StandardCharsets.ISO_8859_1))) {
                throw new IOException("its end is no line of this format");
            }
            file.setLength(start);
        }
        length = start;
        confirmed = start;
    }

    /** Where the octets behind the last line end begin. */
    private long lastLine(long end) throws IOException {
        byte[] chunk = new byte[8192];
        for (long at = end; at > 0; ) {
            int count = (int) Math.min(chunk.length, at);
            at -= count;
            file.seek(at);
            file.readFully(chunk, 0, count);
            for (int i = count - 1; i >= 0; i--) {
                if (chunk[i] == '\n') {
                    return at + i + 1;
                }
            }
            if (end - at > TAIL) {
                throw new IOException("its end is no line of text");
            }
        }
        return 0;
    }

    Path path() {
        return path;
    }

    /** When the file was written last before it was opened. */
    long modifiedMicros() {
        return modifiedMicros;
    }

    long length() {
        return length;
    }

    /** True if there is nothing that could be taken back. */
    boolean isConfirmed() {
        return length == confirmed;
    }

    /** Writes all of the octets behind the last; if that fails, none of them is there. */
    void write(byte[] octets, int offset, int count) throws IOException {
        try {
            file.seek(length);
            file.write(octets, offset, count);
            length += count;
        } catch (IOException e) {
            try {
                file.setLength(length);
            } catch (IOException again) {
                e.addSuppressed(again); // the next write goes to the same place
            }
            throw new IOException("cannot write " + path + ": " + words(e), e);
        }
    }

    /** Tells this file from others, also after a restart. */
    String identity() {
        return identity.toString();
    }

    /** Takes off what stands behind {@code end}, when the file was just opened. */
    void cutTo(long end) throws IOException {
        file.setLength(end);
        length = end;
        confirmed = end;
    }

    /** All that was written stays. */
    void confirm(boolean force) throws IOException {
        if (force) {
            try {
                file.getFD().sync();
            } catch (IOException e) {
                throw new IOException("cannot force " + path + " to the disk: " + words(e), e);
            }
        }
        confirmed = length;
    }

    /** False if the file was moved or deleted under its name. */
    boolean isInPlace() {
        try {
            return key(Files.readAttributes(path, BasicFileAttributes.class)).equals(identity);
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes back what was not confirmed, and lets go of the file. */
    @Override
    public void close() throws IOException {
        try (file) {
            if (length != confirmed) {
                file.setLength(confirmed);
            }
        }
    }
}
