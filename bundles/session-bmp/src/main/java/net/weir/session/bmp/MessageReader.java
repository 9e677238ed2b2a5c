package net.weir.session.bmp;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.codec.bmp.BmpDamage;
import net.weir.codec.bmp.BmpDecoder;
import net.weir.codec.bmp.BmpLimits;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.BmpMessageView;
import net.weir.codec.bmp.DecodedBmp;
import net.weir.codec.bmp.MessageType;
import net.weir.codec.bmp.Tlv;
import net.weir.event.ExtensionEvent;
import net.weir.event.Malformed;
import net.weir.event.RouteMirror;
import net.weir.model.Bytes;
import net.weir.model.Problem;
import net.weir.model.Value;

/** Tells one message from another and sees that each gets to where it belongs. Confined to the lane. */
final class MessageReader {
    /** Kind of the events that carry messages which are kept but not understood. */
    static final String RAW_MESSAGE = "net.weir.bmp.raw-message";

    private static final int MAX_STRINGS = 256;

    private final BmpSession session;
    private final SessionOutput out;
    private final SessionClock clock;
    private final BmpDecoder decoder;
    private final RouteReader routes;
    private final StatisticsReader statistics;

    MessageReader(BmpSession session, SessionOutput out, SessionClock clock, BmpLimits limits) {
        this.session = session;
        this.out = out;
        this.clock = clock;
        this.decoder = new BmpDecoder(limits);
        this.routes = new RouteReader(out, clock);
        this.statistics = new StatisticsReader(out, clock);
    }

    /** Reads a message of a router that has named itself. */
    void read(BmpMessageView message, PeerTracker peers, long nowNanos) {
        if (message.hasPeerHeader() && !message.peer().isKnownType()) {
            unknownPeerType(message);
        } else if (message.type() == MessageType.ROUTE_MONITORING && message.hasPeerHeader()) {
            PeerView view = peers.view(message, nowNanos);
            if (view != null && message.version() == 4) {
                readIndexed(view, message);
            } else if (view != null) {
                routes.read(view, message);
            } else if (out.count(SessionFault.ROUTES_OF_UNKNOWN_PEER)) {
                problem(
                        SessionFault.ROUTES_OF_UNKNOWN_PEER,
                        LogText.notUp("routes of", message.peer(), peers.router()));
            }
        } else {
            readCold(message, peers, nowNanos);
        }
    }

    private void readIndexed(PeerView view, BmpMessageView message) {
        DecodedBmp decoded = decoder.decode(message);
        for (BmpDamage damage : decoded.damage()) {
            routes.damaged(view, message, damage);
        }
        if (decoded.message() instanceof BmpMessage.IndexedRouteMonitoring indexed) {
            routes.read(view, message, indexed);
        }
    }

    private void readCold(BmpMessageView view, PeerTracker peers, long nowNanos) {
        DecodedBmp decoded = decoder.decode(view);
        damage(view, decoded);
        BmpMessage message = decoded.message();
        if (message == null) {
            return;
        }
        long observed = view.hasPeerHeader() ? clock.observed(view.peer()) : 0;
        if (message instanceof BmpMessage.PeerUp up) {
            peers.up(up, observed, nowNanos);
        } else if (message instanceof BmpMessage.PeerDown down) {
            peers.down(down, observed);
        } else if (message instanceof BmpMessage.StatisticsReport report) {
            statistics.read(report, peers, observed, nowNanos);
        } else if (message instanceof BmpMessage.RouteMirroring mirroring) {
            mirroring(mirroring, peers, observed);
        } else if (message instanceof BmpMessage.Initiation initiation) {
            initiated(initiation);
        } else if (message instanceof BmpMessage.Termination termination) {
            session.terminated(termination.reasonText());
        } else if (message instanceof BmpMessage.Other other) {
            raw(0, other.typeCode(), view);
        }
    }

    /** Reads an Initiation, the only message that an unnamed router may send. */
    void initiation(BmpMessageView view) {
        DecodedBmp decoded = decoder.decode(view);
        for (BmpDamage damage : decoded.damage()) {
            out.fault(SessionFault.MESSAGE_DAMAGED, "initiation: " + damage.reason());
        }
        if (decoded.message() instanceof BmpMessage.Initiation initiation) {
            initiated(initiation);
        }
    }

    private void initiated(BmpMessage.Initiation initiation) {
        initiation.tlvs().stream().filter(tlv -> tlv.type() == Tlv.SYS_NAME).forEach(this::cleaned);
        List<String> strings = initiation.strings();
        session.initiated(
                initiation.sysName(),
                initiation.sysDescr(),
                strings.size() > MAX_STRINGS ? strings.subList(0, MAX_STRINGS) : strings);
    }

    /** A name is not shown as it was sent: what is shown may now be another router's. */
    private void cleaned(Tlv name) {
        Bytes shown = Bytes.copyOf(name.text().getBytes(StandardCharsets.UTF_8));
        if (!shown.equals(name.value())) {
            out.fault(
                    SessionFault.SYSNAME_CLEANED,
                    "a sysName of " + name.value().length() + " octets, too long or not plain text, is shown as "
                            + name.text());
        }
    }

    private void mirroring(BmpMessage.RouteMirroring mirroring, PeerTracker peers, long observed) {
        PeerView view = peers.anyView(mirroring.peer());
        if (view == null) {
            out.fault(
                    SessionFault.MIRRORING_OF_UNKNOWN_PEER,
                    LogText.notUp("mirrored messages of", mirroring.peer(), peers.router()));
            return;
        }
        out.event(new RouteMirror(view.peer, observed, clock.received(), mirroring.messages(), mirroring.codes()));
    }

    private void unknownPeerType(BmpMessageView message) {
        if (out.count(SessionFault.UNKNOWN_PEER_TYPE)) {
            problem(
                    SessionFault.UNKNOWN_PEER_TYPE,
                    "peer type " + message.peer().type() + " is not known");
        }
        raw(message.peer().observedMicros(), message.typeCode(), message);
    }

    /** Hands on a message that nobody here understands, so that nothing a router said is lost to those who do. */
    private void raw(long observed, int typeCode, BmpMessageView view) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("type", new Value.Int(typeCode));
        fields.put("message", new Value.Binary(Bytes.copyOf(view.array(), view.offset(), view.length())));
        out.event(new ExtensionEvent(null, observed, clock.received(), RAW_MESSAGE, 1, new Value.Fields(fields)));
    }

    private void damage(BmpMessageView view, DecodedBmp decoded) {
        for (BmpDamage damage : decoded.damage()) {
            Problem problem = damage.toProblem(view.array(), view.offset(), view.length());
            boolean unknown = view.type() == MessageType.UNKNOWN;
            out.fault(
                    unknown ? SessionFault.UNKNOWN_MESSAGE : SessionFault.MESSAGE_DAMAGED,
                    view.type() + ": " + problem);
            if (!unknown) {
                out.event(new Malformed(null, 0, clock.received(), problem, null));
            }
        }
    }

    private void problem(SessionFault fault, String text) {
        out.owner.problem(fault.toString(), text);
    }
}
