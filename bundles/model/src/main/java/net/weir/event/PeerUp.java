package net.weir.event;

import java.util.List;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;

/** A view of a session is there: routes may follow. */
public final class PeerUp extends Event {
    private final Session session;
    private final boolean replayed;

    /**
     * How the session came up.
     *
     * @param localAddress the router's end, null where it makes no sense (Loc-RIB)
     * @param localPort TCP ports, 0 if unknown
     * @param sentOpen the OPEN that the router sent, marker included; empty if unknown
     * @param receivedOpen the OPEN that the peer sent; empty if unknown
     * @param strings free text of the Peer Up (TLV type 0), capped
     * @param adminLabels what its administrator calls the peer or the view (TLV type 4, RFC 8671 section 6.3.1), capped
     */
    public record Session(
            @Nullable IpAddress localAddress,
            int localPort,
            int remotePort,
            Bytes sentOpen,
            Bytes receivedOpen,
            List<String> strings,
            List<String> adminLabels) {
        /** Nothing is known but that it is up, as from an archive. */
        public static final Session UNKNOWN = new Session(null, 0, 0, Bytes.EMPTY, Bytes.EMPTY, List.of(), List.of());

        public Session {
            strings = List.copyOf(strings);
            adminLabels = List.copyOf(adminLabels);
        }
    }

    /** @param replayed the peer was up before; the receiver came late and may have missed routes */
    public PeerUp(Peer peer, long observedMicros, long receivedMicros, Session session, boolean replayed) {
        super(peer, observedMicros, receivedMicros);
        this.session = session;
        this.replayed = replayed;
    }

    @Override
    public EventKind kind() {
        return EventKind.PEER_UP;
    }

    public Session session() {
        return session;
    }

    public boolean replayed() {
        return replayed;
    }

    @Override
    public int weight() {
        return 256 + session.sentOpen().length() + session.receivedOpen().length();
    }
}
