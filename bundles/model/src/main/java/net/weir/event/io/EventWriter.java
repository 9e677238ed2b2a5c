package net.weir.event.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32C;
import net.weir.event.Event;
import net.weir.event.PeerRoutesGone;
import net.weir.event.RouteUpdate;
import net.weir.model.Octets;

/**
 * Writes one segment. Confined to one thread at a time. Memory: at most 8,192 attribute sets, 4,096 peers and 1,024
 * router keys are kept to refer to.
 */
public final class EventWriter {
    /** The first octets of a segment: {@code W E V} and the version. */
    static final int MAGIC = 'W' << 24 | 'E' << 16 | 'V' << 8;

    static final int VERSION = 2;

    /** The oldest that is still read: what an earlier Weir left on disk. */
    static final int OLDEST_VERSION = 1;

    /** Octets in front of a body: its length and the checksum. */
    static final int FRAME = 8;

    /** No record is longer, so that a damaged length is seen for what it is. */
    public static final int MAX_RECORD = 1 << 26;

    private final OctetWriter out = new OctetWriter();
    private final EventEncoder encoder = new EventEncoder();
    private final CRC32C crc = new CRC32C();
    private boolean begun;
    private boolean broken;

    /**
     * Writes the event as one record, in one call of the sink. Two things are not kept: {@link RouteUpdate#raw}, and
     * {@link PeerRoutesGone} as such, which becomes one record for each withdrawal that it expands to.
     *
     * @return the octets written
     * @throws IOException if the sink throws; the segment then has to be given up, as a part may be written
     * @throws IllegalArgumentException if the event is larger than {@link #MAX_RECORD} or holds a prefix that is none;
     *     the segment has to be given up too
     * @throws IllegalStateException if an earlier call threw
     */
    public int write(Event event, ByteSink sink) throws IOException {
        return write(event, 0, sink);
    }

    /**
     * Writes the event with a number that {@link EventReader#number} gives back.
     *
     * @param number 0 for none; of a {@link PeerRoutesGone} its last: the withdrawals have those up to it
     */
    public int write(Event event, long number, ByteSink sink) throws IOException {
        if (broken) {
            throw new IllegalStateException("a segment ends where writing failed");
        }
        broken = true; // until all is out: the slots may be ahead of the segment
        int written;
        if (event instanceof PeerRoutesGone gone) {
            written = expand(gone, number, sink);
        } else {
            written = one(event, number, sink);
        }
        broken = false;
        return written;
    }

    private int expand(PeerRoutesGone gone, long last, ByteSink sink) throws IOException {
        int[] written = {0};
        long[] next = {last - Math.max(1, gone.count())};
        try {
            gone.expand(change -> {
                try {
                    written[0] =
                            Math.addExact(written[0], one(change, last == 0 ? 0 : Math.min(last, ++next[0]), sink));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return written[0];
    }

    private int one(Event event, long number, ByteSink sink) throws IOException {
        out.reset();
        if (!begun) {
            out.i32(MAGIC | VERSION);
            begun = true;
        }
        int frame = out.claim(FRAME);
        int body = out.length();
        encoder.encode(out, event, number);
        byte[] octets = out.array();
        Octets.put32(octets, frame, out.length() - body);
        Octets.put32(octets, frame + 4, checksum(crc, octets, frame, out.length() - body));
        sink.write(octets, 0, out.length());
        return out.length();
    }

    /** Over the length and the body of the record that begins at {@code frame}. */
    static int checksum(CRC32C crc, byte[] octets, int frame, int bodyLength) {
        crc.reset();
        crc.update(octets, frame, 4);
        crc.update(octets, frame + FRAME, bodyLength);
        return (int) crc.getValue();
    }
}
