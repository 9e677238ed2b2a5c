package net.weir.engine.peer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.weir.admin.Peers.PeerStatus;
import net.weir.event.Malformed;
import net.weir.event.RouteUpdate;
import net.weir.model.Family;
import net.weir.model.Peer;

/** What is known of a peer since its last Peer Up. Written by its lane, read by faces. */
final class PeerRecord {
    private final Peer peer;
    private final Map<Family, FamilyCounts> families = new ConcurrentHashMap<>();
    private final long upSinceMicros;
    private volatile long downSinceMicros;
    private volatile String reason = "";
    private volatile long incompleteSinceMicros;
    private volatile long lastMessageMicros;

    PeerRecord(Peer peer, long sinceMicros) {
        this.peer = peer;
        this.upSinceMicros = sinceMicros;
    }

    Peer peer() {
        return peer;
    }

    void update(RouteUpdate update) {
        lastMessageMicros = update.receivedMicros();
        counts(update.family())
                .routes(
                        update.announced() == null ? 0 : update.announced().count(),
                        update.withdrawn() == null ? 0 : update.withdrawn().count(),
                        update.cause() == RouteUpdate.Cause.TREAT_AS_WITHDRAW);
    }

    void endOfRib(Family family, boolean assumed, long atMicros) {
        lastMessageMicros = atMicros;
        counts(family).endOfRib(assumed);
    }

    void malformed(Malformed malformed) {
        lastMessageMicros = malformed.receivedMicros();
        if (malformed.losesRoutes() && incompleteSinceMicros == 0) {
            incompleteSinceMicros = malformed.receivedMicros();
        }
    }

    private FamilyCounts counts(Family family) {
        FamilyCounts known = families.get(family);
        return known != null ? known : families.computeIfAbsent(family, FamilyCounts::new);
    }

    void down(String why, long atMicros) {
        downSinceMicros = atMicros;
        reason = why;
    }

    PeerStatus status() {
        boolean up = downSinceMicros == 0;
        List<FamilyCounts> counts = List.copyOf(families.values());
        return new PeerStatus(
                peer,
                up,
                up ? upSinceMicros : downSinceMicros,
                reason,
                incompleteSinceMicros,
                lastMessageMicros,
                counts.stream()
                        .map(FamilyCounts::status)
                        .sorted((a, b) -> a.family().compareTo(b.family()))
                        .toList());
    }
}
