package net.weir.captures;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What pmacct made of a capture, in words that a test can make of Weir's events too. */
public final class PmacctLines {
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\": (\"[^\"]*\"|\\[[^]]*]|[^,}]+)");

    private final List<Map<String, String>> lines;

    private PmacctLines(List<Map<String, String>> lines) {
        this.lines = lines;
    }

    /** Reads a file of the test data: each line as its fields; texts without quotes, lists with spaces between. */
    public static PmacctLines read(String file) {
        String text = new String(TestData.bytes(file), StandardCharsets.UTF_8);
        return new PmacctLines(text.lines().map(PmacctLines::fields).toList());
    }

    private static Map<String, String> fields(String line) {
        Map<String, String> fields = new HashMap<>();
        Matcher matcher = FIELD.matcher(line);
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2).replaceAll("[\"\\[\\],]", ""));
        }
        return fields;
    }

    public List<Map<String, String>> lines() {
        return lines;
    }

    /** The router's name. */
    public String sysName() {
        return lines.stream()
                .filter(l -> "init".equals(l.get("bmp_msg_type")))
                .findFirst()
                .orElseThrow()
                .get("bmp_init_info_sysname");
    }

    /** {@code RIB-TYPE AS64496 ADDRESS RD LOCAL-ADDRESS LOCAL-PORT REMOTE-PORT} of each Peer Up, none twice. */
    public List<String> peers() {
        return lines.stream()
                .filter(l -> "peer_up".equals(l.get("bmp_msg_type")))
                .map(l -> peer(l) + " " + l.get("local_ip") + " " + l.get("local_port") + " " + l.get("remote_port"))
                .distinct()
                .toList();
    }

    /** {@code PEER AFI/SAFI PREFIX via NEXT-HOP by AS-PATH} of each announced route; these captures withdraw nothing. */
    public List<String> routes() {
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

    /** {@code PEER AFI/SAFI} of each End-of-RIB. */
    public List<String> ends() {
        return lines.stream()
                .filter(l -> "end-of-rib".equals(l.get("log_type")))
                .map(l -> peer(l) + " " + l.get("afi") + "/" + l.get("safi"))
                .toList();
    }

    /** {@code PEER TYPE=VALUE} of each statistic. */
    public List<String> statistics() {
        return lines.stream()
                .filter(l -> "stats".equals(l.get("bmp_msg_type")))
                .map(l -> peer(l) + " " + l.get("counter_type") + "=" + l.get("counter_value"))
                .toList();
    }

    private static String peer(Map<String, String> line) {
        return line.get("bmp_rib_type") + " AS" + line.get("peer_asn") + " " + line.get("peer_ip") + " "
                + line.get("rd");
    }
}
