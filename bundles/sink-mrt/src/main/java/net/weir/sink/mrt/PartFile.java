package net.weir.sink.mrt;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.weir.codec.mrt.io.MrtLimits;
import net.weir.codec.mrt.io.MrtReader;

/**
 * The file of an interval that is not over: uncompressed, {@code .part} behind its name, locked against other writers. Octets
 * are written at a place that is known, so that a write that failed half-way is made again.
 *
 * <p>A {@link RandomAccessFile}, because a channel would be closed by an interrupt of the worker.
 */
final class PartFile implements AutoCloseable {
    static final String SUFFIX = ".part";

    private final OpenFiles.Entry entry;
    private final RandomAccessFile file;
    private long length;
    private boolean forced = true;
    private FileSpan span;

    private PartFile(OpenFiles.Entry entry, RandomAccessFile file, long length, FileSpan span) {
        this.entry = entry;
        this.file = file;
        this.length = length;
        this.span = span;
    }

    /** Opens or makes the file and its directories; of one that is there, what does not end a record is cut off. */
    static PartFile open(OpenFiles.Entry entry) throws IOException {
        Path path = entry.part();
        RandomAccessFile file = null;
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            file = new RandomAccessFile(path.toFile(), "rw");
            if (file.getChannel().tryLock() == null) {
                throw new IOException("another process writes it");
            }
            long[] end = {0};
            FileSpan span = wholeRecords(path, end);
            file.setLength(end[0]);
            return new PartFile(entry, file, end[0], span);
        } catch (OverlappingFileLockException e) {
            file.close();
            throw new IOException("cannot open " + path + ": another stage writes it", e);
        } catch (IOException e) {
            if (file != null) {
                file.close();
            }
            throw new IOException("cannot open " + path + ": " + e.getMessage(), e);
        }
    }

    /**
     * What a file holds.
     *
     * @param end gets the octet behind the last whole record
     */
    static FileSpan wholeRecords(Path path, long[] end) throws IOException {
        FileSpan span = FileSpan.EMPTY;
        try (MrtReader reader = new MrtReader(new BufferedInputStream(Files.newInputStream(path)), MrtLimits.DEFAULT)) {
            while (reader.next() && reader.damage() == null) {
                span = span.plus(reader.record().timeMicros(), false);
                end[0] = reader.position();
            }
        }
        return span;
    }

    OpenFiles.Entry entry() {
        return entry;
    }

    FileSpan span() {
        return span;
    }

    long length() {
        return length;
    }

    /** Writes all of the chunk behind the last; if that fails, none of it is there. */
    void write(Chunk chunk) throws IOException {
        int count = chunk.records.length();
        try {
            file.seek(length);
            file.write(chunk.records.array(), 0, count);
            length += count;
            forced = false;
            span = span.plus(chunk.span());
        } catch (IOException e) {
            try {
                file.setLength(length);
            } catch (IOException again) {
                e.addSuppressed(again); // the next write goes to the same place
            }
            throw new IOException("cannot write " + entry.part() + ": " + e.getMessage(), e);
        }
    }

    /** Forces what was written to the disk. */
    void force() throws IOException {
        if (!forced) {
            file.getFD().sync();
            forced = true;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
