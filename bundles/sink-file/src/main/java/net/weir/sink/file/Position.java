package net.weir.sink.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How far the lines of a file reach in the edge's numbers, kept beside them over a crash (ADR 46). Before lines are written,
 * it says where they will stand and which number they will bring; so whoever finds the file later knows by its length
 * whether they are in it. Two slots in turn: one that was torn leaves the other. Confined to the sink's worker.
 */
final class Position implements AutoCloseable {
    private static final int SLOT = 256;
    private static final int HEAD = 4 + 5 * Long.BYTES + 2;

    private final Path path;
    private @Nullable RandomAccessFile file;
    private Entry latest = new Entry(0, 0, 0, 0, 0, "");

    /**
     * One step of writing.
     *
     * @param serial one more than in the slot before
     * @param offset length of the file before
     * @param count octets that follow
     * @param before the number that the file has reached without them
     * @param after the number that it has reached with them
     * @param identity of the file
     */
    private record Entry(long serial, long offset, long count, long before, long after, String identity) {

        byte[] octets() {
            byte[] name = identity.getBytes(StandardCharsets.UTF_8);
            int length = Math.min(name.length, SLOT - HEAD);
            ByteBuffer out = ByteBuffer.allocate(SLOT).putInt(0);
            out.putLong(serial).putLong(offset).putLong(count).putLong(before).putLong(after);
            out.putShort((short) length).put(name, 0, length);
            return out.putInt(0, crc(out.array())).array();
        }

        static @Nullable Entry of(byte[] slot) {
            ByteBuffer in = ByteBuffer.wrap(slot);
            if (in.getInt() != crc(slot)) {
                return null;
            }
            long serial = in.getLong();
            long offset = in.getLong();
            long count = in.getLong();
            long before = in.getLong();
            long after = in.getLong();
            int length = Math.min(in.getShort(), SLOT - HEAD);
            return new Entry(
                    serial, offset, count, before, after, new String(slot, HEAD, length, StandardCharsets.UTF_8));
        }

        private static int crc(byte[] slot) {
            CRC32C crc = new CRC32C();
            crc.update(slot, 4, SLOT - 4);
            return (int) crc.getValue();
        }
    }

    /** Reads what was kept at {@code path}, if anything. */
    Position(Path path) throws IOException {
        this.path = path;
        byte[] slots = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
        for (int at = 0; at + SLOT <= slots.length && at < 2 * SLOT; at += SLOT) {
            Entry entry = Entry.of(Arrays.copyOfRange(slots, at, at + SLOT));
            if (entry != null && entry.serial > latest.serial) {
                latest = entry;
            }
        }
    }

    /** The number that the file as it was found has reached, 0 if not known; lines that were cut short are taken off it. */
    long found(LineFile lines) throws IOException {
        Entry last = latest;
        if (!last.identity.equals(lines.identity()) || lines.length() < last.offset) {
            return last.before; // rotated away or emptied by somebody: what was sure then
        }
        if (lines.length() < last.offset + last.count) {
            lines.cutTo(last.offset);
            return last.before;
        }
        return last.after;
    }

    /** The next {@code count} octets of the file will bring it from one number to another. */
    void writing(LineFile lines, long count, long before, long after) throws IOException {
        write(new Entry(latest.serial + 1, lines.length(), count, before, after, lines.identity()));
    }

    /** All up to the number is in the file, or in one before it. */
    void reached(LineFile lines, long number, boolean force) throws IOException {
        boolean known = latest.before == number && latest.identity.equals(lines.identity());
        if (!known) {
            write(new Entry(latest.serial + 1, lines.length(), 0, number, number, lines.identity()));
        }
        RandomAccessFile open = file;
        if (force && open != null) {
            open.getFD().sync();
        }
    }

    private void write(Entry entry) throws IOException {
        try {
            RandomAccessFile open = file;
            if (open == null) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                file = open = new RandomAccessFile(path.toFile(), "rw");
                if (open.length() < 2 * SLOT) {
                    open.write(new byte[2 * SLOT]); // room, before a disk is full
                }
            }
            open.seek(entry.serial % 2 * SLOT);
            open.write(entry.octets());
            latest = entry;
        } catch (IOException e) {
            throw new IOException("cannot write " + path + ": " + LineFile.words(e), e);
        }
    }

    @Override
    public void close() throws IOException {
        RandomAccessFile open = file;
        file = null;
        if (open != null) {
            open.close();
        }
    }
}
