package net.weir.session.bmp;

import net.weir.model.Family;

/** How far one family of a view is. Written on the lane; any thread may read it, perhaps a moment late. */
final class FamilyProgress {
    final Family family;
    long announcements;
    long withdrawals;
    long treatedAsWithdraw;
    long lastReceivedMicros;
    boolean complete;
    boolean assumedComplete;
    boolean dirty;

    FamilyProgress(Family family) {
        this.family = family;
    }
}
