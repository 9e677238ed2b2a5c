package net.weir.session.bmp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.codec.bmp.BmpMessage;
import net.weir.event.StatsReport;
import net.weir.event.StatsReport.Statistic;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/**
 * Gives the numbers of a Statistics Report to the views they count: one message of a session may count several of them
 * (RFC 8671 section 6.2), whatever its flags say. What counts no view that is known goes to the session's first, where
 * {@link StatsReport#isOfView} tells it from the view's own. Confined to the lane.
 */
final class StatisticsReader {
    private final SessionOutput out;
    private final SessionClock clock;

    StatisticsReader(SessionOutput out, SessionClock clock) {
        this.out = out;
        this.clock = clock;
    }

    void read(BmpMessage.StatisticsReport report, PeerTracker peers, long observed, long nowNanos) {
        PeerSession session = peers.session(report.peer());
        if (session == null || session.views().isEmpty()) {
            out.fault(
                    SessionFault.STATISTICS_OF_UNKNOWN_PEER,
                    LogText.notUp("statistics of", report.peer(), peers.router()));
            return;
        }
        PeerView first = session.views().get(0);
        Map<PeerView, List<Statistic>> byView = new LinkedHashMap<>();
        byView.put(first, new ArrayList<>());
        for (Statistic statistic : report.statistics()) {
            PeerView counted = counted(session, StatsReport.viewOf(statistic.type()));
            byView.computeIfAbsent(counted == null ? first : counted, view -> new ArrayList<>())
                    .add(statistic);
        }
        byView.forEach((view, statistics) -> {
            if (!statistics.isEmpty() || byView.size() == 1) {
                StatsReport event = new StatsReport(view.peer, observed, clock.received(), statistics);
                out.event(event);
                peers.counts().report(view, event, nowNanos);
            }
        });
    }

    private static @Nullable PeerView counted(PeerSession session, @Nullable View view) {
        return view == null ? null : session.view(view);
    }
}
