package net.weir.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.weir.model.Family;
import net.weir.query.RibQuery;
import org.jspecify.annotations.Nullable;

/** What RIBs count of each peer. Where several RIBs hold a peer, the first of them counts. */
record RibCounts(Map<Integer, SortedMap<Family, Count>> byPeer) {

    /** One family of a peer, and the RIB that says so. */
    record Count(String rib, RibQuery.PeerSummary summary) {}

    static RibCounts of(List<RibQuery> ribs) {
        Map<Integer, SortedMap<Family, Count>> byPeer = new HashMap<>();
        for (RibQuery rib : ribs) {
            if (rib.base() != null) {
                continue; // a view counts nothing of its own
            }
            for (RibQuery.PeerSummary summary : rib.summary().peers()) {
                byPeer.computeIfAbsent(summary.peer().id(), id -> new TreeMap<>())
                        .putIfAbsent(summary.family(), new Count(rib.id(), summary));
            }
        }
        return new RibCounts(byPeer);
    }

    SortedMap<Family, Count> of(int peer) {
        return byPeer.getOrDefault(peer, new TreeMap<>());
    }

    /** Routes of all families, or null if no RIB knows the peer. */
    @Nullable
    Long routes(int peer) {
        SortedMap<Family, Count> counts = of(peer);
        return counts.isEmpty()
                ? null
                : Long.valueOf(counts.values().stream()
                        .mapToLong(count -> count.summary().routes())
                        .sum());
    }
}
