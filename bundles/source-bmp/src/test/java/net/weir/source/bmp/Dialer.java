package net.weir.source.bmp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;

/** A router that dials over a real socket. */
final class Dialer implements AutoCloseable {
    final Socket socket = new Socket();

    Dialer(InetSocketAddress to) throws IOException {
        this(to, "127.0.0.1");
    }

    Dialer(InetSocketAddress to, String from) throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(to, 5000);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
    }

    Dialer send(BmpMessage... messages) throws IOException {
        BmpEncoder encoder = new BmpEncoder();
        for (BmpMessage message : messages) {
            encoder.write(message);
        }
        return send(encoder.toArray());
    }

    Dialer send(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        return this;
    }

    /** Waits for the end of the connection; true if Weir closed it without having written an octet. */
    boolean isClosedUnwritten() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketException e) {
            return String.valueOf(e.getMessage()).contains("reset");
        }
    }

    /** Ends the connection with a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
