package net.weir.session.bgp;

import net.weir.codec.bgp.NotificationMessage;
import org.jspecify.annotations.Nullable;

/**
 * Why a session, or an attempt at one, is over.
 *
 * @param event what ended it
 * @param state in which it was
 * @param sent our NOTIFICATION, if one was sent
 * @param received the peer's, if that ended it
 * @param detail a few words more, such as the error of a socket; may be empty
 * @param kept routes that stay as stale; of a session that was established only
 */
public record SessionEnd(
        FsmEvent event,
        SessionState state,
        @Nullable NotificationMessage sent,
        @Nullable NotificationMessage received,
        String detail,
        Retention kept) {

    /** One line for the operator, without the peer's name. */
    public String words() {
        String what;
        if (received != null) {
            what = "the peer sent NOTIFICATION " + received;
        } else if (sent != null) {
            what = "we sent NOTIFICATION " + sent;
        } else {
            what = switch (event) {
                case TCP_CONNECTION_FAILS -> "the TCP connection is gone";
                case SEND_HOLD_TIMER_EXPIRES -> "the peer took nothing for too long (RFC 9687)";
                case MANUAL_STOP, AUTOMATIC_STOP -> "stopped";
                default -> event.toString();
            };
        }
        return what + " in " + state + (detail.isEmpty() ? "" : ": " + detail)
                + (kept.isEmpty()
                        ? ""
                        : "; its routes stay for " + kept.restart().toSeconds() + " s");
    }
}
