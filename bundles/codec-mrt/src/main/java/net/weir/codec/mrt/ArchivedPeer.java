package net.weir.codec.mrt;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.weir.codec.bgp.AssumingDecoder;
import net.weir.codec.bgp.MessageHeader;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import org.jspecify.annotations.Nullable;

/** One peer of an archive: whether it is up, and what it said before that belongs to its coming and going. */
final class ArchivedPeer {
    final PeerKey key;
    final AssumingDecoder decoder;
    /** Up since then; null while down. */
    @Nullable
    Peer up;

    /** As the last table of peers had them: updates know no BGP identifier. */
    Peer.Facts facts;

    /** Families of which the dump under way had routes of this peer. */
    final Set<Family> dumped = new LinkedHashSet<>();

    private @Nullable Family lastDumped;
    private Bytes sentOpen = Bytes.EMPTY;
    private Bytes receivedOpen = Bytes.EMPTY;
    private Bytes notification = Bytes.EMPTY;
    private boolean notificationSent;

    ArchivedPeer(PeerKey key, long asn, AssumingDecoder decoder) {
        this.key = key;
        facts = new Peer.Facts(new Asn(asn), IpAddress.ofV4(0), null, false);
        this.decoder = decoder;
    }

    /** Notes that the dump under way has routes of this family. */
    void dumps(Family family) {
        if (family != lastDumped) {
            lastDumped = family;
            dumped.add(family);
        }
    }

    /** The dump is over. */
    void dumpEnds() {
        lastDumped = null;
        dumped.clear();
    }

    /** Keeps an OPEN or a NOTIFICATION for the event that it explains. */
    void heard(byte[] octets, int at, int length, boolean local) {
        switch (MessageHeader.type(octets, at)) {
            case MessageHeader.OPEN -> {
                Bytes open = Bytes.copyOf(octets, at, length);
                if (local) {
                    sentOpen = open;
                } else {
                    receivedOpen = open;
                }
            }
            case MessageHeader.NOTIFICATION -> {
                notification = Bytes.copyOf(octets, at, length);
                notificationSent = local;
            }
            default -> {}
        }
    }

    PeerUp comesUp(Peer peer, long observed, long received, PeerUp.Session ends) {
        up = peer;
        decoder.reset();
        notification = Bytes.EMPTY;
        PeerUp.Session session =
                new PeerUp.Session(ends.localAddress(), 0, 0, sentOpen, receivedOpen, List.of(), List.of());
        sentOpen = Bytes.EMPTY;
        receivedOpen = Bytes.EMPTY;
        return new PeerUp(peer, observed, received, session, false);
    }

    /** @param code the state that it went to, 0 if that is not known */
    PeerDown goesDown(Peer was, long observed, long received, int code) {
        up = null;
        PeerDown.Reason reason = notification.length() < MessageHeader.LENGTH + 2
                ? PeerDown.Reason.UNKNOWN
                : notificationSent ? PeerDown.Reason.LOCAL_NOTIFICATION : PeerDown.Reason.REMOTE_NOTIFICATION;
        Bytes data = reason == PeerDown.Reason.UNKNOWN ? Bytes.EMPTY : notification;
        notification = Bytes.EMPTY;
        return new PeerDown(was, observed, received, reason, code, data);
    }
}
