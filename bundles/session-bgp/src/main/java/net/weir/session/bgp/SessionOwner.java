package net.weir.session.bgp;

import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.RouteRefreshMessage;
import org.jspecify.annotations.Nullable;

/** What a session asks of the world. All calls come on the session's thread, within calls of the session. */
public interface SessionOwner {

    /**
     * Dial the peer; {@link BgpSession#connected} or {@link BgpSession#dialFailed} answers, later and not from within this
     * call. A dial that is under way is given up.
     */
    void dial();

    /** Give up the dial that is under way, if there is one. */
    void cancelDial();

    /** The session is up. */
    void established(Negotiated session);

    /**
     * An UPDATE of the established session, lent for this call.
     *
     * @return null if it could be read, else what to end the session with
     */
    @Nullable
    NotificationMessage update(byte[] array, int offset, int length);

    /** A ROUTE-REFRESH of the established session. */
    void routeRefresh(RouteRefreshMessage message);

    /** The session that was up is over. */
    void ended(SessionEnd end);

    /** An attempt failed before the session was up; worth a line. */
    void failed(SessionEnd end);

    /** False if the session should read no further for now. */
    boolean hasRoom();

    /**
     * True if octets of the peer came that the session was not given yet, or may have come as nobody looks: then silence
     * is not the peer's.
     */
    boolean inputWaits();
}
