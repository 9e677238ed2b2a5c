package net.weir.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import net.weir.model.Family;

/** The events of one router in a file of events, in the words of {@link net.weir.captures.PmacctLines}. */
final class ToldEvents {
    private static final Map<String, String> RIB_TYPES = Map.of(
            "adj-rib-in-pre", "Adj-Rib-In Pre-Policy",
            "adj-rib-in-post", "Adj-Rib-In Post-Policy",
            "loc-rib", "Loc-Rib");

    private final EventFile file;
    private final String router;

    /** @param router its address */
    ToldEvents(EventFile file, String router) {
        this.file = file;
        this.router = router;
    }

    private Stream<JsonNode> events(String type) {
        return file.events(type).filter(event -> {
            JsonNode of = event.path("peer").isObject() ? event.path("peer").path("router") : event.path("router");
            return of.path("address").asText().equals(router);
        });
    }

    List<String> names() {
        return events("router-up").map(event -> event.path("sysName").asText()).toList();
    }

    List<String> peers() {
        return events("peer-up")
                .map(event -> peer(event) + " " + text(event.path("localAddress"), "0.0.0.0") + " "
                        + event.path("localPort").asText() + " "
                        + event.path("remotePort").asText())
                .toList();
    }

    List<String> routes() {
        List<String> routes = new ArrayList<>();
        events("route-update").forEach(event -> {
            for (JsonNode route : event.path("announced")) {
                routes.add(route(event, route));
            }
        });
        return routes;
    }

    List<String> ends() {
        return each("end-of-rib", event -> peer(event) + " " + afiSafi(family(event)));
    }

    List<String> statistics() {
        List<String> statistics = new ArrayList<>();
        events("stats-report").forEach(event -> {
            for (JsonNode each : event.path("statistics")) {
                statistics.add(peer(event) + " " + each.path("type").asText() + "="
                        + each.path("value").asText());
            }
        });
        return statistics;
    }

    private List<String> each(String type, Function<JsonNode, String> words) {
        return events(type).map(words).toList();
    }

    private static String route(JsonNode event, JsonNode route) {
        Family family = family(event);
        String prefix = route.path("prefix").asText();
        String rd = distinguisher(event);
        if (route.has("nlri")) {
            JsonNode nlri = route.path("nlri");
            prefix = nlri.path("prefix").asText();
            // pmacct shows the RD of the NLRI for SAFI 128 and none for SAFI 4
            rd = family.safi() == 128 ? nlri.path("rd").asText() : "null";
        }
        return withoutDistinguisher(event) + " " + rd + " " + afiSafi(family) + " " + prefix + " via "
                + nextHop(event.path("attributes")) + " by " + asPath(event.path("attributes"));
    }

    private static String nextHop(JsonNode attributes) {
        for (JsonNode attribute : attributes) {
            JsonNode reach = attribute.path("mpReachNlri").path("nextHop");
            for (JsonNode form : reach) {
                return form.isTextual() ? form.asText() : form.path("global").asText();
            }
            if (attribute.has("conventionalNextHop")) {
                return attribute.path("conventionalNextHop").asText();
            }
        }
        return "null";
    }

    private static String asPath(JsonNode attributes) {
        List<String> hops = new ArrayList<>();
        for (JsonNode attribute : attributes) {
            attribute.path("asPath").forEach(hop -> hops.add(hop.asText().replaceFirst("^AS", "")));
        }
        return String.join(" ", hops);
    }

    private static Family family(JsonNode event) {
        return Family.parse(event.path("family").asText());
    }

    private static String afiSafi(Family family) {
        return family.afi() + "/" + family.safi();
    }

    private static String withoutDistinguisher(JsonNode event) {
        JsonNode peer = event.path("peer");
        String view = peer.path("view").asText();
        return RIB_TYPES.getOrDefault(view, view) + " AS" + peer.path("asn").asText() + " "
                + text(peer.path("address"), "0.0.0.0");
    }

    private static String peer(JsonNode event) {
        return withoutDistinguisher(event) + " " + distinguisher(event);
    }

    private static String distinguisher(JsonNode event) {
        return text(event.path("peer").path("distinguisher"), "null");
    }

    private static String text(JsonNode node, String otherwise) {
        return node.isTextual() ? node.asText() : otherwise;
    }
}
