package net.weir.admin;

import java.util.List;
import java.util.Map;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.Router;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The routers and peers that feeds have told of. */
@ProviderType
public interface Peers {

    List<RouterStatus> routers();

    /** Every peer known since the start, up or down, by id. */
    List<PeerStatus> peers();

    @Nullable
    PeerStatus peer(int id);

    /**
     * A router as it stands.
     *
     * @param feed number of its feed, 0 while it is down
     * @param reason why it is down, in words; empty while up
     * @param reconnects how often it came back since the start
     * @param octets received on its present connection
     * @param messages received on its present connection, by type
     * @param lagMicros time from the last socket read until its events were through; 0 if unknown
     */
    record RouterStatus(
            Router router,
            boolean up,
            int feed,
            long sinceMicros,
            String reason,
            int reconnects,
            long octets,
            Map<String, Long> messages,
            long lagMicros) {}

    /**
     * A peer as it stands. Counts are since its last Peer Up.
     *
     * @param incompleteSinceMicros since when its routes here may differ from its own, 0 if they are whole
     * @param lastMessageMicros receive time of its last event, 0 if there was none
     * @param reportedRoutes routes of all families as the router counts them in its statistics, -1 if it does not say
     * @param adminLabels what the router's administrator calls it
     */
    record PeerStatus(
            Peer peer,
            boolean up,
            long sinceMicros,
            String reason,
            long incompleteSinceMicros,
            long lastMessageMicros,
            long reportedRoutes,
            List<String> adminLabels,
            List<FamilyStatus> families) {}

    /**
     * Counts of one family of a peer.
     *
     * @param announced routes announced, repetitions included
     * @param endOfRib {@code none}, {@code seen} or {@code assumed}
     * @param treatedAsWithdraw routes withdrawn because their announcement was damaged
     * @param lastMessageMicros receive time of its last event, 0 if there was none
     * @param dirty a message with routes was skipped unread; lasts over the peer's end, until the End-of-RIB that follows
     *     its next Peer Up
     * @param reportedRoutes routes as the router counts them in its statistics, -1 if it does not say
     */
    record FamilyStatus(
            Family family,
            long announced,
            long withdrawn,
            long treatedAsWithdraw,
            String endOfRib,
            long lastMessageMicros,
            boolean dirty,
            long reportedRoutes) {}
}
