package net.weir.cli.bmp;

import net.weir.codec.bmp.BmpLimits;
import net.weir.model.Octets;

/**
 * Finds the BMP messages of one stream that may begin in the middle, miss octets, be damaged, or have no BMP at all. Where
 * it does not know a message to begin it looks for octets that can be nothing else ({@link MessageStart}); what it passes
 * over is counted. Confined to one thread.
 */
public final class MessageCutter {
    private static final int HEADER = 6;
    private static final int MOST = BmpLimits.DEFAULT.maxMessageLength();
    /** A stream in which no message begins within so many octets is none of BMP. */
    private static final int SEARCH = 2 * MOST;

    private final Sink sink;
    private byte[] buffer = new byte[4096];
    private int from;
    private int to;
    private final MessageStart start = new MessageStart();
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
        /** No BMP. */
        FOREIGN
    }

    /** Who takes the messages. */
    public interface Sink {
        /** A whole message, lent for the call. */
        void message(byte[] octets, int offset, int length, long micros);

        /** What follows is no message: these are its first octets. The next message is looked for behind them. */
        void broken(byte[] octets, int offset, int length, long micros);

        /** So many octets were passed over until a message began or the stream ended. */
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
        return state != State.FOREIGN;
    }

    /** Octets of a message that has not come whole. */
    public int pending() {
        return state == State.CUTTING ? to - from : 0;
    }

    /** Takes the next octets. */
    public void feed(byte[] octets, int offset, int length, long micros) {
        if (state == State.FOREIGN) {
            return;
        }
        append(octets, offset, length);
        while (state != State.FOREIGN && step(micros)) {
            // each step is a message or a place where one begins
        }
        if (from == to) {
            from = 0;
            to = 0;
        }
    }

    /** Octets are missing: the message under way is lost, the next one has to be looked for. */
    public void gap() {
        if (state != State.FOREIGN) {
            skipped += to - from;
            from = to;
            state = State.SEARCHING;
        }
    }

    /** There are no more octets: what waited for more of them is no message. */
    public void end() {
        if (state == State.BEGINNING && to - from >= HEADER && start.isHeader(buffer, from)) {
            state = State.CUTTING;
        }
        while (state == State.SEARCHING && from < to) {
            pass();
            while (state != State.FOREIGN && step(0)) {
                // messages behind what only looked like one
            }
        }
        if (state == State.SEARCHING) {
            tellSkipped();
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
        if (!start.isHeader(buffer, from)) {
            state = State.SEARCHING;
            sink.broken(buffer, from, to - from, micros);
            return true;
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

    private boolean find() {
        while (to - from >= HEADER && state != State.FOREIGN) {
            int needed = start.needed(buffer, from, state == State.BEGINNING);
            if (needed > to - from) {
                return false;
            }
            if (needed > 0 && start.isMessage(buffer, from, state == State.BEGINNING)) {
                state = State.CUTTING;
                tellSkipped();
                return true;
            }
            state = State.SEARCHING;
            pass();
        }
        return false;
    }

    private void pass() {
        from++;
        if (++skipped > SEARCH && messages == 0) {
            state = State.FOREIGN;
        }
    }

    private void tellSkipped() {
        if (skipped > 0 && (messages > 0 || state == State.CUTTING)) {
            sink.skipped(skipped);
            skipped = 0;
        }
    }

    /** The octets that are kept, for tests of the bound. */
    int buffered() {
        return to - from;
    }
}
