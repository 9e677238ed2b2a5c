package net.weir.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import net.weir.generator.InventedRouter;

/** An invented router that speaks BMP when it is told to; its connection comes and goes. Confined to its test. */
final class SoakedRouter implements AutoCloseable {
    private final InventedRouter.Settings settings;
    private InventedRouter router;
    private Socket socket = new Socket();
    private long probes;

    SoakedRouter(int number, int peers, int groups) {
        this.settings = new InventedRouter.Settings(number, peers, groups, number);
        this.router = new InventedRouter(settings);
    }

    /** Connects and tells its table. */
    void come(InetSocketAddress station) throws IOException {
        router = new InventedRouter(settings);
        socket = new Socket(station.getAddress(), station.getPort());
        OutputStream out = socket.getOutputStream();
        out.write(router.opening());
        for (int group = 0; group < settings.groups(); group++) {
            out.write(router.table(group));
        }
        out.write(router.endOfRib());
    }

    void churn(int changes) throws IOException {
        OutputStream out = socket.getOutputStream();
        for (int i = 0; i < changes; i++) {
            out.write(router.churn());
        }
    }

    /** Says its last word for now; returns the MED that the probe has. */
    long probe() throws IOException {
        socket.getOutputStream().write(router.probe(++probes));
        return probes;
    }

    /** Takes leave of its peers, or breaks off as a cut cable does. */
    void go(boolean orderly) throws IOException {
        if (orderly) {
            socket.getOutputStream().write(router.closing());
        } else {
            socket.setSoLinger(true, 0);
        }
        socket.close();
    }

    /** Routes that all its peers announce now. */
    long routes() {
        return router.routes() + (probes > 0 ? 1 : 0);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
