package net.weir.text;

import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.EventKind;
import net.weir.event.ExtensionEvent;
import net.weir.event.Gap;
import net.weir.event.Malformed;
import net.weir.event.PeerDown;
import net.weir.event.PeerRoutesGone;
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
import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;

/**
 * Any event as one JSON object on one line. Confined to one thread: it remembers how the peers look that it met last.
 *
 * <p>Every object begins with {@code type}, {@code feed}, {@code sequence}, ({@code subsequence} if it is not 0), {@code
 * received}, {@code observed}, {@code peer}; what follows depends on the type.
 */
public final class EventJson {
    private static final JsonKey TYPE = JsonKey.of("type");
    private static final JsonKey FEED = JsonKey.of("feed");
    private static final JsonKey SEQUENCE = JsonKey.of("sequence");
    private static final JsonKey SUBSEQUENCE = JsonKey.of("subsequence");
    private static final JsonKey RECEIVED = JsonKey.of("received");
    private static final JsonKey OBSERVED = JsonKey.of("observed");
    private static final JsonKey PEER = JsonKey.of("peer");
    private static final JsonKey FAMILY = JsonKey.of("family");
    private static final JsonKey ASSUMED = JsonKey.of("assumed");
    private static final JsonKey SUBTYPE = JsonKey.of("subtype");
    private static final JsonKey CAUSE = JsonKey.of("cause");
    private static final JsonKey COUNT = JsonKey.of("count");
    private static final JsonKey TOPIC = JsonKey.of("topic");
    private static final JsonKey VALUE = JsonKey.of("value");
    private static final JsonKey EXTENSION_TYPE = JsonKey.of("extensionType");
    private static final JsonKey VERSION = JsonKey.of("version");
    private static final JsonKey BODY = JsonKey.of("body");
    private static final int PEERS = 256;

    private final JsonStyle style;
    private final @Nullable Peer[] peers = new @Nullable Peer[PEERS];
    private final byte[][] peerTexts = new byte[PEERS][];

    public EventJson(JsonStyle style) {
        this.style = style;
    }

    /** Writes the object, without a line end. */
    public void write(JsonWriter out, Event event) {
        out.beginObject();
        out.name(TYPE).plain(event.kind().toString());
        out.name(FEED).number(event.feed());
        out.name(SEQUENCE).number(event.sequence());
        if (event.subsequence() != 0) {
            out.name(SUBSEQUENCE).number(event.subsequence());
        }
        out.name(RECEIVED).timestamp(event.receivedMicros());
        Members members = new Members(out, style);
        if (event.observedMicros() != 0) {
            out.name(OBSERVED).timestamp(event.observedMicros());
        } else {
            members.nothing(OBSERVED);
        }
        Peer peer = event.peer();
        if (peer != null) {
            out.name(PEER);
            peer(out, peer);
        } else {
            members.nothing(PEER);
        }
        content(members, event);
        out.endObject();
    }

    private void peer(JsonWriter out, Peer peer) {
        int slot = peer.id() & PEERS - 1;
        if (peers[slot] != peer) {
            JsonWriter rendering = new JsonWriter();
            PeerJson.write(rendering, peer, style);
            peerTexts[slot] = rendering.toBytes();
            peers[slot] = peer;
        }
        out.raw(peerTexts[slot]);
    }

    private static void content(Members m, Event event) {
        JsonWriter out = m.out();
        EventKind kind = event.kind();
        switch (kind) {
            case ROUTE_UPDATE -> RouteJson.update(m, (RouteUpdate) event);
            case ROUTE_CHANGE -> RouteJson.change(m, (RouteChange) event);
            case END_OF_RIB -> {
                EndOfRib eor = (EndOfRib) event;
                out.name(FAMILY).plain(eor.family().toString()).name(ASSUMED).bool(eor.assumed());
            }
            case ROUTE_REFRESH -> {
                RouteRefresh refresh = (RouteRefresh) event;
                out.name(FAMILY)
                        .plain(refresh.family().toString())
                        .name(SUBTYPE)
                        .number(refresh.subtype());
            }
            case PEER_UP -> SessionJson.peerUp(m, (PeerUp) event);
            case PEER_DOWN -> SessionJson.peerDown(m, (PeerDown) event);
            case PEER_ROUTES_GONE -> {
                PeerRoutesGone gone = (PeerRoutesGone) event;
                out.name(CAUSE).plain(gone.cause().toString()).name(COUNT).number(gone.count());
            }
            case ROUTER_UP -> SessionJson.routerUp(m, (RouterUp) event);
            case ROUTER_DOWN -> SessionJson.routerDown(m, (RouterDown) event);
            case STATS_REPORT -> ReportJson.stats(m, (StatsReport) event);
            case ROUTE_MIRROR -> ReportJson.mirror(m, (RouteMirror) event);
            case MALFORMED -> ReportJson.malformed(m, (Malformed) event);
            case GAP -> ReportJson.gap(m, (Gap) event);
            case RESYNC_BEGIN -> ReportJson.resyncBegin(m, (ResyncBegin) event);
            case RESYNC_END -> ReportJson.resyncEnd(m, (ResyncEnd) event);
            case RECORD -> {
                TopicRecord record = (TopicRecord) event;
                ValueJson.write(out.name(TOPIC).string(record.topic()).name(VALUE), record.value());
            }
            case VRP_CHANGE -> VrpJson.change(m, (VrpChange) event);
            case EXTENSION -> {
                ExtensionEvent extension = (ExtensionEvent) event;
                out.name(EXTENSION_TYPE).string(extension.type()).name(VERSION).number(extension.version());
                ValueJson.write(out.name(BODY), extension.body());
            }
        }
    }
}
