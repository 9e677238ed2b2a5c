package net.weir.event;

/** The snapshot is over: from here on it is news again. */
public final class ResyncEnd extends Event {
    private final String rib;

    /** @param rib id of the RIB stage whose content is told */
    public ResyncEnd(long receivedMicros, String rib) {
        super(null, 0, receivedMicros);
        this.rib = rib;
    }

    @Override
    public EventKind kind() {
        return EventKind.RESYNC_END;
    }

    public String rib() {
        return rib;
    }
}
