package net.weir.sink.file;

import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.ExtensionEvent;
import net.weir.event.Gap;
import net.weir.event.Malformed;
import net.weir.event.PeerDown;
import net.weir.event.PeerRoutesGone;
import net.weir.event.PeerUp;
import net.weir.event.ResyncBegin;
import net.weir.event.ResyncEnd;
import net.weir.event.RouteMirror;
import net.weir.event.RouteRefresh;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.event.StatsReport;
import net.weir.event.TopicRecord;
import net.weir.event.VrpChange;
import net.weir.model.Family;
import net.weir.model.RouterKey;
import net.weir.model.Value;
import net.weir.text.JsonWriter;
import net.weir.text.ValueJson;
import org.jspecify.annotations.Nullable;

/** What events without routes have to say, in one field. */
final class CsvDetail {
    private CsvDetail() {}

    static @Nullable RouterKey router(Event event) {
        if (event instanceof RouterUp up) {
            return up.router().key();
        }
        return event instanceof RouterDown down ? down.router().key() : null;
    }

    static @Nullable Family family(Event event) {
        if (event instanceof EndOfRib eor) {
            return eor.family();
        }
        if (event instanceof RouteRefresh refresh) {
            return refresh.family();
        }
        return event instanceof Malformed malformed ? malformed.family() : null;
    }

    static String cause(Event event) {
        if (event instanceof PeerDown down) {
            return down.reason().toString();
        }
        if (event instanceof RouterDown down) {
            return down.cause().toString();
        }
        return event instanceof PeerRoutesGone gone ? gone.cause().toString() : "";
    }

    static String of(Event event) {
        return switch (event.kind()) {
            case ROUTE_UPDATE, ROUTE_CHANGE -> "";
            case END_OF_RIB -> ((EndOfRib) event).assumed() ? "assumed" : "";
            case ROUTE_REFRESH -> "subtype " + ((RouteRefresh) event).subtype();
            case PEER_UP ->
                ((PeerUp) event).replayed()
                        ? "replayed"
                        : String.join("; ", ((PeerUp) event).session().strings());
            case PEER_DOWN -> peerDown((PeerDown) event);
            case PEER_ROUTES_GONE -> ((PeerRoutesGone) event).count() + " routes";
            case ROUTER_UP -> orEmpty(((RouterUp) event).router().sysDescr());
            case ROUTER_DOWN -> ((RouterDown) event).detail();
            case STATS_REPORT -> stats((StatsReport) event);
            case ROUTE_MIRROR -> ((RouteMirror) event).messages().size() + " messages";
            case MALFORMED -> ((Malformed) event).problem().toString();
            case GAP -> ((Gap) event).count() + " events lost: " + ((Gap) event).reason();
            case RESYNC_BEGIN -> resync((ResyncBegin) event);
            case RESYNC_END -> resync((ResyncEnd) event);
            case RECORD -> ((TopicRecord) event).topic() + " " + json(((TopicRecord) event).value());
            case VRP_CHANGE -> ((VrpChange) event).summary();
            case EXTENSION -> ((ExtensionEvent) event).type() + " " + json(((ExtensionEvent) event).body());
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String peerDown(PeerDown event) {
        if (event.notificationCode() < 0) {
            return "";
        }
        String text = event.shutdownCommunication();
        return event.notificationCode() + "/" + event.notificationSubcode() + (text == null ? "" : " " + text);
    }

    private static String stats(StatsReport event) {
        StringBuilder out = new StringBuilder();
        for (StatsReport.Statistic statistic : event.statistics()) {
            out.append(out.length() == 0 ? "" : ";").append(statistic.type());
            if (statistic.family() != null) {
                out.append('/').append(statistic.family());
            }
            out.append('=').append(Long.toUnsignedString(statistic.value()));
        }
        return out.toString();
    }

    private static String resync(ResyncEnd event) {
        return event.rib() + ';' + event.id() + '/' + event.lane() + (event.aborted() ? ";aborted" : "");
    }

    private static String resync(ResyncBegin event) {
        StringBuilder out = new StringBuilder(event.rib());
        out.append(';').append(event.id()).append('/').append(event.lane());
        out.append(';').append(event.scope());
        for (int peer : event.peers()) {
            out.append(';').append(peer);
        }
        return out.toString();
    }

    private static String json(Value value) {
        JsonWriter out = new JsonWriter();
        ValueJson.write(out, value);
        return out.toString();
    }
}
