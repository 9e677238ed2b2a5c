package net.weir.blackbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** One connection to the BMP port from 127.0.0.9, for octets that no router should send. */
final class BadSender implements AutoCloseable {
    static final String ADDRESS = "127.0.0.9";
    private static final int LIMIT_MILLIS = 30_000;

    private final Socket socket = new Socket();

    BadSender(int port) throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getByName(ADDRESS), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT_MILLIS);
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /** Sends the octets; Weir may have had enough of them before their end. */
    BadSender send(byte... octets) {
        try {
            socket.getOutputStream().write(octets);
        } catch (IOException refused) {
            return this;
        }
        return this;
    }

    /** Waits until Weir ends the connection; fails if it does not, or says anything. */
    void awaitEnd() throws IOException {
        try {
            InputStream in = socket.getInputStream();
            int answer = in.read();
            if (answer >= 0) {
                throw new AssertionError("a BMP station answered " + answer);
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("the connection did not end", e);
        } catch (IOException reset) {
            return; // unread octets make the end a reset
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
