package net.weir.cli.tool;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** The connection to a BMP station, which only listens. TCP holds the writer back where the station is slow. */
public final class Station implements Closeable {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int LOOK_MILLIS = 200;

    private final Address address;
    private final Socket socket;
    private final OutputStream out;

    /** Where a station listens. */
    public record Address(String host, int port) {

        /** {@code HOST:PORT}, {@code [2001:db8::1]:PORT}. */
        public static Address parse(String text) {
            int colon = text.lastIndexOf(':');
            String host = colon < 0 ? "" : text.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
            String port = text.substring(colon + 1);
            if (host.isEmpty() || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65535) {
                throw Failure.usage("--to is HOST:PORT, not " + text);
            }
            return new Address(host, Integer.parseInt(port));
        }

        @Override
        public String toString() {
            return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        }
    }

    private Station(Address address, Socket socket) throws IOException {
        this.address = address;
        this.socket = socket;
        out = new BufferedOutputStream(new Telling(socket.getOutputStream()), 1 << 16);
    }

    /** @throws Failure if nobody listens */
    public static Station connect(Address address) {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(LOOK_MILLIS);
            return new Station(address, socket);
        } catch (IOException | RuntimeException e) {
            try {
                socket.close();
            } catch (IOException ignored) {
                // what counts was told
            }
            throw new Failure(Failure.TROUBLE, "cannot connect to " + address + ": " + Reason.of(e));
        }
    }

    /** What is written here goes to the station with the next flush at the latest; a lost connection is a Failure. */
    public OutputStream out() {
        return out;
    }

    /** Looks for a moment whether the station has closed the connection. */
    public boolean isClosedByStation() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** The failure of a station that hung up. */
    public Failure hungUp() {
        return new Failure(Failure.TROUBLE, address + " closed the connection");
    }

    /** Ends the stream so that the station reads all of it. */
    @Override
    public void close() {
        try {
            out.flush();
            socket.shutdownOutput();
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the connection go, with or without what was not yet sent. */
    public void abandon() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says by name who hung up. */
    private final class Telling extends FilterOutputStream {
        Telling(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] octets, int offset, int length) {
            try {
                out.write(octets, offset, length);
            } catch (IOException e) {
                throw new Failure(Failure.TROUBLE, "the connection to " + address + " was lost: " + e.getMessage());
            }
        }

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }
    }
}
