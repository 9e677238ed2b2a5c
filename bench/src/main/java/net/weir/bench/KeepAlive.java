package net.weir.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One HTTP/1.1 connection that is kept, with as little of a client around it as there can be. Confined to one thread. */
final class KeepAlive implements AutoCloseable {
    private static final int OK = 200;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 17];

    /** What an answer's body had. */
    record Answer(long octets, long lines) {}

    KeepAlive(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 17);
        out = socket.getOutputStream();
    }

    /** @throws IOException also for an answer that is not 200 */
    Answer get(String path, String accept) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: " + accept + "\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        String status = line();
        long length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).trim());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        if (Integer.parseInt(status.split(" ")[1]) != OK || length < 0 && !chunked) {
            throw new IOException(path + ": " + status);
        }
        return chunked ? chunks() : body(length);
    }

    private Answer chunks() throws IOException {
        long octets = 0;
        long lines = 0;
        for (long size = chunk(); size > 0; size = chunk()) {
            Answer part = body(size);
            octets += part.octets;
            lines += part.lines;
            line();
        }
        line();
        return new Answer(octets, lines);
    }

    private long chunk() throws IOException {
        return Long.parseLong(line(), 16);
    }

    private Answer body(long length) throws IOException {
        long lines = 0;
        for (long rest = length; rest > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(rest, buffer.length));
            if (read < 0) {
                throw new EOFException("an answer that ends early");
            }
            for (int i = 0; i < read; i++) {
                lines += buffer[i] == '\n' ? 1 : 0;
            }
            rest -= read;
        }
        return new Answer(length, lines);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("an answer that ends early");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
