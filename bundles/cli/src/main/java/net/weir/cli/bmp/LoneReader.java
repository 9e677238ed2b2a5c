package net.weir.cli.bmp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import net.weir.cli.tool.Notes;
import net.weir.cli.tool.UpdateEvents;
import net.weir.codec.bgp.AssumingDecoder;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.MessageHeader;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.codec.bmp.BmpDamage;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.DecodedBmp;
import net.weir.codec.bmp.MessageType;
import net.weir.codec.bmp.MonitoringTlv;
import net.weir.codec.bmp.PathStatus;
import net.weir.codec.bmp.PeerHeader;
import net.weir.codec.bmp.capture.TcpFlow;
import net.weir.event.Event;
import net.weir.event.ExtensionEvent;
import net.weir.event.Malformed;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteMirror;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.event.StatsReport;
import net.weir.event.TopicRecord;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.Problem;
import net.weir.model.Router;
import net.weir.model.RouterKey;
import net.weir.model.Value;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/**
 * Reads each BMP message by itself: no Initiation has to come first and no Peer Up. The peer of a message is what its
 * header says; the AS size is that of its flag, and ADD-PATH is assumed where the structure needs it. Confined to one
 * thread.
 */
final class LoneReader extends LoneMessages {
    private static final int MOST_PEERS = 20_000;
    private final Consumer<Event> events;
    private final UpdateDecoder updates = new UpdateDecoder(new AttributeCache());
    private final Map<Key, Known> peers = new HashMap<>();
    private long messages;

    private record Key(PeerKey peer, Peer.Facts facts) {
        // Written out: what Java makes of a record at the first call takes as long as its own start
        // (docs/perf/start.md).
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && peer.equals(that.peer) && facts.equals(that.facts);
        }

