package net.weir.event;

import java.util.List;
import java.util.Objects;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/**
 * A router's own counts (RFC 7854 section 4.8). Of its statistics those whose {@link #viewOf} is the peer's view count in
 * that view; all others are of the whole BGP session, in which views a router shows.
 */
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

    /** The view in which a statistic of this type counts routes; null for all that count something else. */
    public static @Nullable View viewOf(int type) {
        return switch (type) {
            case 7, 9, 18, 19 -> View.ADJ_RIB_IN_PRE;
            case 20, 21 -> View.ADJ_RIB_IN_POST;
            case 14, 16 -> View.ADJ_RIB_OUT_PRE;
            case 15, 17 -> View.ADJ_RIB_OUT_POST;
            case 8, 10 -> View.LOC_RIB;
            default -> null;
        };
    }

    /** True if the statistic counts routes of the peer's view, not of the whole session. */
    public boolean isOfView(Statistic statistic) {
        Peer peer = peer();
        return peer != null && viewOf(statistic.type()) == peer.view();
    }

    /**
     * How many routes the router says the peer's view has.
     *
     * @param family of these; null: of all, where the router says that in one number
     * @return -1 if it does not say
     */
    public long routes(@Nullable Family family) {
        for (Statistic statistic : statistics) {
            if (isOfView(statistic) && Objects.equals(statistic.family(), family)) {
                return statistic.value();
            }
        }
        return -1;
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
