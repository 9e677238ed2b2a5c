package net.weir.blackbox;

import java.util.List;
import java.util.Set;

/** A router's BGP daemon at 127.0.0.1 with one neighbour at 127.0.0.2, telling a BMP station of it. */
abstract class BmpRouter extends Daemon {
    private final int port = freePort();
    private final int bmpPort;

    BmpRouter(String name, int bmpPort) {
        super(name);
        this.bmpPort = bmpPort;
    }

    /** Where it listens for the neighbour. */
    final int port() {
        return port;
    }

    final int bmpPort() {
        return bmpPort;
    }

    /** Starts, and waits for a neighbour that listens there. */
    abstract void start(int feederPort);

    /** The prefixes in the Adj-RIB-In of the neighbour, before policy; {@code ipv4} or {@code ipv6}. */
    abstract Set<String> received(String family);

    /** The prefixes in the table: with one neighbour, those after policy. */
    abstract Set<String> table(String family);

    /** What it has in a view. */
    final Set<String> view(String view, String family) {
        return view.equals("inPre") ? received(family) : table(family);
    }

    static List<String> views() {
        return List.of("inPre", "inPost");
    }
}
