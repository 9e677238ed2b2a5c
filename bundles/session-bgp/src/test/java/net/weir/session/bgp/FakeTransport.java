package net.weir.session.bgp;

import java.util.ArrayList;
import java.util.List;
import net.weir.codec.bgp.MessageHeader;
import net.weir.codec.bgp.NotificationMessage;

/** A connection that keeps what is sent. */
final class FakeTransport implements Transport {
    final List<byte[]> sent = new ArrayList<>();
    private final boolean dialled;
    boolean closed;

    FakeTransport(boolean dialled) {
        this.dialled = dialled;
    }

    @Override
    public boolean dialled() {
        return dialled;
    }

    @Override
    public void send(byte[] message) {
        if (closed) {
            throw new IllegalStateException("sent on a closed connection");
        }
        sent.add(message);
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Types of what was sent, in order. */
    List<Integer> types() {
        return sent.stream().map(message -> MessageHeader.type(message, 0)).toList();
    }

    byte[] last() {
        return sent.get(sent.size() - 1);
    }

    /** The last message, which is a NOTIFICATION. */
    NotificationMessage notification() {
        byte[] last = last();
        NotificationMessage message =
                NotificationMessage.decode(last, 0, last.length).message();
        if (message == null) {
            throw new AssertionError("the last message sent is of type " + MessageHeader.type(last, 0));
        }
        return message;
    }
}
