package net.weir.event;

import java.nio.charset.StandardCharsets;
import net.weir.model.Bytes;
import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;

/** A view of a session is gone, and with it all its routes. */
public final class PeerDown extends Event {
    /** Why; 1 to 6 as in BMP (RFC 7854 section 4.9, RFC 9069 section 5.3). */
    public enum Reason {
        UNKNOWN("unknown"),
        LOCAL_NOTIFICATION("local-notification"),
        LOCAL_FSM_EVENT("local-fsm-event"),
        REMOTE_NOTIFICATION("remote-notification"),
        REMOTE_CLOSED("remote-closed"),
        MONITORING_STOPPED("monitoring-stopped"),
        LOC_RIB_DOWN("loc-rib-down"),
        /** The transport session that told of the peer is gone; of the BGP session nothing is known. */
        FEED_LOST("feed-lost");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        /** The reason for a BMP code, {@link #UNKNOWN} for one without a name. */
        public static Reason ofBmpCode(int code) {
            return code >= 1 && code <= 6 ? values()[code] : UNKNOWN;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    private final Reason reason;
    private final int code;
    private final Bytes data;

    /**
     * @param code the number on the wire, 0 if there is none
     * @param data the NOTIFICATION message for the two notification reasons, the 2-octet FSM event for the second, else
     *     empty
     */
    public PeerDown(Peer peer, long observedMicros, long receivedMicros, Reason reason, int code, Bytes data) {
        super(peer, observedMicros, receivedMicros);
        this.reason = reason;
        this.code = code;
        this.data = data;
    }

    @Override
    public EventKind kind() {
        return EventKind.PEER_DOWN;
    }

    public Reason reason() {
        return reason;
    }

    public int code() {
        return code;
    }

    public Bytes data() {
        return data;
    }

    /** The NOTIFICATION's error code, or -1 if there is no NOTIFICATION. */
    public int notificationCode() {
        return hasNotification() ? data.u8(19) : -1;
    }

    /** The NOTIFICATION's error subcode, or -1. */
    public int notificationSubcode() {
        return hasNotification() ? data.u8(20) : -1;
    }

    /**
     * What the administrator said when the session was shut down or reset (RFC 9003), also inside a Hard Reset (RFC 8538
     * section 3.1), or null. As sent: {@link net.weir.model.Printable} makes it fit for people.
     */
    public @Nullable String shutdownCommunication() {
        boolean hard = notificationCode() == 6 && notificationSubcode() == 9;
        int at = hard ? 21 : 19;
        if (!hasNotification() || data.length() < at + 3 || data.u8(at) != 6) {
            return null;
        }
        boolean shutdown = data.u8(at + 1) == 2 || data.u8(at + 1) == 4;
        int length = data.u8(at + 2);
        return shutdown && length > 0 && data.length() >= at + 3 + length
                ? new String(data.toArray(), at + 3, length, StandardCharsets.UTF_8)
                : null;
    }

    @Override
    public int weight() {
        return 128 + data.length();
    }

    private boolean hasNotification() {
        return (reason == Reason.LOCAL_NOTIFICATION || reason == Reason.REMOTE_NOTIFICATION) && data.length() >= 21;
    }
}
