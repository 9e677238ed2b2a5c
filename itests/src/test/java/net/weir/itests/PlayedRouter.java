package net.weir.itests;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A router over a real TCP connection that sends what {@link RouterRecording} wrote. Used by one thread at a time. */
final class PlayedRouter implements AutoCloseable {
    /** RFC 7854 section 4.1: version, length of the whole message. */
    private static final int PREFIX = 5;

    private final Path recording;
    private final DataInputStream changes;
    private Socket socket = new Socket();
    private volatile int sent;

    PlayedRouter(String recording) throws IOException {
        this.recording = Path.of(System.getProperty(recording));
        changes = new DataInputStream(
                new BufferedInputStream(Files.newInputStream(this.recording.resolve("changes")), 1 << 16));
    }

    /** Dials anew and tells everything from the start: who it is, its peers, their routes. */
    void connect(int port) throws IOException {
        socket.close();
        socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        byte[] opening = Files.readAllBytes(recording.resolve("opening"));
        socket.getOutputStream().write(opening);
        sent = 0;
        for (int at = 0; at < opening.length; at += length(opening, at)) {
            sent++;
        }
    }

    private static int length(byte[] message, int at) {
        return ByteBuffer.wrap(message).getInt(at + 1);
    }

    /** How many messages were sent over the present connection; any thread. */
    int sent() {
        return sent;
    }

    /** Sends the next so many changes; waits as long as the other side does not read. */
    void change(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            byte[] prefix = changes.readNBytes(PREFIX);
            byte[] message = Arrays.copyOf(prefix, length(prefix, 0));
            changes.readFully(message, PREFIX, message.length - PREFIX);
            socket.getOutputStream().write(message);
            sent++;
        }
    }

    /** True if the other side has not closed the connection. A BMP station never sends anything. */
    boolean connected() {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException silent) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        changes.close();
        socket.close();
    }
}
