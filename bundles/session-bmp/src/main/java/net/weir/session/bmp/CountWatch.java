package net.weir.session.bmp;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.weir.event.StatsReport;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.Router;
import org.jspecify.annotations.Nullable;

/**
 * Compares the routes that a router says a view has with those that a RIB keeps of it. A difference begins with a report,
 * ends as soon as both agree, and is told once it has lasted. Confined to the lane.
 */
final class CountWatch {
    static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PERCENT = 100;

    private final SessionOutput out;
    private final Map<Subject, Doubt> doubts = new HashMap<>();

    /** @param family null: all families of the view together */
    private record Subject(Peer peer, @Nullable Family family) {
        @Override
        public String toString() {
            return LogText.peer(peer) + (family == null ? "" : " " + family);
        }
    }

    private static final class Doubt {
        private final PeerView view;
        private final long sinceNanos;
        private long reported;
        private boolean told;

        Doubt(PeerView view, long sinceNanos) {
            this.view = view;
            this.sinceNanos = sinceNanos;
        }
    }

    CountWatch(SessionOutput out) {
        this.out = out;
    }

    /** Takes what the router says of a view: by family where it does, else in one number. */
    void report(PeerView view, StatsReport report, long nowNanos) {
        boolean byFamily = false;
        for (StatsReport.Statistic statistic : report.statistics()) {
            Family family = statistic.family();
            if (family != null && report.isOfView(statistic)) {
                byFamily = true;
                compare(view, family, report.routes(family), nowNanos);
            }
        }
        long total = report.routes(null);
        if (!byFamily && total >= 0) {
            compare(view, null, total, nowNanos);
        }
    }

    private void compare(PeerView view, @Nullable Family family, long reported, long nowNanos) {
        Subject subject = new Subject(view.peer, family);
        long ours = ours(view, family);
        if (ours < 0 || agree(reported, ours)) {
            settle(subject);
        } else {
            doubts.computeIfAbsent(subject, s -> new Doubt(view, nowNanos)).reported = reported;
        }
    }

    /** -1 where no comparison is fair: nobody counts, a filter stands between, the dump or the view is not whole. */
    private long ours(PeerView view, @Nullable Family family) {
        if (view.peer.facts().filtered() || !view.isWhole(family)) {
            return -1;
        }
        List<Family> families = family == null ? view.families() : List.of(family);
        long sum = 0;
        for (Family each : families) {
            StoredRoutes kept = out.owner.stored(view.peer, each);
            if (kept == null || kept.filtered()) {
                return -1;
            }
            sum += kept.routes();
        }
        return sum;
    }

    /** Unsigned counts of a router may be anything; one that is negative as a long agrees with nothing. */
    private static boolean agree(long reported, long ours) {
        return reported >= 0 && Math.abs(reported - ours) <= reported / PERCENT;
    }

    /** Time passes: what agrees by now is over, what lasted is told. */
    void tick(Router router, long nowNanos) {
        for (Map.Entry<Subject, Doubt> entry : List.copyOf(doubts.entrySet())) {
            Subject subject = entry.getKey();
            Doubt doubt = entry.getValue();
            long ours = ours(doubt.view, subject.family);
            if (ours < 0 || agree(doubt.reported, ours)) {
                settle(subject);
            } else if (nowNanos - doubt.sinceNanos >= PATIENCE.toNanos()) {
                tell(router, subject, doubt, ours);
            }
        }
    }

    private void tell(Router router, Subject subject, Doubt doubt, long ours) {
        String text = router + ", " + subject + ": the router counts " + Long.toUnsignedString(doubt.reported)
                + " routes, here are " + ours;
        if (!doubt.told) {
            doubt.told = true;
            out.fault(SessionFault.ROUTE_COUNT, text);
        }
        out.owner.degraded(subject, text);
    }

    private void settle(Subject subject) {
        Doubt over = doubts.remove(subject);
        if (over != null && over.told) {
            out.owner.recovered(subject);
        }
    }

    /** The peer is down or held: what was counted counts no more. */
    void gone(Peer peer) {
        for (Subject subject : List.copyOf(doubts.keySet())) {
            if (subject.peer.equals(peer)) {
                settle(subject);
            }
        }
    }
}