        @Override
        public int hashCode() {
            return 31 * peer.hashCode() + facts.hashCode();
        }
    }

    private record Known(Peer peer, AssumingDecoder decoder) {}

    LoneReader(Notes notes, Consumer<Event> events) {
        super(notes);
        this.events = events;
    }

    @Override
    public void message(TcpFlow flow, byte[] octets, int offset, int length, long micros) {
        messages++;
        DecodedBmp decoded = decode(octets, offset, length);
        for (BmpDamage damage : decoded.damage()) {
            if (view().type() != MessageType.UNKNOWN) {
                events.accept(new Malformed(null, 0, micros, damage.toProblem(octets, offset, length), null));
            }
        }
        BmpMessage message = decoded.message();
        if (message instanceof BmpMessage.OfPeer ofPeer && ofPeer.peer().isKnownType()) {
            ofPeer(flow, ofPeer, micros);
        } else if (message instanceof BmpMessage.Initiation initiation) {
            events.accept(new RouterUp(micros, router(flow, initiation), false));
        } else if (message instanceof BmpMessage.Termination end) {
            Router router = router(flow, new BmpMessage.Initiation(List.of()));
            events.accept(new RouterDown(micros, router, RouterDown.Cause.TERMINATION, end.reasonText(), 0));
        } else if (message != null) {
            raw(octets, offset, length, micros);
        }
    }

    private void raw(byte[] octets, int offset, int length, long micros) {
        Value body = new Value.Fields(Map.of(
                "type", new Value.Int(octets[offset + 5] & 0xff),
                "message", new Value.Binary(Bytes.copyOf(octets, offset, length))));
        events.accept(new ExtensionEvent(null, 0, micros, "net.weir.bmp.raw-message", 1, body));
    }

    private static Router router(TcpFlow flow, BmpMessage.Initiation said) {
        RouterKey key = new RouterKey("bmp", flow.source(), said.sysName());
        return new Router(key, flow.source(), flow.sourcePort(), said.sysName(), said.sysDescr(), said.strings());
    }

    private void ofPeer(TcpFlow flow, BmpMessage.OfPeer message, long micros) {
        PeerHeader header = message.peer();
        Known known = known(flow, header);
        long observed = header.observedMicros();
        if (message instanceof BmpMessage.RouteMonitoring monitoring) {
            update(known, header, monitoring.update().toArray(), Set.of(), observed, micros);
        } else if (message instanceof BmpMessage.IndexedRouteMonitoring monitoring) {
            indexed(known, monitoring, observed, micros);
        } else if (message instanceof BmpMessage.PeerUp up) {
            known.decoder().reset();
            PeerUp.Session session = new PeerUp.Session(
                    up.localAddress(),
                    up.localPort(),
                    up.remotePort(),
                    up.sentOpen(),
                    up.receivedOpen(),
                    up.strings(),
                    up.adminLabels());
            events.accept(new PeerUp(known.peer(), observed, micros, session, false));
            open(known.peer(), up.sentOpen(), observed, micros);
            open(known.peer(), up.receivedOpen(), observed, micros);
        } else if (message instanceof BmpMessage.PeerDown down) {
            PeerDown.Reason reason = PeerDown.Reason.ofBmpCode(down.reason());
            events.accept(new PeerDown(known.peer(), observed, micros, reason, down.reason(), down.data()));
        } else if (message instanceof BmpMessage.StatisticsReport report) {
            events.accept(new StatsReport(known.peer(), observed, micros, report.statistics()));
        } else if (message instanceof BmpMessage.RouteMirroring mirror) {
            events.accept(new RouteMirror(known.peer(), observed, micros, mirror.messages(), mirror.codes()));
        }
    }

    private void open(Peer peer, Bytes open, long observed, long micros) {
        for (Problem problem :
                OpenMessage.decode(open.toArray(), 0, open.length()).problems()) {
            events.accept(new Malformed(peer, observed, micros, problem, null));
            damaged("open-damaged", peer + ": " + problem);
        }
    }

    /** Version 4: the UPDATE, read with what the message says of path ids, then what became of its paths. */
    private void indexed(Known known, BmpMessage.IndexedRouteMonitoring message, long observed, long micros) {
        Bytes update = message.update();
        if (update != null) {
            update(
                    known,
                    message.peer(),
                    update.toArray(),
                    Capability.addPathFamilies(message.capabilities()),
                    observed,
                    micros);
        }
        for (MonitoringTlv tlv : message.of(MonitoringTlv.Kind.PATH_STATUS)) {
            PathStatus status = PathStatus.decode(tlv.value());
            if (status != null) {
                Value.Fields fields = status.fields(messages, tlv.index());
                events.accept(new TopicRecord(known.peer(), observed, micros, PathStatus.TOPIC, fields));
            }
        }
    }

    private Known known(TcpFlow flow, PeerHeader header) {
        View shown = header.view() == null ? View.ADJ_RIB_IN_PRE : header.view();
        RouterKey router = new RouterKey("bmp", flow.source(), null);
        PeerKey key = new PeerKey(router, header.type(), header.distinguisher(), header.address(), shown, null);
        Peer.Facts facts = new Peer.Facts(header.asn(), header.bgpId(), null, header.isFiltered());
        if (peers.size() >= MOST_PEERS) {
            peers.clear(); // only a sender that makes peers up gets here
        }
        return peers.computeIfAbsent(
                new Key(key, facts),
                fresh -> new Known(new Peer(peers.size() + 1, 1, key, facts), new AssumingDecoder(updates)));
    }

    private void update(
            Known known, PeerHeader header, byte[] octets, Set<Family> addPath, long observed, long micros) {
        ValidationProfile profile = header.isLocRib() ? ValidationProfile.LOC_RIB : ValidationProfile.BMP_OTHER;
        int length = octets.length;
        if (length >= MessageHeader.LENGTH) {
            int own = MessageHeader.length(octets, 0);
            if (own >= MessageHeader.LENGTH && own < length) {
                damaged("trailing-octets", known.peer() + ": " + (length - own) + " octets after the UPDATE");
                length = own;
            }
        }
        SessionParameters session = new SessionParameters(header.isFourOctetAs(), addPath, true);
        DecodedUpdate update = known.decoder().decode(octets, 0, length, session, profile);
        if (known.decoder().assumedAnew()) {
            odd("assumed", known.peer() + ": UPDATEs are read with ADD-PATH or another AS size");
        }
        UpdateEvents of = new UpdateEvents(known.peer(), observed, micros, messages);
        of.routes(update, events);
        if (!update.problems().isEmpty()) {
            of.problems(update.problems(), events);
            damaged("update-damaged", known.peer() + ": " + update.problems().get(0));
        }
    }

    @Override
    public void closed(TcpFlow flow, boolean reset, long micros) {}
}
