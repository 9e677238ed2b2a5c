package net.weir.cli.bmp;

import net.weir.codec.bmp.BmpLimits;
import net.weir.codec.bmp.PerPeerHeader;
import net.weir.model.Octets;

/**
 * Finds the BMP messages of one stream that may begin in the middle, miss octets, or have no BMP at all. Where it does not
 * know a message to begin it looks for octets that can be nothing else. Confined to one thread.
 */
public final class MessageCutter {
    private static final int HEADER = 6;
    private static final int PEER_BODY = HEADER + PerPeerHeader.LENGTH;
    private static final int PEER_UP_OPEN = PEER_BODY + 20;
    private static final int MARKER = 16;
    private static final int TLV = 4;
    private static final int ROUTE_MONITORING = 0;
    private static final int PEER_UP = 3;
    private static final int INITIATION = 4;
    private static final int MOST = BmpLimits.DEFAULT.maxMessageLength();
    /** A stream in which no message begins within so many octets is none of BMP. */
    private static final int SEARCH = 2 * MOST;

    private final Sink sink;
    private byte[] buffer = new byte[4096];
    private int from;
    private int to;
    private State state = State.BEGINNING;
    private long skipped;
    private long messages;

    private enum State {
        /** The next octet is the first of the stream. */
        BEGINNING,
        /** Somewhere in the stream. */
        SEARCHING,
        /** A message begins where the octets begin. */
        CUTTING,
        /** What follows cannot be cut. */
        BROKEN
    }

    /** Who takes the messages. */
    public interface Sink {
        /** A whole message, lent for the call. */
        void message(byte[] octets, int offset, int length, long micros);

        /** What follows is no message: these are its first octets. */
        void broken(byte[] octets, int offset, int length, long micros);

        /** So many octets were passed over until a message began. */
        void skipped(long octets);
    }

    public MessageCutter(Sink sink) {
        this.sink = sink;
    }

    /** How many messages were found. */
    public long messages() {
        return messages;
    }

    /** True as long as the stream may have messages. */
    public boolean isAlive() {
        return state != State.BROKEN;
    }

    /** Octets of a message that has not come whole; 0 if none was ever found. */
    public int pending() {
        return state == State.CUTTING && messages > 0 ? to - from : 0;
    }

    /** Takes the next octets. */
    public void feed(byte[] octets, int offset, int length, long micros) {
        if (state == State.BROKEN) {
            return;
        }
        append(octets, offset, length);
        while (state != State.BROKEN && step(micros)) {
            // each step is a message or a place where one begins
        }
        if (from == to) {
            from = 0;
            to = 0;
        }
    }

    /** Octets are missing: the message under way is lost, the next one has to be looked for. */
    public void gap() {
        if (state == State.CUTTING || state == State.BEGINNING) {
            skipped += to - from;
            from = to;
            state = State.SEARCHING;
        }
    }

    private void append(byte[] octets, int offset, int length) {
        if (buffer.length - to < length) {
            byte[] target = to - from + length <= buffer.length
                    ? buffer
                    : new byte[Math.max(to - from + length, 2 * buffer.length)];
            System.arraycopy(buffer, from, target, 0, to - from);
            buffer = target;
            to -= from;
            from = 0;
        }
        System.arraycopy(octets, offset, buffer, to, length);
        to += length;
    }

    private boolean step(long micros) {
        return state == State.CUTTING ? cut(micros) : find();
    }

    private boolean cut(long micros) {
        if (to - from < HEADER) {
            return false;
        }
        if (!isHeader(from)) {
            state = State.BROKEN;
            if (messages > 0) {
                sink.broken(buffer, from, to - from, micros);
            }
            return false;
        }
        int length = Octets.i32(buffer, from + 1);
        if (to - from < length) {
            return false;
        }
        messages++;
        sink.message(buffer, from, length, micros);
        from += length;
        return true;
    }

    /** A header as a live session takes it; the type may be any. */
    private boolean isHeader(int at) {
        long length = Octets.u32(buffer, at + 1);
        return (buffer[at] == 3 || buffer[at] == 4) && length >= HEADER && length <= MOST;
    }

    private boolean find() {
        while (state != State.CUTTING && to - from >= HEADER) {
            int needed = isHeader(from) ? needed(from) : -1;
            if (needed > to - from) {
                return false;
            }
            if (needed > 0 && isMessage(from)) {
                state = State.CUTTING;
                if (skipped > 0) {
                    sink.skipped(skipped);
                    skipped = 0;
                }
                return true;
            }
            state = State.SEARCHING;
            from++;
            if (++skipped > SEARCH) {
                state = State.BROKEN;
                return false;
            }
        }
        return false;
    }

    /** How many octets tell a message of this header from others, -1 if none do. */
    private int needed(int at) {
        int needed =
                switch (Octets.u8(buffer, at + 5)) {
                    case ROUTE_MONITORING -> PEER_BODY + MARKER;
                    case PEER_UP -> PEER_UP_OPEN + MARKER;
                    case INITIATION -> HEADER + TLV;
                    default -> -1;
                };
        return Octets.i32(buffer, at + 1) < needed ? -1 : needed;
    }

    /** Route Monitoring and Peer Up carry BGP's marker where nothing else has it, Initiation a TLV that fits. */
    private boolean isMessage(int at) {
        return switch (Octets.u8(buffer, at + 5)) {
            case ROUTE_MONITORING ->
                Octets.u8(buffer, at + HEADER) <= 3 && (isMarker(at + PEER_BODY) || isTlv(at + PEER_BODY, at));
            case PEER_UP -> Octets.u8(buffer, at + HEADER) <= 3 && isMarker(at + PEER_UP_OPEN);
            default ->
                state == State.BEGINNING
                        && Octets.u16(buffer, at + HEADER) < 16
                        && Octets.u16(buffer, at + HEADER + 2) <= Octets.i32(buffer, at + 1) - HEADER - TLV;
        };
    }

    /** Version 4 has TLVs there; good enough where a stream begins. */
    private boolean isTlv(int where, int at) {
        return state == State.BEGINNING
                && buffer[at] == 4
                && Octets.u16(buffer, where) < 16
                && Octets.u16(buffer, where + 2) <= Octets.i32(buffer, at + 1) - PEER_BODY - TLV;
    }

    private boolean isMarker(int at) {
        return (Octets.i64(buffer, at) & Octets.i64(buffer, at + 8)) == -1;
    }

    /** The octets that are kept, for tests of the bound. */
    int buffered() {
        return to - from;
    }
}
