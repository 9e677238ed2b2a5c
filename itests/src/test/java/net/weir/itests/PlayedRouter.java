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

/** A router over a real TCP connection that sends what {@link RouterRecording} wrote. Confined to one thread. */
final class PlayedRouter implements AutoCloseable {
    /** RFC 7854 section 4.1: version, length of the whole message. */
    private static final int PREFIX = 5;

    private final Path recording;
    private final DataInputStream changes;
    private Socket socket = new Socket();

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
        socket.getOutputStream().write(Files.readAllBytes(recording.resolve("opening")));
    }

    /** Sends the next so many changes; waits as long as the other side does not read. */
    void change(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            byte[] prefix = changes.readNBytes(PREFIX);
            int length = ByteBuffer.wrap(prefix).getInt(1);
            byte[] message = new byte[length];
            System.arraycopy(prefix, 0, message, 0, PREFIX);
            changes.readFully(message, PREFIX, length - PREFIX);
            socket.getOutputStream().write(message);
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
