package net.weir.event;

import net.weir.model.Router;

/** A router's transport session is over. Says nothing of its BGP sessions: PeerDown events follow, or the routes are held. */
public final class RouterDown extends Event {
    /** How it ended. */
    public enum Cause {
        TERMINATION("termination"),
        TCP_CLOSED("tcp-closed"),
        TCP_RESET("tcp-reset"),
        KEEPALIVE("keepalive"),
        SUPERSEDED("superseded"),
        SHUTDOWN("shutdown"),
        PROTOCOL_ERROR("protocol-error"),
        IDLE("idle");

        private final String label;

        Cause(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    private final Router router;
    private final Cause cause;
    private final String detail;
    private final long holdMicros;

    /**
     * @param detail a few words, such as the termination reason; may be empty
     * @param holdMicros how long its routes stay as stale, 0 if they go now
     */
    public RouterDown(long receivedMicros, Router router, Cause cause, String detail, long holdMicros) {
        super(null, 0, receivedMicros);
        this.router = router;
        this.cause = cause;
        this.detail = detail;
        this.holdMicros = holdMicros;
    }

    @Override
    public EventKind kind() {
        return EventKind.ROUTER_DOWN;
    }

    public Router router() {
        return router;
    }

    public Cause cause() {
        return cause;
    }

    public String detail() {
        return detail;
    }

    public long holdMicros() {
        return holdMicros;
    }
}
