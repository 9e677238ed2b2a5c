package net.weir.event;

import java.util.List;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;

/** A router's own counts for a peer (RFC 7854 section 4.8). */
public final class StatsReport extends Event {
    private final List<Statistic> statistics;

    /**
     * One counter or gauge.
     *
     * @param type the IANA "BMP Statistics Types" number
     * @param family the family it counts, null if it counts all
     * @param value unsigned 64 bits; 0 for a value of unknown shape
     * @param octets as received, so that unknown types lose nothing
     */
    public record Statistic(int type, @Nullable Family family, long value, Bytes octets) {}

    public StatsReport(Peer peer, long observedMicros, long receivedMicros, List<Statistic> statistics) {
        super(peer, observedMicros, receivedMicros);
        this.statistics = List.copyOf(statistics);
    }

    @Override
    public EventKind kind() {
        return EventKind.STATS_REPORT;
    }

    public List<Statistic> statistics() {
        return statistics;
    }

    @Override
    public int weight() {
        return 128 + 96 * statistics.size();
    }
}
