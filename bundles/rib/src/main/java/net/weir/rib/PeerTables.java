package net.weir.rib;

import java.util.Arrays;
import net.weir.model.Peer;
import net.weir.rib.table.RibMemory;
import org.jspecify.annotations.Nullable;

/** The tables of all peers that were up and are not forgotten, by peer id. Thread-safe; reading takes no lock. */
final class PeerTables {
    private final RibMemory memory;

    /** In ascending order of peer id; replaced, never changed. */
    private volatile PeerTable[] tables = {};

    PeerTables(RibMemory memory) {
        this.memory = memory;
    }

    /** All of them in ascending order of peer id; not to be written. */
    PeerTable[] all() {
        return tables;
    }

    @Nullable
    PeerTable get(int peerId) {
        PeerTable[] now = tables;
        int at = search(now, peerId);
        return at < 0 ? null : now[at];
    }

    /** The peer's table, made if it was never up. */
    synchronized PeerTable of(Peer peer) {
        PeerTable[] now = tables;
        int at = search(now, peer.id());
        if (at >= 0) {
            return now[at];
        }
        int place = -1 - at;
        PeerTable[] more = Arrays.copyOf(now, now.length + 1);
        System.arraycopy(now, place, more, place + 1, now.length - place);
        more[place] = new PeerTable(peer, memory);
        tables = more;
        return more[place];
    }

    /** Forgets the table; walks that have it already go on with it. */
    synchronized void remove(PeerTable table) {
        PeerTable[] now = tables;
        int at = search(now, table.id());
        if (at >= 0 && now[at] == table) {
            PeerTable[] fewer = new PeerTable[now.length - 1];
            System.arraycopy(now, 0, fewer, 0, at);
            System.arraycopy(now, at + 1, fewer, at, fewer.length - at);
            tables = fewer;
        }
    }

    private static int search(PeerTable[] sorted, int peerId) {
        int low = 0;
        int up = sorted.length - 1;
        while (low <= up) {
            int middle = low + up >>> 1;
            int order = Integer.compare(sorted[middle].id(), peerId);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                up = middle - 1;
            }
        }
        return -1 - low;
    }
}
