package net.weir.event.io;

import java.util.List;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.ExtensionEvent;
import net.weir.event.Gap;
import net.weir.event.Malformed;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.ResyncBegin;
import net.weir.event.ResyncEnd;
import net.weir.event.RouteChange;
import net.weir.event.RouteMirror;
import net.weir.event.RouteRefresh;
import net.weir.event.RouteUpdate;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.event.StatsReport;
import net.weir.event.TopicRecord;
import net.weir.event.VrpChange;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Prefix;
import net.weir.model.Problem;
import net.weir.model.Router;

/** Writes the body of a record; {@link EventDecoder} is its mirror. The order of enum constants is part of the form. */
final class EventEncoder {
    static final int HAS_PEER = 1;
    static final int HAS_OBSERVED = 2;
    static final int HAS_SUBSEQUENCE = 4;
    static final int HAS_NUMBER = 8;

    private final RouterKeySlots routers = new RouterKeySlots();
    private final PeerSlots peers = new PeerSlots(routers);
    private final AttributeSlots sets = new AttributeSlots();

    private long lastNumber;

    /** @param number 0 for none */
    void encode(OctetWriter out, Event event, long number) {
        out.u8(1 + event.kind().ordinal());
        out.u8((event.peer() == null ? 0 : HAS_PEER)
                | (event.observedMicros() == 0 ? 0 : HAS_OBSERVED)
                | (event.subsequence() == 0 ? 0 : HAS_SUBSEQUENCE)
                | (number == 0 ? 0 : HAS_NUMBER));
        if (number != 0) {
            out.number(number - lastNumber); // modulo 2^64: any order can be written, a rising one is short
            lastNumber = number;
        }
        out.number(event.feed() & 0xffff_ffffL);
        out.number(event.sequence());
        if (event.subsequence() != 0) {
            out.number(event.subsequence() & 0xffff_ffffL);
        }
        out.number(event.receivedMicros());
        if (event.observedMicros() != 0) {
            out.number(event.observedMicros());
        }
        if (event.peer() != null) {
            peers.write(out, event.peer());
        }
        content(out, event);
    }

    private void content(OctetWriter out, Event event) {
        switch (event.kind()) {
            case ROUTE_UPDATE -> routeUpdate(out, (RouteUpdate) event);
            case ROUTE_CHANGE -> routeChange(out, (RouteChange) event);
            case PEER_ROUTES_GONE -> throw new IllegalArgumentException("the writer expands it");
            case END_OF_RIB -> {
                Nlri.writeFamily(out, ((EndOfRib) event).family());
                out.u8(((EndOfRib) event).assumed() ? 1 : 0);
            }
            case ROUTE_REFRESH -> {
                Nlri.writeFamily(out, ((RouteRefresh) event).family());
                out.number(((RouteRefresh) event).subtype() & 0xffff_ffffL);
            }
            case PEER_UP -> peerUp(out, (PeerUp) event);
            case PEER_DOWN -> peerDown(out, (PeerDown) event);
            case ROUTER_UP -> {
                router(out, ((RouterUp) event).router());
                out.u8(((RouterUp) event).replayed() ? 1 : 0);
            }
            case ROUTER_DOWN -> routerDown(out, (RouterDown) event);
            case STATS_REPORT -> statsReport(out, (StatsReport) event);
            case ROUTE_MIRROR -> routeMirror(out, (RouteMirror) event);
            case MALFORMED -> malformed(out, (Malformed) event);
            case GAP -> gap(out, (Gap) event);
            case RESYNC_BEGIN -> resyncBegin(out, (ResyncBegin) event);
            case RESYNC_END -> resyncEnd(out, (ResyncEnd) event);
            case RECORD -> {
                out.text(((TopicRecord) event).topic());
                Values.write(out, ((TopicRecord) event).value());
            }
            case EXTENSION -> {
                out.text(((ExtensionEvent) event).type());
                out.i32(((ExtensionEvent) event).version());
                Values.write(out, ((ExtensionEvent) event).body());
            }
            case VRP_CHANGE -> PayloadOctets.write(out, (VrpChange) event);
        }
    }

