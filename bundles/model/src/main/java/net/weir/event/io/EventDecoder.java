package net.weir.event.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.EventKind;
import net.weir.event.ExtensionEvent;
import net.weir.event.Gap;
import net.weir.event.Malformed;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.ResyncBegin;
import net.weir.event.ResyncEnd;
import net.weir.event.ResyncId;
import net.weir.event.RouteChange;
import net.weir.event.RouteMirror;
import net.weir.event.RouteRefresh;
import net.weir.event.RouteUpdate;
import net.weir.event.RouteUpdateBuilder;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.event.StatsReport;
import net.weir.event.TopicRecord;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.model.Problem;
import net.weir.model.RouteScope;
import net.weir.model.Router;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;

/** Reads the body of a record as {@link EventEncoder} writes it. */
final class EventDecoder {
    private static final EventKind[] KINDS = EventKind.values();

    private final RouterKeySlots routers = new RouterKeySlots();
    private final PeerSlots peers = new PeerSlots(routers);
    private final AttributeSlots sets = new AttributeSlots();
    private boolean plainResyncs;
    private long lastNumber;
    private long number;

    /** What stands in front of every event. */
    private record Envelope(@Nullable Peer peer, long observed, long received, OctetReader in) {
        Peer required() throws EventFormatException {
            if (peer == null) {
                throw in.damaged("peer missing");
            }
            return peer;
        }
    }

    /** @param version of the segment that is read from now on */
    void begin(int version) {
        plainResyncs = version < 2;
    }

    /** The number of the event decoded last; 0 if it has none. */
    long number() {
        return number;
    }

    Event decode(OctetReader in) throws EventFormatException {
        int kind = in.u8();
        if (kind < 1 || kind > KINDS.length) {
            throw in.damaged("no such kind of event");
        }
        int flags = in.u8();
        boolean numbered = (flags & EventEncoder.HAS_NUMBER) != 0;
        number = numbered ? lastNumber + in.number() : 0;
        lastNumber = numbered ? number : lastNumber;
        int feed = in.int32();
        long sequence = in.number();
        int subsequence = (flags & EventEncoder.HAS_SUBSEQUENCE) == 0 ? 0 : in.int32();
        long received = in.number();
        long observed = (flags & EventEncoder.HAS_OBSERVED) == 0 ? 0 : in.number();
        Peer peer = (flags & EventEncoder.HAS_PEER) == 0 ? null : peers.require(in);
        Event event = content(KINDS[kind - 1], new Envelope(peer, observed, received, in), in);
        if (in.remaining() != 0) {
            throw in.damaged("octets left over");
        }
        event.stampAgain(feed, sequence, subsequence);
        return event;
    }

    private Event content(EventKind kind, Envelope e, OctetReader in) throws EventFormatException {
        return switch (kind) {
            case ROUTE_UPDATE -> routeUpdate(e, in);
            case ROUTE_CHANGE -> routeChange(e, in);
            case PEER_ROUTES_GONE -> throw in.damaged("an event that is never written");
            case END_OF_RIB -> new EndOfRib(e.required(), e.observed(), e.received(), Nlri.readFamily(in), in.bool());
            case ROUTE_REFRESH ->
                new RouteRefresh(e.required(), e.observed(), e.received(), Nlri.readFamily(in), in.int32());
            case PEER_UP -> peerUp(e, in);
            case PEER_DOWN ->
                new PeerDown(
                        e.required(),
                        e.observed(),
                        e.received(),
                        in.oneOf(PeerDown.Reason.values()),
                        in.int32(),
                        in.bytes());
            case ROUTER_UP -> new RouterUp(e.received(), router(in), in.bool());
            case ROUTER_DOWN ->
                new RouterDown(e.received(), router(in), in.oneOf(RouterDown.Cause.values()), in.text(), in.number());
            case STATS_REPORT -> new StatsReport(e.required(), e.observed(), e.received(), statistics(in));
            case ROUTE_MIRROR -> new RouteMirror(e.required(), e.observed(), e.received(), messages(in), numbers(in));
            case MALFORMED -> new Malformed(e.peer(), e.observed(), e.received(), problem(in), optionalFamily(in));
            case GAP -> new Gap(e.received(), numbers(in), families(in), in.number(), in.text());
            case RESYNC_BEGIN -> resyncBegin(e, in);
            case RESYNC_END -> resyncEnd(e, in);
            case RECORD -> new TopicRecord(e.peer(), e.observed(), e.received(), in.text(), Values.read(in));
            case VRP_CHANGE -> PayloadOctets.read(e.received(), in);
            case EXTENSION ->
                new ExtensionEvent(e.peer(), e.observed(), e.received(), in.text(), in.i32(), Values.read(in));
        };
    }

