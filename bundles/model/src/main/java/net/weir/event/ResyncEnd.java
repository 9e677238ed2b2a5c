package net.weir.event;

/** One lane's part of a resync is over. */
public final class ResyncEnd extends Event {
    private final String rib;
    private final ResyncId id;
    private final int lane;
    private final boolean aborted;

    /**
     * @param rib id of the RIB stage whose content is told
     * @param lane number of the lane that told it
     * @param aborted true if not all was told: what the receiver was not told may stand. It may end so without having begun
     */
    public ResyncEnd(long receivedMicros, String rib, ResyncId id, int lane, boolean aborted) {
        super(null, 0, receivedMicros);
        if (lane < 0) {
            throw new IllegalArgumentException("lane " + lane);
        }
        this.rib = rib;
        this.id = id;
        this.lane = lane;
        this.aborted = aborted;
    }

    /** Of one without a name. */
    public ResyncEnd(long receivedMicros, String rib) {
        this(receivedMicros, rib, ResyncId.NONE, 0, false);
    }

    @Override
    public EventKind kind() {
        return EventKind.RESYNC_END;
    }

    public String rib() {
        return rib;
    }

    public ResyncId id() {
        return id;
    }

    public int lane() {
        return lane;
    }

    public boolean aborted() {
        return aborted;
    }
}
