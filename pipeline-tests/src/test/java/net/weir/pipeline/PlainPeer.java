package net.weir.pipeline;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import net.weir.codec.bgp.KeepaliveMessage;
import net.weir.codec.bgp.MessageHeader;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.OpenMessage;

/** A BGP peer on a plain socket that does just what a test says, and answers each keepalive by one. */
final class PlainPeer implements AutoCloseable {
    private final Socket socket = new Socket();
    private final List<byte[]> received = new ArrayList<>();
    private final Thread reader = new Thread(this::read, "plain-peer");
    private volatile boolean answers = true;
    private volatile int answered; // written by the reader alone

    /** @param from the local address */
    PlainPeer(String from, InetSocketAddress to) throws IOException {
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(to, 10_000);
        reader.start();
    }

    private void read() {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                byte[] header = in.readNBytes(MessageHeader.LENGTH);
                if (header.length < MessageHeader.LENGTH) {
                    throw new EOFException();
                }
                byte[] message = java.util.Arrays.copyOf(header, MessageHeader.length(header, 0));
                in.readFully(message, header.length, message.length - header.length);
                synchronized (received) {
                    received.add(message);
                }
                if (answers && MessageHeader.type(message, 0) == MessageHeader.KEEPALIVE) {
                    send(new KeepaliveMessage().encode());
                    answered++;
                }
            }
        } catch (IOException ended) {
            synchronized (received) {
                received.add(new byte[0]);
            }
        }
    }

    synchronized void send(byte[] message) {
        try {
            socket.getOutputStream().write(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends an OPEN and waits until the session stands, or is refused. */
    void open(OpenMessage open) {
        send(open.encode());
        Node.eventually().until(() -> answered > 0 || isClosed());
    }

    void answers(boolean now) {
        answers = now;
    }

    long received(int type) {
        synchronized (received) {
            return received.stream()
                    .filter(message -> message.length > 0 && MessageHeader.type(message, 0) == type)
                    .count();
        }
    }

    boolean isClosed() {
        synchronized (received) {
            return received.stream().anyMatch(message -> message.length == 0);
        }
    }

    /** The NOTIFICATION that came, null if none did. */
    NotificationMessage notification() {
        synchronized (received) {
            for (byte[] message : received) {
                if (message.length > 0 && MessageHeader.type(message, 0) == MessageHeader.NOTIFICATION) {
                    return NotificationMessage.decode(message, 0, message.length)
                            .message();
                }
            }
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
