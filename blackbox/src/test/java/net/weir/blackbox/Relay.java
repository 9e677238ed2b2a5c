package net.weir.blackbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a router and Weir's BMP port, so that their connection can be broken while both live. */
final class Relay implements AutoCloseable {
    private final ServerSocket listener;
    private final int stationPort;
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private volatile boolean cut;

    private static final class Link {
        final Socket router;
        final Socket station;
        volatile boolean silent;

        Link(Socket router, Socket station) {
            this.router = router;
            this.station = station;
        }

        void reset() {
            for (Socket socket : List.of(router, station)) {
                try (socket) {
                    socket.setSoLinger(true, 0);
                } catch (IOException closedMeanwhile) {
                    continue;
                }
            }
        }
    }

    Relay(int stationPort) {
        this.stationPort = stationPort;
        try {
            listener = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("relay", this::accept);
    }

    /** Where the router has to dial. */
    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket router = listener.accept();
                if (cut) {
                    router.close();
                    continue;
                }
                Socket station = new Socket();
                station.connect(new InetSocketAddress("127.0.0.1", stationPort), 10_000);
                Link link = new Link(router, station);
                links.add(link);
                start("relay-link", () -> copy(link));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** What the router sends goes on to Weir, which never answers. */
    private void copy(Link link) {
        byte[] octets = new byte[8192];
        try {
            InputStream in = link.router.getInputStream();
            for (int count = in.read(octets); count >= 0; count = in.read(octets)) {
                if (!link.silent) {
                    link.station.getOutputStream().write(octets, 0, count);
                }
            }
            if (!link.silent) {
                link.station.close();
            }
        } catch (IOException broken) {
            if (!link.silent) {
                link.reset();
            }
        }
    }

    /** Nothing of the connections that there are reaches Weir any more, not even their end, as after a power cut. */
    void fallSilent() {
        links.forEach(link -> link.silent = true);
    }

    /** Resets all connections, and closes those that come until {@link #restore}. */
    void cut() {
        cut = true;
        links.forEach(Link::reset);
    }

    void restore() {
        cut = false;
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
