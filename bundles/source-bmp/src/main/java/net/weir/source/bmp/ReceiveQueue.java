package net.weir.source.bmp;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import net.weir.session.bmp.BmpSession;

/** Octets that came and were not read yet, in order, each with the time of its socket read. Confined to the lane. */
final class ReceiveQueue {
    private final Deque<Unread> waiting = new ArrayDeque<>(4);

    private record Unread(ByteBuf octets, long micros) {}

    /** Takes the buffer; it is backed by an array. */
    void add(ByteBuf octets, long micros) {
        waiting.add(new Unread(octets, micros));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Lets the session read from the first buffer, as much as it wants. */
    void readInto(BmpSession session) {
        Unread first = waiting.element();
        ByteBuf octets = first.octets();
        int from = octets.arrayOffset() + octets.readerIndex();
        octets.skipBytes(session.receive(octets.array(), from, octets.readableBytes(), first.micros()));
        if (!octets.isReadable()) {
            waiting.remove();
            octets.release();
        }
    }

    /** Lets go of all of them. Returns how many octets that were. */
    int discard() {
        int octets = 0;
        for (Unread unread : waiting) {
            octets += unread.octets().readableBytes();
            unread.octets().release();
        }
        waiting.clear();
        return octets;
    }
}
