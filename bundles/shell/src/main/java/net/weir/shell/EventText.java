package net.weir.shell;

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
import net.weir.event.RouteChange;
import net.weir.event.RouteMirror;
import net.weir.event.RouteRefresh;
import net.weir.event.RouteUpdate;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.event.StatsReport;
import net.weir.event.TopicRecord;
import net.weir.event.VrpChange;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Value;
import net.weir.text.JsonWriter;
import net.weir.text.ValueJson;
import org.jspecify.annotations.Nullable;

/** What an event says, in a few words for people; not yet safe for a terminal. */
final class EventText {
    private static final int ROUTES = 10;

    private EventText() {}

    static String of(Event event) {
        return switch (event.kind()) {
            case ROUTE_UPDATE -> update((RouteUpdate) event);
            case ROUTE_CHANGE -> change((RouteChange) event);
            case END_OF_RIB -> ((EndOfRib) event).family() + (((EndOfRib) event).assumed() ? " assumed" : "");
            case ROUTE_REFRESH -> ((RouteRefresh) event).family() + " subtype " + ((RouteRefresh) event).subtype();
            case PEER_UP -> again(((PeerUp) event).replayed());
            case PEER_DOWN -> down((PeerDown) event);
            case PEER_ROUTES_GONE -> ((PeerRoutesGone) event).count() + " routes " + ((PeerRoutesGone) event).cause();
            case ROUTER_UP -> ((RouterUp) event).router() + again(((RouterUp) event).replayed());
            case ROUTER_DOWN -> down((RouterDown) event);
            case STATS_REPORT -> ((StatsReport) event).statistics().size() + " statistics";
            case ROUTE_MIRROR -> ((RouteMirror) event).messages().size() + " messages";
            case MALFORMED -> ((Malformed) event).problem().toString();
            case GAP -> ((Gap) event).count() + " events lost: " + ((Gap) event).reason();
            case RESYNC_BEGIN ->
                ((ResyncBegin) event).rib() + ", " + ((ResyncBegin) event).scope() + ", peers "
                        + ((ResyncBegin) event).peers().size();
            case RESYNC_END -> ((ResyncEnd) event).rib() + (((ResyncEnd) event).aborted() ? ", aborted" : "");
            case RECORD -> ((TopicRecord) event).topic() + " " + json(((TopicRecord) event).value());
            case VRP_CHANGE -> ((VrpChange) event).summary();
            case EXTENSION -> ((ExtensionEvent) event).type() + " " + json(((ExtensionEvent) event).body());
        };
    }

    private static String again(boolean replayed) {
        return replayed ? " again" : "";
    }

    private static String update(RouteUpdate update) {
        String cause = update.cause() == RouteUpdate.Cause.PEER ? "" : " (" + update.cause() + ")";
        return (routes("-", update.withdrawn()) + routes("+", update.announced()) + path(update.attributes()) + cause)
                .strip();
    }

    private static String change(RouteChange change) {
        String cause = change.cause() == RouteChange.Cause.PEER ? "" : " (" + change.cause() + ")";
        return (routes(change.isWithdrawal() ? "-" : "+", change.routes()) + path(change.after()) + cause).strip();
    }

    private static String routes(String sign, @Nullable NlriBlock block) {
        StringBuilder out = new StringBuilder();
        int count = block == null ? 0 : block.count();
        for (int i = 0; block != null && i < Math.min(count, ROUTES); i++) {
            out.append(' ').append(sign).append(block.text(i));
            if (block.hasPathIds()) {
                out.append('#').append(Integer.toUnsignedString(block.pathId(i)));
            }
        }
        return count > ROUTES
                ? out.append(" and ").append(count - ROUTES).append(" more").toString()
                : out.toString();
    }

    private static String path(@Nullable PathAttributes attributes) {
        if (attributes == null) {
            return "";
        }
        String communities = attributes.communities().isEmpty() ? "" : " communities " + attributes.communities();
        return " path [" + attributes.asPath() + "] next hop " + attributes.nextHop() + communities;
    }

    private static String down(PeerDown down) {
        String code =
                down.notificationCode() < 0 ? "" : " " + down.notificationCode() + "/" + down.notificationSubcode();
        String said = down.shutdownCommunication() == null ? "" : ": " + down.shutdownCommunication();
        return down.reason() + code + said;
    }

    private static String down(RouterDown down) {
        return down.router() + " " + down.cause() + (down.detail().isEmpty() ? "" : ": " + down.detail());
    }

    private static String json(Value value) {
        JsonWriter out = new JsonWriter();
        ValueJson.write(out, value);
        return out.toString();
    }
}
