package net.weir.sink.mrt;

import net.weir.codec.bgp.Decoded;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.mrt.MrtEncoder;
import net.weir.event.PeerUp;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;

/**
 * A peer as its records name it.
 *
 * @param archive null if it is not to be archived
 * @param session its two ends
 * @param up true if the archive has told that it is up
 */
record ArchivedPeer(Peer peer, @Nullable Archive archive, MrtEncoder.Session session, boolean up) {
    private static final IpAddress NO_V4 = IpAddress.ofV4(0);
    private static final IpAddress NO_V6 = IpAddress.ofV6(0, 0);

    static ArchivedPeer of(Peer peer, @Nullable Archive archive, PeerUp.Session session) {
        IpAddress address = address(peer);
        IpAddress local = session.localAddress();
        IpAddress end = local != null && local.isV6() == address.isV6() ? local : address.isV6() ? NO_V6 : NO_V4;
        return new ArchivedPeer(
                peer, archive, new MrtEncoder.Session(peer.asn(), localAs(session.sentOpen()), 0, address, end), false);
    }

    /** What readers know the peer by; 0.0.0.0 for the router's own table. */
    static IpAddress address(Peer peer) {
        IpAddress address = peer.key().address();
        return address == null ? NO_V4 : address;
    }

    private static Asn localAs(Bytes sentOpen) {
        Decoded<OpenMessage> open = OpenMessage.decode(sentOpen.toArray(), 0, sentOpen.length());
        return open.message() == null ? new Asn(0) : open.message().asn();
    }

    ArchivedPeer with(boolean isUp) {
        return new ArchivedPeer(peer, archive, session, isUp);
    }
}
