package net.weir.event.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32C;
import net.weir.event.Event;
import net.weir.event.io.EventFormatException.Kind;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Reads one segment from its beginning. Confined to one thread at a time. Reads ahead; memory is bounded by the octets
 * that are really there, whatever a length field says.
 */
public final class EventReader {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final EventDecoder decoder = new EventDecoder();
    private final CRC32C crc = new CRC32C();
    private byte[] buffer = new byte[CHUNK];
    private int from;
    private int to;
    private long position;
    private @Nullable EventFormatException end;

    /** @param in stands at the segment's first octet; the caller closes it */
    public EventReader(InputStream in) {
        this.in = in;
    }

    /** Where the next record begins: octets of the segment that were read well. */
    public long position() {
        return position;
    }

    /** The number that the event read last was written with; 0 if without, as in segments of version 1. */
    public long number() {
        return decoder.number();
    }

    /**
     * The next event, or null at the end of the last whole record.
     *
     * @throws EventFormatException if the segment cannot be read further. If it is {@link Kind#TORN}, the reader may be
     *     asked again after more was written; the other kinds are final.
     * @throws IOException if the stream throws
     */
    public @Nullable Event next() throws IOException {
        if (end != null) {
            throw end;
        }
        try {
            if (position == 0 && !header()) {
                return null;
            }
            return record();
        } catch (EventFormatException e) {
            if (e.kind() != Kind.TORN) {
                end = e;
            }
            throw e;
        }
    }

    private boolean header() throws IOException {
        if (!available(4)) {
            return false;
        }
        int word = Octets.i32(buffer, from);
        if ((word & ~0xff) != EventWriter.MAGIC) {
            throw new EventFormatException(Kind.DAMAGED, 0, "no segment of events");
        }
        int version = word & 0xff;
        if (version < EventWriter.OLDEST_VERSION || version > EventWriter.VERSION) {
            throw new EventFormatException(Kind.UNSUPPORTED, 0, "segment of version " + version);
        }
        decoder.begin(version);
        skip(4);
        return true;
    }

    private @Nullable Event record() throws IOException {
        if (!available(EventWriter.FRAME)) {
            return null;
        }
        int length = Octets.i32(buffer, from);
        if (length <= 0 || length > EventWriter.MAX_RECORD) {
            throw new EventFormatException(Kind.DAMAGED, position, "record of impossible length");
        }
        available(EventWriter.FRAME + length);
        if (EventWriter.checksum(crc, buffer, from, length) != Octets.i32(buffer, from + 4)) {
            throw new EventFormatException(Kind.DAMAGED, position, "checksum differs");
        }
        Event event = decode(new OctetReader(buffer, from + EventWriter.FRAME, length, position));
        skip(EventWriter.FRAME + length);
        return event;
    }

    private Event decode(OctetReader body) throws EventFormatException {
        try {
            return decoder.decode(body);
        } catch (IllegalArgumentException e) {
            // a value refused what the checks above let through: the octets are wrong all the same
            EventFormatException damaged = body.damaged("impossible value");
            damaged.initCause(e);
            throw damaged;
        }
    }

    private void skip(int octets) {
        from += octets;
        position += octets;
    }

    /** Reads until so many octets are there. False if none is; in between the segment is torn. */
    private boolean available(int octets) throws IOException {
        while (to - from < octets) {
            makeRoom(octets);
            int count = in.read(buffer, to, buffer.length - to);
            if (count < 0) {
                if (to == from) {
                    return false;
                }
                throw new EventFormatException(Kind.TORN, position, "segment ends inside a record");
            }
            to += count;
        }
        return true;
    }

    /** Room for at least one octet more; doubles, so that it is full at least by half before it grows. */
    private void makeRoom(int octets) {
        if (from > 0 && from + octets > buffer.length) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
    }
}
