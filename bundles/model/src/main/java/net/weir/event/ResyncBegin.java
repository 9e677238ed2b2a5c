package net.weir.event;

/** What follows up to {@link ResyncEnd} is what stands in a RIB, not news. */
public final class ResyncBegin extends Event {
    private final String rib;

    /** @param rib id of the RIB stage whose content is told */
    public ResyncBegin(long receivedMicros, String rib) {
        super(null, 0, receivedMicros);
        this.rib = rib;
    }

    @Override
    public EventKind kind() {
        return EventKind.RESYNC_BEGIN;
    }

    public String rib() {
        return rib;
    }
}
