package net.weir.cli.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.codec.mrt.MrtEncoder;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.Peer;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/**
 * Events of peers as BGP4MP_ET records with 4-octet AS numbers: their messages, and changes of state where they come and
 * go. MRT knows neither a router nor a view: the views of one peer become one, and a Loc-RIB is a peer without an address.
 * Confined to one thread.
 */
final class EventRecords implements EventSink {
    private static final int CHUNK = 1 << 16;
    private static final int OPEN_CONFIRM = 5;
    private static final int ESTABLISHED = 6;
    private static final int IDLE = 1;

    private final OutputStream out;
    private final MrtEncoder records = new MrtEncoder();
    private final UpdateEncoder plain = encoder(Set.of());
    private final UpdateEncoder withPathIds =
            encoder(Set.copyOf(FamilyRegistry.standard().families()));
    private final Map<Integer, IpAddress> localAddresses = new HashMap<>();

    EventRecords(OutputStream out) {
        this.out = out;
    }

    private static UpdateEncoder encoder(Set<Family> addPath) {
        return new UpdateEncoder(new SessionParameters(true, addPath, true), UpdateEncoder.Ipv4Form.CLASSIC);
    }

    @Override
    public void event(Event event) {
        Peer peer = event.peer();
        if (peer == null) {
            return;
        }
        if (event instanceof PeerUp up) {
            up(peer, up);
        } else if (event instanceof PeerDown down) {
            message(peer, event, false, down.notificationCode() < 0 ? Bytes.EMPTY : down.data());
            records.stateChange(time(event), true, session(peer), true, ESTABLISHED, IDLE);
        } else if (event instanceof RouteUpdate update) {
            update(peer, update);
        } else if (event instanceof EndOfRib end && !end.assumed()) {
            message(peer, event, false, Bytes.copyOf(plain.endOfRib(end.family())));
        }
        if (records.length() > CHUNK) {
            flush();
        }
    }

    private void up(Peer peer, PeerUp up) {
        IpAddress local = up.session().localAddress();
        if (local != null) {
            localAddresses.put(peer.id(), local);
        }
        MrtEncoder.Session ends = session(peer);
        open(up, ends, true, up.session().sentOpen());
        open(up, ends, false, up.session().receivedOpen());
        records.stateChange(time(up), true, ends, true, OPEN_CONFIRM, ESTABLISHED);
    }

    private void open(PeerUp up, MrtEncoder.Session ends, boolean sent, Bytes octets) {
        if (octets.length() > 0) {
            records.message(time(up), true, ends, true, sent, false, octets.toArray());
        }
    }

    private void update(Peer peer, RouteUpdate update) {
        NlriBlock gone = update.withdrawn();
        NlriBlock come = update.announced();
        boolean pathIds = gone != null && gone.hasPathIds() || come != null && come.hasPathIds();
        for (byte[] octets : (pathIds ? withPathIds : plain).encode(gone, come, update.attributes())) {
            message(peer, update, pathIds, Bytes.copyOf(octets));
        }
    }

    private void message(Peer peer, Event event, boolean pathIds, Bytes octets) {
        if (octets.length() > 0) {
            boolean sent = peer.view() == View.ADJ_RIB_OUT_PRE || peer.view() == View.ADJ_RIB_OUT_POST;
            records.message(time(event), true, session(peer), true, sent, pathIds, octets.toArray());
        }
    }

    private static long time(Event event) {
        return event.observedMicros() != 0 ? event.observedMicros() : event.receivedMicros();
    }

    private MrtEncoder.Session session(Peer peer) {
        IpAddress address = peer.key().address();
        IpAddress shown = address == null ? IpAddress.ofV4(0) : address;
        return new MrtEncoder.Session(peer.asn(), new Asn(0), 0, shown, local(peer, shown.isV6()));
    }

    private IpAddress local(Peer peer, boolean v6) {
        @Nullable IpAddress told = localAddresses.get(peer.id());
        return told != null && told.isV6() == v6 ? told : v6 ? IpAddress.ofV6(0, 0) : IpAddress.ofV4(0);
    }

    private void flush() {
        try {
            out.write(records.array(), 0, records.length());
            out.flush();
            records.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        flush();
    }
}
