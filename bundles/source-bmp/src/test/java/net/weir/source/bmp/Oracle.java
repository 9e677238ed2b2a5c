package net.weir.source.bmp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.weir.captures.TestData;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.event.StatsReport;
import net.weir.model.Family;
import net.weir.model.NextHop;
import net.weir.model.NlriBlock;
import net.weir.model.Peer;
import net.weir.model.RouteDistinguisher;
import net.weir.model.View;

/** What pmacct made of a capture, and the same words for what Weir makes of it. */
final class Oracle {
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\": (\"[^\"]*\"|\\[[^]]*]|[^,}]+)");

    private Oracle() {}

    /** The lines of the oracle's file, each as its fields; texts without quotes, lists with spaces between. */
    static List<Map<String, String>> lines(String file) {
        String text = new String(TestData.bytes(file), StandardCharsets.UTF_8);
        return text.lines().map(Oracle::fields).toList();
    }

    private static Map<String, String> fields(String line) {
        Map<String, String> fields = new HashMap<>();
        Matcher matcher = FIELD.matcher(line);
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2).replaceAll("[\"\\[\\],]", ""));
        }
        return fields;
    }

    static List<String> peers(List<Map<String, String>> lines) {
        return lines.stream()
                .filter(l -> "peer_up".equals(l.get("bmp_msg_type")))
                .map(l -> peer(l) + " " + l.get("local_ip") + " " + l.get("local_port") + " " + l.get("remote_port"))
                .distinct()
                .toList();
    }

    static List<String> peers(Recorder out) {
        return out.all(PeerUp.class).stream()
                .map(up -> peer(up) + " "
                        + (up.session().localAddress() == null
                                ? "0.0.0.0"
                                : up.session().localAddress()) + " "
                        + up.session().localPort() + " " + up.session().remotePort())
                .toList();
    }

    /** Announcements only: there is no withdrawal in these captures. */
    static List<String> routes(List<Map<String, String>> lines) {
        return lines.stream()
                .filter(l -> "route_monitor".equals(l.get("bmp_msg_type")) && "update".equals(l.get("log_type")))
                .map(l -> peer(l) + " " + l.get("afi") + "/" + l.get("safi") + " " + l.get("ip_prefix") + " via "
                        + nextHop(l) + " by " + l.get("as_path"))
                .toList();
    }

    /** pmacct shows some IPv4 next hops as mapped IPv6 ones; on the wire they have 4 octets, as tshark says too. */
    private static String nextHop(Map<String, String> line) {
        String hop = String.valueOf(line.get("bgp_nexthop"));
        return "1".equals(line.get("afi")) && hop.startsWith("::ffff:") ? hop.substring(7) : hop;
    }

    static List<String> routes(Recorder out) {
        List<String> routes = new ArrayList<>();
        for (RouteUpdate update : out.all(RouteUpdate.class)) {
            NlriBlock announced = update.announced();
            for (int i = 0; announced != null && i < announced.count(); i++) {
                routes.add(route(update, announced, i));
            }
        }
        return routes;
    }

    private static String route(RouteUpdate update, NlriBlock block, int index) {
        Family family = update.family();
        NextHop hop = update.attributes() == null ? null : update.attributes().nextHop();
        return withoutDistinguisher(update) + " " + distinguisher(update, block, index) + " " + family.afi() + "/"
                + family.safi() + " " + Labelled.prefix(block, index) + " via "
                + (hop == null ? "null" : hop.global()) + " by "
                + (update.attributes() == null ? "" : update.attributes().asPath());
    }

    /** The RD as pmacct tells it: of the NLRI for SAFI 128, none for SAFI 4, else that of the BMP peer. */
    private static String distinguisher(RouteUpdate update, NlriBlock block, int index) {
        return switch (update.family().safi()) {
            case 128 -> new RouteDistinguisher(Labelled.distinguisher(block, index)).toString();
            case 4 -> "null";
            default -> distinguisher(update);
        };
    }

    static List<String> ends(List<Map<String, String>> lines) {
        return lines.stream()
                .filter(l -> "end-of-rib".equals(l.get("log_type")))
                .map(l -> peer(l) + " " + l.get("afi") + "/" + l.get("safi"))
                .toList();
    }

    static List<String> ends(Recorder out) {
        return out.all(EndOfRib.class).stream()
                .map(e -> peer(e) + " " + e.family().afi() + "/" + e.family().safi())
                .toList();
    }

    static List<String> statistics(List<Map<String, String>> lines) {
        return lines.stream()
                .filter(l -> "stats".equals(l.get("bmp_msg_type")))
                .map(l -> peer(l) + " " + l.get("counter_type") + "=" + l.get("counter_value"))
                .toList();
    }

    static List<String> statistics(Recorder out) {
        return out.all(StatsReport.class).stream()
                .flatMap(r -> r.statistics().stream()
                        .map(s -> peer(r) + " " + s.type() + "=" + Long.toUnsignedString(s.value())))
                .toList();
    }

    private static String peer(Map<String, String> line) {
        String rd = line.get("rd");
        return line.get("bmp_rib_type") + " AS" + line.get("peer_asn") + " " + line.get("peer_ip") + " " + rd;
    }

    private static String withoutDistinguisher(Event event) {
        Peer peer = Objects.requireNonNull(event.peer());
        String type = peer.view() == View.LOC_RIB
                ? "Loc-Rib"
                : peer.view() == View.ADJ_RIB_IN_PRE ? "Adj-Rib-In Pre-Policy" : "Adj-Rib-In Post-Policy";
        return type + " " + peer.asn() + " "
                + (peer.key().address() == null ? "0.0.0.0" : peer.key().address());
    }

    private static String peer(Event event) {
        return withoutDistinguisher(event) + " " + distinguisher(event);
    }

    private static String distinguisher(Event event) {
        String rd = Objects.requireNonNull(event.peer()).key().distinguisherText();
        return rd.isEmpty() ? "null" : rd;
    }
}