    private RouteUpdate routeUpdate(Envelope e, OctetReader in) throws EventFormatException {
        Family family = Nlri.readFamily(in);
        NlriBlock withdrawn = Nlri.read(in);
        NlriBlock announced = Nlri.read(in);
        PathAttributes attributes = sets.read(in);
        if ((announced == null) != (attributes == null)) {
            throw in.damaged("announced routes and attributes go together");
        }
        return new RouteUpdateBuilder()
                .from(e.required(), e.observed(), e.received())
                .family(family)
                .withdrawn(withdrawn)
                .announced(announced, attributes)
                .cause(in.oneOf(RouteUpdate.Cause.values()))
                .flags(in.int32())
                .message(in.number())
                .part(in.int32(), in.int32())
                .build();
    }

    private RouteChange routeChange(Envelope e, OctetReader in) throws EventFormatException {
        NlriBlock routes = Nlri.require(in);
        @Nullable PathAttributes[] before = new @Nullable PathAttributes[routes.count()];
        for (int i = 0; i < before.length; i++) {
            before[i] = sets.read(in);
        }
        PathAttributes after = sets.read(in);
        RouteChange.Cause cause = in.oneOf(RouteChange.Cause.values());
        return new RouteChange(e.required(), e.observed(), e.received(), routes, before, after, cause, in.number());
    }

    private ResyncBegin resyncBegin(Envelope e, OctetReader in) throws EventFormatException {
        String rib = in.text();
        List<Integer> peers = numbers(in);
        if (plainResyncs) {
            return new ResyncBegin(e.received(), rib, peers);
        }
        ResyncId id = new ResyncId(in.number());
        int lane = in.int32();
        Set<Family> families = Set.copyOf(families(in));
        List<Prefix> within = new ArrayList<>();
        for (int left = in.count(6); left > 0; left--) {
            within.add(new Prefix(Addresses.require(in), in.u8()));
        }
        return new ResyncBegin(e.received(), rib, id, lane, new RouteScope(families, within, Set.of()), peers);
    }

    private ResyncEnd resyncEnd(Envelope e, OctetReader in) throws EventFormatException {
        String rib = in.text();
        if (plainResyncs) {
            return new ResyncEnd(e.received(), rib);
        }
        return new ResyncEnd(e.received(), rib, new ResyncId(in.number()), in.int32(), in.bool());
    }

    private static PeerUp peerUp(Envelope e, OctetReader in) throws EventFormatException {
        IpAddress local = Addresses.read(in);
        int localPort = in.int32();
        int remotePort = in.int32();
        Bytes sent = in.bytes();
        Bytes received = in.bytes();
        List<String> strings = texts(in);
        boolean replayed = in.bool();
        List<String> labels = texts(in);
        PeerUp.Session session = new PeerUp.Session(local, localPort, remotePort, sent, received, strings, labels);
        return new PeerUp(e.required(), e.observed(), e.received(), session, replayed);
    }

    private Router router(OctetReader in) throws EventFormatException {
        RouterKey key = routers.require(in);
        IpAddress address = Addresses.require(in);
        return new Router(key, address, in.int32(), in.optionalText(), in.optionalText(), texts(in));
    }

    private static List<StatsReport.Statistic> statistics(OctetReader in) throws EventFormatException {
        List<StatsReport.Statistic> statistics = new ArrayList<>();
        for (int left = in.count(4); left > 0; left--) {
            statistics.add(new StatsReport.Statistic(in.int32(), optionalFamily(in), in.number(), in.bytes()));
        }
        return statistics;
    }

    private static Problem problem(OctetReader in) throws EventFormatException {
        return new Problem(in.text(), in.text(), in.oneOf(Problem.Action.values()), in.int32(), in.bytes());
    }

    private static @Nullable Family optionalFamily(OctetReader in) throws EventFormatException {
        int code = in.below((1 << 24) + 1);
        return code == 0 ? null : Family.of(code - 1 >>> 8, code - 1 & 0xff);
    }

    private static List<Family> families(OctetReader in) throws EventFormatException {
        List<Family> families = new ArrayList<>();
        for (int left = in.count(1); left > 0; left--) {
            families.add(Nlri.readFamily(in));
        }
        return families;
    }

    private static List<Integer> numbers(OctetReader in) throws EventFormatException {
        List<Integer> numbers = new ArrayList<>();
        for (int left = in.count(1); left > 0; left--) {
            numbers.add(in.int32());
        }
        return numbers;
    }

    private static List<String> texts(OctetReader in) throws EventFormatException {
        List<String> texts = new ArrayList<>();
        for (int left = in.count(1); left > 0; left--) {
            texts.add(in.text());
        }
        return texts;
    }

    private static List<Bytes> messages(OctetReader in) throws EventFormatException {
        List<Bytes> messages = new ArrayList<>();
        for (int left = in.count(1); left > 0; left--) {
            messages.add(in.bytes());
        }
        return messages;
    }
}
