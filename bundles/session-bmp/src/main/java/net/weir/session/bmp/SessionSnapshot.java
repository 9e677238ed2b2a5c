package net.weir.session.bmp;

import java.util.List;
import java.util.Map;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.Router;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session at one moment. Immutable.
 *
 * @param router null before the first Initiation
 * @param messages by type
 * @param faults by reason
 */
public record SessionSnapshot(
        @Nullable Router router,
        SessionPhase phase,
        long upSinceMicros,
        long lastReceivedMicros,
        long octets,
        Map<String, Long> messages,
        Map<String, Long> faults,
        List<ViewSnapshot> views) {

    /** One view of one BGP session. */
    record ViewSnapshot(Peer peer, long updates, long lastReceivedMicros, List<FamilySnapshot> families) {}

    /**
     * @param complete its End-of-RIB came or was assumed
     * @param dirty routes were lost to damage since the view came up
     */
    record FamilySnapshot(
            Family family,
            long announcements,
            long withdrawals,
            long treatedAsWithdraw,
            long lastReceivedMicros,
            boolean complete,
            boolean assumedComplete,
            boolean dirty) {}
}
