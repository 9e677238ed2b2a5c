package net.weir.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;

/** A connection to Weir's BMP port from an address of its own, for octets that a router sent once or could send. */
final class BmpDialer implements AutoCloseable {
    private final Socket socket = new Socket();

    /** @param from one of 127.0.0.0/8, which is the router's address to Weir */
    BmpDialer(WeirProcess weir, String from) {
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", weir.ports().get("bmp")), 10_000);
            socket.setSoTimeout(60_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BmpDialer send(BmpMessage... messages) {
        for (BmpMessage message : messages) {
            send(BmpEncoder.encode(message));
        }
        return this;
    }

    BmpDialer send(byte[] octets) {
        try {
            socket.getOutputStream().write(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Waits until Weir closes the connection; it never writes on it. */
    void awaitClosed() {
        try {
            int octet = socket.getInputStream().read();
            if (octet >= 0) {
                throw new AssertionError("Weir wrote " + octet);
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("Weir did not close the connection", e);
        } catch (IOException reset) {
            return;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
