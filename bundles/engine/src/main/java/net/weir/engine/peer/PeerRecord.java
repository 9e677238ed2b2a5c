package net.weir.engine.peer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.weir.admin.Peers.FamilyStatus;
import net.weir.admin.Peers.PeerStatus;
import net.weir.event.Malformed;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.event.StatsReport;
import net.weir.model.Family;
import net.weir.model.Peer;

/** What is known of a peer since its last Peer Up. Written by its lane, read by faces. */
final class PeerRecord {
    private final Peer peer;
    private final Map<Family, FamilyCounts> families = new ConcurrentHashMap<>();
    private final long upSinceMicros;
    /** Loss that could not be told to be of one family, while no family was known. */
    private final FamilyCounts anyFamily = new FamilyCounts(Family.IPV4_UNICAST);

    private volatile List<String> adminLabels = List.of();
    private volatile long downSinceMicros;
    private volatile String reason = "";
    private volatile long lastMessageMicros;
    private volatile long reportedRoutes = -1;

    PeerRecord(Peer peer, long sinceMicros) {
        this.peer = peer;
        this.upSinceMicros = sinceMicros;
    }

    /** Takes over what the peer's epoch before still has to answer for. */
    void inherit(PeerRecord before) {
        before.families.forEach((family, counts) -> {
            if (counts.dirtySinceMicros() != 0) {
                counts(family).inherit(counts);
            }
        });
        anyFamily.inherit(before.anyFamily);
    }

    Peer peer() {
        return peer;
    }

    void session(PeerUp.Session session) {
        adminLabels = session.adminLabels();
    }

    void update(RouteUpdate update) {
        lastMessageMicros = update.receivedMicros();
        counts(update.family())
                .routes(
                        update.announcedCount(),
                        update.withdrawnCount(),
                        update.cause() == RouteUpdate.Cause.TREAT_AS_WITHDRAW,
                        update.receivedMicros());
    }

    void endOfRib(Family family, boolean assumed, long atMicros) {
        lastMessageMicros = atMicros;
        counts(family).endOfRib(assumed, atMicros);
        anyFamily.endOfRib(assumed, atMicros);
    }

    void malformed(Malformed malformed) {
        lastMessageMicros = malformed.receivedMicros();
        if (!malformed.losesRoutes()) {
            return;
        }
        Family family = malformed.family();
        if (family != null) {
            counts(family).dirty(malformed.receivedMicros());
        } else if (families.isEmpty()) {
            anyFamily.dirty(malformed.receivedMicros());
        } else {
            families.values().forEach(counts -> counts.dirty(malformed.receivedMicros()));
        }
    }

    /** The router's own counts of the peer's view. */
    void report(StatsReport report) {
        long total = report.routes(null);
        if (total >= 0) {
            reportedRoutes = total;
        }
        for (StatsReport.Statistic statistic : report.statistics()) {
            Family family = statistic.family();
            if (family != null && report.isOfView(statistic)) {
                counts(family).reported(report.routes(family));
            }
        }
    }

    private FamilyCounts counts(Family family) {
        FamilyCounts known = families.get(family);
        return known != null ? known : families.computeIfAbsent(family, FamilyCounts::new);
    }

    void down(String why, long atMicros) {
        reason = why;
        reportedRoutes = -1;
        families.values().forEach(counts -> counts.reported(-1));
        downSinceMicros = atMicros;
    }

    boolean isUp() {
        return downSinceMicros == 0;
    }

    PeerStatus status() {
        boolean up = isUp();
        List<FamilyStatus> counts = families.values().stream()
                .map(FamilyCounts::status)
                .sorted((a, b) -> a.family().compareTo(b.family()))
                .toList();
        return new PeerStatus(
                peer,
                up,
                up ? upSinceMicros : downSinceMicros,
                reason,
                dirtySinceMicros(),
                lastMessageMicros,
                reportedRoutes(counts),
                adminLabels,
                counts);
    }

    private long dirtySinceMicros() {
        long first = anyFamily.dirtySinceMicros();
        for (FamilyCounts family : families.values()) {
            long since = family.dirtySinceMicros();
            first = since == 0 ? first : first == 0 ? since : Math.min(first, since);
        }
        return first;
    }

    /** In one number where the router says it so, else what it says by family, together. */
    private long reportedRoutes(List<FamilyStatus> counts) {
        if (reportedRoutes >= 0) {
            return reportedRoutes;
        }
        long sum = -1;
        for (FamilyStatus family : counts) {
            if (family.reportedRoutes() >= 0) {
                sum = Math.max(0, sum) + family.reportedRoutes();
            }
        }
        return sum;
    }
}
