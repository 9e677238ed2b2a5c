package net.weir.session.bmp;

import net.weir.event.Event;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a session asks of the world, and where its events and actions go. All calls come on the session's thread, within
 * calls of the session. What has a default is for those who count, log or store.
 */
@ConsumerType
public interface SessionOwner {

    /** What the owner says to a router that has named itself. */
    enum Admission {
        /** Go on at once. */
        ADMITTED,
        /** An older connection of the router has to end first: {@link BmpSession#admitted} comes later. */
        WAIT,
        /** Close: the owner has told why. */
        REFUSED
    }

    /**
     * Asked once a session, when the first Initiation told who the router is; nothing was emitted before. Not asked where
     * the router was known beforehand ({@link BmpSession#ofRouter}).
     */
    default Admission identified(RouterKey key) {
        return Admission.ADMITTED;
    }

    /** The peer with its stable id and a new epoch. */
    Peer up(PeerKey key, Peer.Facts facts);

    /** Takes an event on its way; it is valid within the call. */
    void event(Event event);

    /** False if the session should read no further for now: it leaves off before the next message. */
    default boolean hasRoom() {
        return true;
    }

    /**
     * One message was read.
     *
     * @param type as {@link net.weir.codec.bmp.MessageType} names it, such as {@code route-monitoring}
     * @param octets its length
     */
    default void received(String type, int octets) {}

    /** One thing was wrong with what the router sends; not each of them is a {@link #problem} in words. */
    default void fault(SessionFault fault) {}

    /** A line about a router or peer coming or going. */
    default void info(String line) {}

    /**
     * Something an operator should know.
     *
     * @param kind a few words with dashes, of a small fixed set
     */
    default void problem(String kind, String text) {}

    /**
     * What a RIB behind the session has of a peer, to be compared with what the router says that it has.
     *
     * @param family null: of all families
     * @return null if there is none that can tell
     */
    default @Nullable StoredRoutes stored(Peer peer, @Nullable Family family) {
        return null;
    }

    /**
     * The router needs a look, until it {@link #recovered} or the session ends.
     *
     * @param about one reason at a time for each of these
     */
    default void degraded(Object about, String reason) {}

    /** The reason about this is over, if there was one. */
    default void recovered(Object about) {}

    /** The connection must end. The session has emitted what its end means, or there was nothing. */
    void close(String reason);

    /** Nothing more will be emitted. Comes once, also if the session never was admitted. */
    void ended();
}
