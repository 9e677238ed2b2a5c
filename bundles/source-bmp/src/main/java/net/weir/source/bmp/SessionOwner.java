package net.weir.source.bmp;

import net.weir.api.Feed;
import net.weir.event.Event;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;

/** What a session asks of the world. All calls come on the session's lane, within calls of the session. */
interface SessionOwner {

    /** What the owner says to a router that has named itself. */
    enum Admission {
        /** Go on at once. */
        ADMITTED,
        /** An older connection of the router has to end first: {@link BmpSession#admitted} comes later. */
        WAIT,
        /** Close: the owner has told why. */
        REFUSED
    }

    /** Asked once a session, when the first Initiation told who the router is; nothing was emitted before. */
    Admission identified(RouterKey key);

    /** The peer with its stable id and a new epoch. */
    Peer up(PeerKey key, Peer.Facts facts);

    /**
     * Takes an event on its way.
     *
     * @return false if the session should read no further for now
     */
    boolean event(Event event);

    /** One message was read. */
    void received(String type, int octets);

    /** One thing was wrong with what the router sends; not each of them is a {@link #problem} in words. */
    void fault(Fault fault);

    /** A line about a router or peer coming or going. */
    void info(String line);

    /**
     * Something an operator should know.
     *
     * @param kind a few words with dashes, of a small fixed set
     */
    void problem(String kind, String text);

    /**
     * What a RIB behind the session keeps of a peer.
     *
     * @param family null: of all families
     * @return null if there is none that can tell
     */
    Feed.@Nullable Kept kept(Peer peer, @Nullable Family family);

    /**
     * The router needs a look, until it {@link #recovered} or the session ends.
     *
     * @param about one reason at a time for each of these
     */
    void degraded(Object about, String reason);

    /** The reason about this is over, if there was one. */
    void recovered(Object about);

    /** The connection must end. The session has emitted what its end means, or there was nothing. */
    void close(String reason);

    /** Nothing more will be emitted: the feed can be closed. Comes once, also if the session never was admitted. */
    void ended();
}
