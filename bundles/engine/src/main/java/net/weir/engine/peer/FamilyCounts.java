package net.weir.engine.peer;

import net.weir.admin.Peers.FamilyStatus;
import net.weir.model.Family;

/**
 * Counts and marks of one family of a peer since its Peer Up. Written by the peer's lane, read by faces that may see a
 * count a moment late.
 */
final class FamilyCounts {
    private final Family family;
    private long announced;
    private long withdrawn;
    private long treatedAsWithdraw;
    private long lastMessageMicros;
    private long reportedRoutes = -1;
    private String endOfRib = "none";
    private volatile long dirtySinceMicros;
    /** The mark is of this epoch: its End-of-RIB is of a dump that the loss was part of, so it proves nothing. */
    private boolean dirtyNow;

    FamilyCounts(Family family) {
        this.family = family;
    }

    void routes(long announcedNow, long withdrawnNow, boolean damaged, long atMicros) {
        announced += announcedNow;
        withdrawn += withdrawnNow;
        lastMessageMicros = atMicros;
        if (damaged) {
            treatedAsWithdraw += withdrawnNow;
        }
    }

    /** The peer told all it has since its Peer Up, so nothing that was lost before that is missing now. */
    void endOfRib(boolean assumed, long atMicros) {
        endOfRib = assumed ? "assumed" : "seen";
        lastMessageMicros = atMicros;
        if (!dirtyNow) {
            dirtySinceMicros = 0;
        }
    }

    /** Routes were skipped unread. */
    void dirty(long atMicros) {
        dirtyNow = true;
        if (dirtySinceMicros == 0) {
            dirtySinceMicros = atMicros;
        }
    }

    /** Takes over the mark of the peer's epoch before. */
    void inherit(FamilyCounts before) {
        dirtySinceMicros = before.dirtySinceMicros;
    }

    void reported(long routes) {
        reportedRoutes = routes;
    }

    /** 0 if it is not dirty. */
    long dirtySinceMicros() {
        return dirtySinceMicros;
    }

    FamilyStatus status() {
        return new FamilyStatus(
                family,
                announced,
                withdrawn,
                treatedAsWithdraw,
                endOfRib,
                lastMessageMicros,
                dirtySinceMicros != 0,
                reportedRoutes);
    }
}
