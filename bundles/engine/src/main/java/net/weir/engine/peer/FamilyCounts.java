package net.weir.engine.peer;

import net.weir.admin.Peers.FamilyStatus;
import net.weir.model.Family;

/** Counts of one family of a peer. Written by the peer's lane, read by faces that may see a count a moment late. */
final class FamilyCounts {
    private final Family family;
    private long announced;
    private long withdrawn;
    private long treatedAsWithdraw;
    private String endOfRib = "none";

    FamilyCounts(Family family) {
        this.family = family;
    }

    void routes(long announcedNow, long withdrawnNow, boolean damaged) {
        announced += announcedNow;
        withdrawn += withdrawnNow;
        if (damaged) {
            treatedAsWithdraw += withdrawnNow;
        }
    }

    void endOfRib(boolean assumed) {
        endOfRib = assumed ? "assumed" : "seen";
    }

    FamilyStatus status() {
        return new FamilyStatus(family, announced, withdrawn, treatedAsWithdraw, endOfRib);
    }
}
