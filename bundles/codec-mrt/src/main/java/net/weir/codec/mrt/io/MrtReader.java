package net.weir.codec.mrt.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import net.weir.codec.mrt.MrtDamage;
import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.MrtType;
import net.weir.model.Bytes;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a decompressed MRT file into records. What cannot be a record is told and skipped by its length, so that the rest is
 * read; an error of the stream ends the file behind the last record that came whole. Confined to one thread.
 *
 * <pre>{@code
 * try (MrtReader reader = new MrtReader(Compression.open(file), MrtLimits.DEFAULT)) {
 *     while (reader.next()) {
 *         if (reader.damage() != null) { … } else { use(reader.record()); }
 *     }
 * }
 * }</pre>
 */
public final class MrtReader implements Closeable {
    private static final int CHUNK = 1 << 18;

    /** Some decompressors throw away what they have of a read that fails: not more than this. */
    private static final int STEP = 1 << 14;

    private final InputStream in;
    private final MrtLimits limits;
    private final @Nullable MrtResync resync;
    private final MrtRecord record = new MrtRecord();
    private byte[] buffer = new byte[CHUNK];
    private int from;
    private int to;
    private long base;
    private boolean atEnd;
    private @Nullable String failure;
    private @Nullable MrtDamage damage;

    public MrtReader(InputStream in, MrtLimits limits) {
        this(in, limits, false);
    }

    /**
     * @param resync looks for the next plausible header where lengths lead to none; else every length is believed, and a
     *     damaged one costs what it spans
     */
    public MrtReader(InputStream in, MrtLimits limits, boolean resync) {
        this.in = in;
        this.limits = limits;
        this.resync = resync ? new MrtResync(limits) : null;
    }

    /** Moves on to the next record or damage; false at the end of the file. Never throws on any octets. */
    public boolean next() {
        damage = null;
        if (!fill(MrtRecord.HEADER)) {
            return end("the file ends in the header of a record");
        }
        if (resync != null && passOver(resync)) {
            return true;
        }
        long length = Octets.u32(buffer, from + 8) + MrtRecord.HEADER;
        if (length > limits.maxRecord()) {
            return skip(length);
        }
        if (!fill((int) length)) {
            return end("the file ends " + (to - from) + " octets into a record of " + length);
        }
        long where = base + from;
        boolean whole = record.wrap(buffer, from, (int) length, where);
        from += (int) length;
        if (!whole) {
            damage = damage(where, record.offset(), "no room for the microseconds", (int) length);
        }
        return true;
    }

    /** True if what is here begins no record, and was passed over up to where one begins. */
    private boolean passOver(MrtResync by) {
        int step = 0; // to where records go on, as far as is known
        boolean searched = false;
        while (!by.leadsOn(this, step)) {
            searched = true;
            step++;
            if (step >= limits.maxRecord()) {
                break; // that is as much as is held: the search goes on with the next call
            }
            if (!fill(step + MrtRecord.HEADER)) {
                step = to - from;
                break;
            }
        }
        if (!searched || by.isPlausible(buffer, from) && step >= by.length(buffer, from)) {
            return false; // what is damaged stands behind this record
        }
        damage = damage(base + from, from, "no record: " + step + " octets passed over", to - from);
        from += step;
        return true;
    }

    /** The octets at hand, for {@link MrtResync}: {@code index} counts from the next record. */
    int at(int index) {
        return from + index;
    }

    byte[] buffer() {
        return buffer;
    }

    /** As {@link #fill}. */
    boolean has(int count) {
        return fill(count);
    }

    /** True if the file has {@code count} octets more and no other. */
    boolean endsAfter(int count) {
        return fill(count) && !fill(count + 1);
    }

    /** The record at hand if there is no {@link #damage}; valid until {@link #next}. */
    public MrtRecord record() {
        return record;
    }

    /** Why what was met is no record, or null. */
    public @Nullable MrtDamage damage() {
        return damage;
    }

    /** How many octets, decompressed, were passed so far. */
    public long position() {
        return base + from;
    }

    private boolean end(String cut) {
        if (from == to && failure == null) {
            return false;
        }
        long where = base + from;
        String reason = failure == null ? cut : "it cannot be read further: " + failure;
        damage = damage(where, from, reason, to - from);
        failure = null;
        from = to;
        return true;
    }

    private MrtDamage damage(long where, int at, String reason, int length) {
        boolean typed = length >= 8;
        String name = typed ? MrtType.name(Octets.u16(buffer, at + 4), Octets.u16(buffer, at + 6)) : "unknown";
        return new MrtDamage(where, name, 0, reason, Bytes.copyOf(buffer, at, Math.min(64, length)));
    }

    private boolean skip(long length) {
        long where = base + from;
        String reason = "record of " + length + " octets, above the limit of " + limits.maxRecord();
        MrtDamage found = damage(where, from, reason, to - from);
        long left = length;
        while (left > 0 && fill(1)) {
            int step = (int) Math.min(left, to - from);
            from += step;
            left -= step;
        }
        String unread = left == 0 ? ", left unread" : ", and the file ends " + (length - left) + " octets into it";
        damage = new MrtDamage(where, found.record(), 0, reason + unread, found.evidence());
        return true;
    }

    /** Has at least {@code count} octets from {@link #from} on; false if the file has not. */
    private boolean fill(int count) {
        while (to - from < count) {
            if (atEnd) {
                return false;
            }
            makeRoom(count);
            try {
                int read = in.read(buffer, to, Math.min(buffer.length - to, STEP));
                atEnd = read < 0;
                to += Math.max(0, read);
            } catch (IOException | RuntimeException e) { // decompressors throw either on damaged input
                atEnd = true;
                failure = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            }
        }
        return true;
    }

    private void makeRoom(int count) {
        if (buffer.length - from >= count && to < buffer.length) {
            return;
        }
        byte[] target = buffer.length >= count ? buffer : new byte[Math.max(count, 2 * buffer.length)];
        System.arraycopy(buffer, from, target, 0, to - from);
        buffer = target;
        base += from;
        to -= from;
        from = 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
