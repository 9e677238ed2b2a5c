package net.weir.rib;

/**
 * Finds a router that shows a view without its announcements: FRR 8.4 sends only the withdrawals of a pre-policy view if
 * the neighbour lacks "soft-reconfiguration inbound". Confined to the peer's lane.
 */
final class PhantomWithdrawals {
    private static final long LEAST = 1000;
    private static final long PERCENT = 90;

    private long updates;
    private long phantoms;
    private boolean told;

    /** The peer came up. */
    void reset() {
        updates = 0;
        phantoms = 0;
        told = false;
    }

    /**
     * Counts an update.
     *
     * @param phantom all it did was to withdraw routes that were not there
     * @return true if the peer looks like such a view, once an epoch
     */
    boolean note(boolean phantom) {
        updates++;
        if (phantom) {
            phantoms++;
        }
        if (told || phantoms <= LEAST || phantoms * 100 <= updates * PERCENT) {
            return false;
        }
        told = true;
        return true;
    }

    String words() {
        return phantoms + " of " + updates
                + " route updates since Peer Up withdraw what was never announced; the router"
                + " may lack \"soft-reconfiguration inbound\" for this neighbor (FRR 8.4 needs it for a pre-policy view)";
    }
}
