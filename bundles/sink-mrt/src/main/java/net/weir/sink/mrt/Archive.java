package net.weir.sink.mrt;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * One series of update files. Records gather in memory, each in the chunk of its interval; intervals follow one another and none
 * comes again, so what is late is in the file of its time of arrival. Confined to whoever holds the sink's lock.
 */
final class Archive {
    private static final int OCTETS = 1 << 20;

    /** Intervals without a record that get an empty file each; a longer silence is a jump. */
    private static final int MOST_EMPTY = 288;

    final ArchiveKey key;
    private final long intervalMicros;
    private final Files files;
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private final Map<Owner, Integer> owners = new HashMap<>();
    private @Nullable PartFile file;
    private long newestMicros = Long.MIN_VALUE;
    private long octets;
    private long lastNanos;
    private boolean live;

    /** By whom readers of the archive know a peer. */
    private record Owner(IpAddress address, Asn asn) {}

    /** Opens files and takes them back when they are whole. */
    interface Files {
        PartFile begin(ArchiveKey key, long beginMicros) throws IOException;

        void whole(PartFile file) throws IOException;
    }

    Archive(ArchiveKey key, long intervalMicros, Files files) {
        this.key = key;
        this.intervalMicros = intervalMicros;
        this.files = files;
    }

    /** Goes on with a file that was found. */
    void takeUp(PartFile found) {
        file = found;
        newestMicros = found.entry().beginMicros();
        live = true;
    }

    /** True if no other peer of the archive has this address and AS, by which alone its readers tell peers apart. */
    boolean owns(int peerId, IpAddress address, Asn asn) {
        return owners.computeIfAbsent(new Owner(address, asn), o -> peerId) == peerId;
    }

    /** Where a record of that time goes. */
    Chunk chunk(long micros, long nowMicros, long nowNanos) {
        long begin = Math.floorDiv(micros, intervalMicros) * intervalMicros;
        live = Math.abs(nowMicros - micros) < Math.max(60_000_000L, intervalMicros);
        lastNanos = nowNanos;
        begin(begin);
        return Objects.requireNonNull(chunks.peekLast());
    }

    private void begin(long begin) {
        if (begin <= newestMicros && !chunks.isEmpty()) {
            return;
        }
        long next = Math.max(begin, newestMicros);
        long missing = newestMicros == Long.MIN_VALUE ? 0 : (next - newestMicros) / intervalMicros - 1;
        if (missing > 0 && missing <= MOST_EMPTY) {
            for (long empty = next - missing * intervalMicros; empty < next; empty += intervalMicros) {
                chunks.add(new Chunk(empty));
            }
        }
        if (newestMicros < next || chunks.isEmpty()) {
            chunks.add(new Chunk(next));
            newestMicros = next;
        }
    }

    /** Notes what was added to the chunk last handed out. */
    void added(int count) {
        octets += count;
    }

    boolean isLarge() {
        return octets >= OCTETS;
    }

    /** Begins the interval of now, if events here come as they happen; where nothing comes any more the file is whole. */
    void tick(long nowMicros, long nowNanos, long settleMicros, long idleNanos) throws IOException {
        if (live && newestMicros != Long.MIN_VALUE) {
            begin(Math.floorDiv(nowMicros - settleMicros, intervalMicros) * intervalMicros);
            writeOut();
        } else if (file != null && nowNanos - lastNanos > idleNanos) {
            writeOut();
            end();
            chunks.clear();
        }
    }

    /** Writes all that waits; of what fails nothing is lost, and it is tried again with the next call. */
    void writeOut() throws IOException {
        for (Chunk chunk = chunks.peekFirst(); chunk != null; chunk = chunks.peekFirst()) {
            PartFile open = file;
            if (open != null && open.entry().beginMicros() != chunk.beginMicros) {
                end();
                open = null;
            }
            if (open == null) {
                open = files.begin(key, chunk.beginMicros);
                file = open;
            }
            if (chunk.records.length() > 0) {
                open.write(chunk);
                octets -= chunk.records.length();
                chunk.clear();
            }
            if (chunks.size() == 1) {
                return; // more may come for it
            }
            chunks.removeFirst();
        }
    }

    private void end() throws IOException {
        PartFile open = file;
        if (open != null) {
            open.force();
            open.close();
            file = null;
            files.whole(open);
        }
    }

    void force() throws IOException {
        PartFile open = file;
        if (open != null) {
            open.force();
        }
    }

    /** Leaves the file as it is, to be taken up again. */
    void close() throws IOException {
        PartFile open = file;
        file = null;
        chunks.clear();
        if (open != null) {
            open.force();
            open.close();
        }
    }
}
