package net.weir.cli.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A BMP station that keeps what each connection sends until its end. */
final class ListeningStation implements AutoCloseable {
    private final ServerSocket listener;
    private final List<CompletableFuture<byte[]>> sessions = new ArrayList<>();
    private final Thread thread = new Thread(this::accept, "station");

    /** @param polite false for one that hangs up at once */
    ListeningStation(boolean polite) throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.polite = polite;
        thread.setDaemon(true);
        thread.start();
    }

    private final boolean polite;

    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                CompletableFuture<byte[]> octets = new CompletableFuture<>();
                synchronized (sessions) {
                    sessions.add(octets);
                    sessions.notifyAll();
                }
                if (!polite) {
                    socket.close();
                    octets.complete(new byte[0]);
                    continue;
                }
                Thread reader = new Thread(() -> read(socket, octets), "station-session");
                reader.setDaemon(true);
                reader.start();
            }
        } catch (IOException e) {
            return; // closed
        }
    }

    private static void read(Socket socket, CompletableFuture<byte[]> octets) {
        try (socket) {
            octets.complete(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            octets.completeExceptionally(e);
        }
    }

    /** What the session of this number, from 0, has sent when it ended. */
    byte[] session(int number) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        synchronized (sessions) {
            while (sessions.size() <= number) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("no session " + number);
                }
                sessions.wait(1000);
            }
        }
        return sessions.get(number).get(30, TimeUnit.SECONDS);
    }

    int sessions() {
        synchronized (sessions) {
            return sessions.size();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