    private void routeUpdate(OctetWriter out, RouteUpdate event) {
        Nlri.writeFamily(out, event.family());
        Nlri.write(out, event.withdrawn());
        Nlri.write(out, event.announced());
        sets.write(out, event.attributes());
        out.u8(event.cause().ordinal());
        out.number(event.flags() & 0xffff_ffffL);
        out.number(event.messageSequence());
        out.number(event.part() & 0xffff_ffffL);
        out.number(event.parts() & 0xffff_ffffL);
    }

    private void routeChange(OctetWriter out, RouteChange event) {
        Nlri.write(out, event.routes());
        for (int i = 0; i < event.routes().count(); i++) {
            sets.write(out, event.before(i));
        }
        sets.write(out, event.after());
        out.u8(event.cause().ordinal());
        out.number(event.version());
    }

    private static void peerUp(OctetWriter out, PeerUp event) {
        PeerUp.Session session = event.session();
        Addresses.write(out, session.localAddress());
        out.number(session.localPort() & 0xffff_ffffL);
        out.number(session.remotePort() & 0xffff_ffffL);
        out.bytes(session.sentOpen());
        out.bytes(session.receivedOpen());
        out.number(session.strings().size());
        session.strings().forEach(out::text);
        out.u8(event.replayed() ? 1 : 0);
        out.number(session.adminLabels().size());
        session.adminLabels().forEach(out::text);
    }

    private static void peerDown(OctetWriter out, PeerDown event) {
        out.u8(event.reason().ordinal());
        out.number(event.code() & 0xffff_ffffL);
        out.bytes(event.data());
    }

    private void router(OctetWriter out, Router router) {
        routers.write(out, router.key());
        Addresses.write(out, router.address());
        out.number(router.port() & 0xffff_ffffL);
        out.optionalText(router.sysName());
        out.optionalText(router.sysDescr());
        out.number(router.strings().size());
        router.strings().forEach(out::text);
    }

    private void routerDown(OctetWriter out, RouterDown event) {
        router(out, event.router());
        out.u8(event.cause().ordinal());
        out.text(event.detail());
        out.number(event.holdMicros());
    }

    private static void statsReport(OctetWriter out, StatsReport event) {
        out.number(event.statistics().size());
        for (StatsReport.Statistic statistic : event.statistics()) {
            out.number(statistic.type() & 0xffff_ffffL);
            Family family = statistic.family();
            out.number(family == null ? 0 : 1L + family.code());
            out.number(statistic.value());
            out.bytes(statistic.octets());
        }
    }

    private static void routeMirror(OctetWriter out, RouteMirror event) {
        out.number(event.messages().size());
        for (Bytes message : event.messages()) {
            out.bytes(message);
        }
        numbers(out, event.codes());
    }

    private static void malformed(OctetWriter out, Malformed event) {
        Problem problem = event.problem();
        out.text(problem.reason());
        out.text(problem.rule());
        out.u8(problem.action().ordinal());
        out.number(problem.offset() & 0xffff_ffffL);
        out.bytes(problem.evidence());
        Family family = event.family();
        out.number(family == null ? 0 : 1L + family.code());
    }

    private static void gap(OctetWriter out, Gap event) {
        numbers(out, event.feeds());
        out.number(event.families().size());
        for (Family family : event.families()) {
            Nlri.writeFamily(out, family);
        }
        out.number(event.count());
        out.text(event.reason());
    }

    private static void resyncBegin(OctetWriter out, ResyncBegin event) {
        out.text(event.rib());
        numbers(out, event.peers());
        out.number(event.id().number());
        out.number(event.lane() & 0xffff_ffffL);
        out.number(event.scope().families().size());
        event.scope().families().stream().sorted().forEach(family -> Nlri.writeFamily(out, family));
        out.number(event.scope().within().size());
        for (Prefix prefix : event.scope().within()) {
            Addresses.write(out, prefix.address());
            out.u8(prefix.length());
        }
    }

    private static void resyncEnd(OctetWriter out, ResyncEnd event) {
        out.text(event.rib());
        out.number(event.id().number());
        out.number(event.lane() & 0xffff_ffffL);
        out.u8(event.aborted() ? 1 : 0);
    }

    private static void numbers(OctetWriter out, List<Integer> numbers) {
        out.number(numbers.size());
        for (int number : numbers) {
            out.number(number & 0xffff_ffffL);
        }
    }
}
