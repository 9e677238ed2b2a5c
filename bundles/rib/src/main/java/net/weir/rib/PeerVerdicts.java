package net.weir.rib;

import java.util.function.Predicate;
import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;

/** What a query's filter said of each peer, asked once an epoch of the peer. Confined to one reader. */
final class PeerVerdicts {
    private final Predicate<Peer> filter;
    private PeerTable[] tables = {};
    private @Nullable Peer[] asked = {};
    private boolean[] passes = {};

    PeerVerdicts(Predicate<Peer> filter) {
        this.filter = filter;
    }

    /** The tables that {@link #passes} will be asked about, by their index. */
    void use(PeerTable[] all) {
        if (tables != all) {
            tables = all;
            asked = new Peer[all.length];
            passes = new boolean[all.length];
        }
    }

    boolean passes(int index, Peer peer) {
        if (asked[index] != peer) {
            passes[index] = filter.test(peer);
            asked[index] = peer;
        }
        return passes[index];
    }
}
