package net.weir.cli.bgp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.weir.cli.tool.UpdateEvents;
import net.weir.codec.bgp.AssumingDecoder;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.Decoded;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.KeepaliveMessage;
import net.weir.codec.bgp.MessageHeader;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bgp.RouteRefreshMessage;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.event.Event;
import net.weir.event.ExtensionEvent;
import net.weir.event.RouteRefresh;
import net.weir.model.Bytes;
import net.weir.model.Peer;
import net.weir.model.Problem;
import net.weir.model.Value;

/**
 * BGP messages as events: UPDATEs as those of any source, the others as extension events {@code net.weir.bgp.…} whose
 * bodies are described in docs/tools.md. Confined to one thread.
 */
final class MessageEvents {
    private static final List<String> REFRESH = List.of("request", "begin", "end");

    private final Peer peer;
    private final SessionParameters parameters;
    private final boolean assuming;
    private final ValidationProfile profile;
    private final Consumer<Event> events;
    private final UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
    private final AssumingDecoder assumed = new AssumingDecoder(decoder);
    private long sequence;

    /**
     * @param assuming another AS size or ADD-PATH may be tried where the structure needs it
     * @param profile of a session
     */
    MessageEvents(
            Peer peer,
            SessionParameters parameters,
            boolean assuming,
            ValidationProfile profile,
            Consumer<Event> events) {
        this.peer = peer;
        this.parameters = parameters;
        this.assuming = assuming;
        this.profile = profile;
        this.events = events;
    }

    /** Reads one whole message. Returns what is wrong with it. */
    List<Problem> message(byte[] octets, int offset, int length) {
        sequence++;
        return switch (MessageHeader.type(octets, offset)) {
            case MessageHeader.OPEN -> open(OpenMessage.decode(octets, offset, length));
            case MessageHeader.UPDATE -> update(octets, offset, length);
            case MessageHeader.NOTIFICATION -> notification(NotificationMessage.decode(octets, offset, length));
            case MessageHeader.KEEPALIVE -> keepalive(KeepaliveMessage.decode(octets, offset, length));
            case MessageHeader.ROUTE_REFRESH -> refresh(RouteRefreshMessage.decode(octets, offset, length));
            default -> unknown(octets, offset, length);
        };
    }

    private void extension(String kind, Map<String, Value> body) {
        events.accept(new ExtensionEvent(peer, 0, 0, "net.weir.bgp." + kind, 1, new Value.Fields(body)));
    }

    private List<Problem> told(List<Problem> problems) {
        new UpdateEvents(peer, 0, 0, sequence).problems(problems, events);
        return problems;
    }

    private List<Problem> unknown(byte[] octets, int offset, int length) {
        int type = MessageHeader.type(octets, offset);
        return told(List.of(new Problem(
                "message type " + type + " is not known",
                "RFC 4271 section 6.1",
                Problem.Action.SESSION_RESET,
                18,
                Bytes.copyOf(octets, offset, Math.min(64, length)))));
    }

    private List<Problem> open(Decoded<OpenMessage> decoded) {
        OpenMessage open = decoded.message();
        if (open != null) {
            Map<String, Value> body = new LinkedHashMap<>();
            body.put("version", new Value.Int(open.version()));
            body.put("asn", new Value.Int(open.asn().number()));
            body.put("asField", new Value.Int(open.asField()));
            body.put("holdTimeSeconds", new Value.Int(open.holdTimeSeconds()));
            body.put("bgpId", new Value.Text(open.bgpId().toString()));
            List<Value> capabilities = new ArrayList<>();
            open.capabilities().forEach(each -> capabilities.add(Described.capability(each)));
            body.put("capabilities", new Value.Many(capabilities));
            List<Value> others = new ArrayList<>();
            open.otherParameters()
                    .forEach(each -> others.add(new Value.Fields(
                            Map.of("type", new Value.Int(each.type()), "value", new Value.Binary(each.value())))));
            body.put("otherParameters", new Value.Many(others));
            NotificationMessage objection = open.objection();
            body.put("objection", objection == null ? new Value.Nothing() : new Value.Text(objection.toString()));
            extension("open", body);
        }
        return told(decoded.problems());
    }

    private List<Problem> notification(Decoded<NotificationMessage> decoded) {
        NotificationMessage message = decoded.message();
        if (message != null) {
            extension("notification", notification(message));
        }
        return told(decoded.problems());
    }

    private static Map<String, Value> notification(NotificationMessage message) {
        Map<String, Value> body = new LinkedHashMap<>();
        body.put("code", new Value.Int(message.code()));
        body.put("subcode", new Value.Int(message.subcode()));
        body.put("reason", new Value.Text(message.reason()));
        body.put("text", new Value.Text(message.shutdownCommunication()));
        body.put("data", new Value.Binary(message.data()));
        NotificationMessage inner = message.unwrapped();
        if (inner != message) { // RFC 8538 section 3.1
            body.put("carries", new Value.Text(inner.toString()));
        }
        return body;
    }

    private List<Problem> keepalive(Decoded<KeepaliveMessage> decoded) {
        if (decoded.message() != null) {
            extension("keepalive", Map.of());
        }
        return told(decoded.problems());
    }

    private List<Problem> refresh(Decoded<RouteRefreshMessage> decoded) {
        RouteRefreshMessage refresh = decoded.message();
        if (refresh == null) {
            return told(decoded.problems());
        }
        events.accept(new RouteRefresh(peer, 0, 0, refresh.family(), refresh.subtype()));
        if (refresh.orf().length() == 0) {
            return told(decoded.problems());
        }
        RouteFilters filters = new RouteFilters(refresh.orf(), refresh.family().afi() == 2);
        Map<String, Value> body = new LinkedHashMap<>();
        body.put("family", new Value.Text(refresh.family().toString()));
        body.put(
                "request",
                new Value.Text(refresh.subtype() < REFRESH.size() ? REFRESH.get(refresh.subtype()) : "unknown"));
        body.put("orf", filters.value());
        extension("route-filters", body);
        List<Problem> problems = new ArrayList<>(decoded.problems());
        if (filters.isCut()) {
            String reason = "an outbound route filter does not fit";
            problems.add(
                    new Problem(reason, "RFC 5291 section 5.2", Problem.Action.MESSAGE_SKIPPED, 23, refresh.orf()));
        }
        return told(problems);
    }

    /**
     * A session drops all that a reset makes void; here what a listener could still read of it is shown, and the damage
     * as the session sees it.
     */
    private List<Problem> update(byte[] octets, int offset, int length) {
        UpdateEvents of = new UpdateEvents(peer, 0, 0, sequence);
        DecodedUpdate update = decode(octets, offset, length, profile);
        List<Problem> problems = update.problems();
        if (update.losesRoutes()) {
            update = decode(octets, offset, length, ValidationProfile.BMP_OTHER);
        }
        of.routes(update, events);
        return told(problems);
    }

    private DecodedUpdate decode(byte[] octets, int offset, int length, ValidationProfile judged) {
        return assuming
                ? assumed.decode(octets, offset, length, parameters, judged)
                : decoder.decode(octets, offset, length, parameters, judged);
    }
}
