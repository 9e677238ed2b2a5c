package net.weir.event;

import net.weir.model.Router;

/** A router is connected and has named itself, or has renamed itself while connected. */
public final class RouterUp extends Event {
    private final Router router;
    private final boolean replayed;

    /** @param replayed it was up before; the receiver came late, or the router sent another Initiation */
    public RouterUp(long receivedMicros, Router router, boolean replayed) {
        super(null, 0, receivedMicros);
        this.router = router;
        this.replayed = replayed;
    }

    @Override
    public EventKind kind() {
        return EventKind.ROUTER_UP;
    }

    public Router router() {
        return router;
    }

    public boolean replayed() {
        return replayed;
    }
}
