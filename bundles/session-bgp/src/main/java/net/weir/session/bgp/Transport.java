package net.weir.session.bgp;

/** A TCP connection as a session sees it. Called on the session's thread; never calls back from within a call. */
public interface Transport {

    /** True if we dialled, false if the peer did. */
    boolean dialled();

    /**
     * Takes a whole message on its way; it may wait for the socket, which {@link BgpSession#transmitted} tells of. The array
     * is the transport's from now on.
     */
    void send(byte[] message);

    /** Ends the connection after what was sent, without waiting for it for ever; nothing received counts any more. */
    void close();
}
