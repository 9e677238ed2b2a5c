package net.weir.roto.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.weir.model.AsPath;
import net.weir.model.Asn;
import net.weir.model.AttributeType;
import net.weir.model.Bytes;
import net.weir.model.Community;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.LargeCommunity;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.Prefix;
import net.weir.model.RouterKey;
import net.weir.model.View;
import net.weir.roto.Compilation;
import net.weir.roto.DiagnosticText;
import net.weir.roto.RotoCompiler;
import net.weir.roto.Script;
import net.weir.roto.SourceTree;
import net.weir.roto.run.EnumValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What filters see of a route, and what they can change. */
class RouteTest {
    // ORIGIN igp; AS_PATH 64496 64497 {64498} would end in a set, so it is a sequence of three; NEXT_HOP; MED 5;
    // LOCAL_PREF 200; COMMUNITIES 64496:1 NO_EXPORT; EXTENDED rt:64496:7; LARGE 64496:1:2; OTC 64496
    private static final String OCTETS = "400101 00" + "40020e 02030000fbf00000fbf10000fbf2" + "400304 c0000201"
            + "800404 00000005" + "400504 000000c8" + "c00808 fbf00001ffffff01" + "c01008 0002fbf000000007"
            + "c0200c 0000fbf00000000100000002" + "c02304 0000fbf0";
    private static final Peer PEER = new Peer(
            1,
            1,
            PeerKey.global(new RouterKey("r1", null, null), IpAddress.parse("192.0.2.9"), View.ADJ_RIB_IN_PRE),
            new Peer.Facts(new Asn(64496), IpAddress.parse("192.0.2.8"), "red", false));
    private static final NlriBlock ROUTE = Ipv4Nlri.of(Prefix.parse("203.0.113.0/24"));

    private final List<String> records = new ArrayList<>();
    private final List<String> metrics = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final BgpContext context = new BgpContext(
            (prefix, origin) -> origin != null && origin == 64498 ? RovStatus.VALID : RovStatus.NOT_FOUND,
            new Metrics.Board() {
                @Override
                public void add(String name, long more) {
                    metrics.add(name + "+" + more);
                }

                @Override
                public void set(String name, long value) {
                    metrics.add(name + "=" + value);
                }
            },
            warnings::add);
    private final BgpThread thread = context.thread(100_000);

    static PathAttributes attributes() {
        return PathAttributes.ofCanonical(Bytes.ofHex(OCTETS.replace(" ", "")).toArray());
    }

    private static Script compile(String text) {
        Compilation made = new RotoCompiler(BgpLibrary.standard()).compile(SourceTree.of("t.roto", text));
        if (made.script() == null) {
            throw new AssertionError(
                    made.diagnostics().stream().map(DiagnosticText::plain).toList());
        }
        return made.script();
    }

    private boolean accepts(String text) {
        Script script = compile(text);
        thread.begin((topic, value) -> records.add(topic + " " + value), null);
        EnumValue verdict = (EnumValue) script.call("main", thread.call(), thread.route(), PEER);
        return verdict != null && verdict.variant() == 0;
    }

    private boolean holds(String condition) {
        thread.route().set(PEER, ROUTE, 0, attributes());
        return accepts(
                "filter main(route: Route, ingress: IngressInfo) { if " + condition + " { accept } else { reject } }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "route.prefix() == 203.0.113.0/24",
                "route.prefix_matches(203.0.113.0/24) && !route.prefix_matches(203.0.113.0/25)",
                "route.is_covered_by(203.0.112.0/23) && route.is_covered_by(203.0.113.0/24) && route.is_covered_by(0.0.0.0/0)",
                "!route.is_covered_by(203.0.113.0/25) && !route.is_covered_by(::/0) && !route.is_covered_by(192.0.2.0/24)",
                "route.prefix_len() == 24 && route.is_ipv4() && !route.is_ipv6() && route.path_id() == 0",
                "route.family() == \"ipv4-unicast\" && route.nlri() == \"203.0.113.0/24\"",
                "route.aspath_contains(AS64497) && !route.aspath_contains(AS1)",
                "route.match_aspath_origin(AS64498) && !route.match_aspath_origin(AS64497)",
                "route.aspath_origin() == Some(AS64498) && route.aspath_first() == Some(AS64496) && route.aspath_len() == 3",
                "!route.aspath_has_set() && f\"{route.fmt_aspath()} {route.fmt_aspath_origin()}\" == \"64496 64497 64498 AS64498\"",
                "route.contains_community(Community.from(\"64496:1\")) && route.contains_community(NO_EXPORT)",
                "!route.contains_community(NO_ADVERTISE) && !route.contains_community(Community.from(\"64496:2\"))",
                "route.contains_large_community(LargeCommunity.from(\"64496:1:2\"))",
                "!route.contains_large_community(LargeCommunity.from(\"64496:1:3\"))",
                "route.contains_extended_community(ExtendedCommunity.from(\"rt:64496:7\"))",
                "route.communities() == [Community.from(\"AS64496:1\"), NO_EXPORT]",
                "route.fmt_communities() == \"AS64496:1, NO_EXPORT\" && route.fmt_large_communities() == \"64496:1:2\"",
                "route.has_attribute(35) && route.has_attribute(1) && !route.has_attribute(40) && !route.has_attribute(128)",
                "route.med() == Some(5) && route.local_pref() == Some(200) && route.origin() == Some(\"igp\")",
                "route.next_hop() == Some(192.0.2.1) && route.otc() == Some(AS64496)",
                "route.attributes().otc() == Some(AS64496) && route.attributes().contains_community(NO_EXPORT)",
                "ingress.peer_asn() == AS64496 && ingress.peer_address() == 192.0.2.9 && ingress.peer_bgp_id() == 192.0.2.8",
                "ingress.vrf() == Some(\"red\") && route.peer().peer_asn() == AS64496 && ingress.view() == \"adj-rib-in-pre\"",
                "route.rov_status().to_string() == \"not-checked\" && rpki.check_rov(route).is_valid() && route.rov_status().is_valid()",
                "Community.from(\"nonsense\").to_string() == \"AS0:0\" && NO_PEER.to_string() == \"NOPEER\"",
                "fmt_asn(AS64496) == \"AS64496\" && route.fmt_prefix() == \"203.0.113.0/24\"",
            })
    void a_route_shows(String condition) {
        assertThat(holds(condition)).isTrue();
    }

    @Test
    void ipv6_routes_are_compared_by_all_their_bits() {
        thread.route()
                .set(
                        PEER,
                        Ipv6Nlri.of(Prefix.parse("2001:db8:0:1::/64"), Prefix.parse("2001:db8::1/128")),
                        1,
                        attributes());
        assertThat(
                        accepts(
                                "filter main(r: Route, i: IngressInfo) {"
                                        + " if r.prefix() == 2001:db8::1/128 && r.is_covered_by(2001:db8::/32) && r.is_covered_by(2001:db8::/127)"
                                        + " && !r.is_covered_by(2001:db8::2/128) && !r.is_covered_by(0.0.0.0/0) { accept } else { reject } }"))
                .isTrue();
    }

    @Test
    void lists_are_filled_once_and_asked_by_name() {
        Script lists = compile("fn compile_lists() { asn_lists.add(\"bad\", \"AS1 64497 AS65551 nonsense\");"
                + " prefix_lists.add(\"bogons\", \"10.0.0.0/8 203.0.112.0/23 2001:db8::/32 x\"); }");
        lists.call("compile_lists", thread.call());
        assertThat(warnings).hasSize(2);
        assertThat(
                        holds(
                                "asn_lists.contains(\"bad\", AS65551) && !asn_lists.contains(\"bad\", AS2) && !asn_lists.contains(\"no\", AS1)"))
                .isTrue();
        assertThat(
                        holds(
                                "asn_lists.contains_any(\"bad\", route) && !asn_lists.contains_origin(\"bad\", route.aspath_origin())"))
                .isTrue();
        assertThat(
                        holds(
                                "prefix_lists.covers(\"bogons\", route.prefix()) && prefix_lists.covers_route(\"bogons\", route)"
                                        + " && !prefix_lists.contains(\"bogons\", route.prefix()) && prefix_lists.contains(\"bogons\", 10.0.0.0/8)"))
                .isTrue();
        assertThat(
                        holds(
                                "prefix_lists.covers(\"bogons\", 2001:db8:1::/48) && !prefix_lists.covers(\"bogons\", 2001:db9::/32)"))
                .isTrue();
    }

    @Test
    void outputs_and_metrics_reach_the_host() {
        thread.route().set(PEER, ROUTE, 0, attributes());
        String script =
                "filter main(r: Route, i: IngressInfo) { output.log_prefix(r.prefix()); output.log_matched_asn(i.peer_asn());"
                        + " output.log_matched_community(NO_EXPORT); output.log_custom(1, 2); output.print(\"hi\"); output.log_peer_down();"
                        + " output.entry().custom(\"text\"); output.write_entry();"
                        + " metrics.increase_counter(\"seen\", 2); metrics.increase_counter(\"none\", 0); metrics.set_gauge(\"g\", 7); accept }";
        assertThat(accepts(script)).isTrue();
        assertThat(records).hasSize(6);
        assertThat(records.get(0)).startsWith("prefix ").contains("203.0.113.0/24");
        assertThat(records.get(1)).isEqualTo("asn Int[value=64496]");
        assertThat(records.get(5)).startsWith("log_entry ").contains("text");
        assertThat(metrics).containsExactly("seen+2", "g=7");
        thread.begin(null, null);
        compile(script).call("main", thread.call(), thread.route(), PEER);
        assertThat(records).hasSize(6);
        assertThat(metrics).hasSize(2);
    }

    private PathAttributes changed(String statements) {
        thread.route().set(PEER, ROUTE, 0, attributes());
        assertThat(accepts("filter main(route: Route, i: IngressInfo) { " + statements + " accept }"))
                .isTrue();
        return thread.route().attributes();
    }

    @Test
    void a_filter_changes_attributes() {
        PathAttributes made = changed(
                "route.set_local_pref(50); route.set_med(4294967295); route.prepend(AS65551, 2);"
                        + " route.add_community(Community.from(\"64496:9\")); route.remove_community(NO_EXPORT);"
                        + " route.add_large_community(LargeCommunity.from(\"1:2:3\")); route.set_next_hop(192.0.2.77);"
                        + " route.set_origin(\"incomplete\"); route.remove_extended_community(ExtendedCommunity.from(\"rt:64496:7\"));");
        assertThat(made.localPref()).isEqualTo(50);
        assertThat(made.med()).isEqualTo(4294967295L);
        assertThat(made.asPath()).isEqualTo(AsPath.sequence(65551, 65551, 64496, 64497, 64498));
        assertThat(made.communities()).containsExactly(Community.parse("64496:1"), Community.parse("64496:9"));
        assertThat(made.largeCommunities())
                .contains(LargeCommunity.parse("1:2:3"))
                .hasSize(2);
        assertThat(made.nextHop()).hasToString("192.0.2.77");
        assertThat(made.origin()).hasToString("Incomplete");
        assertThat(made.has(AttributeType.EXTENDED_COMMUNITIES)).isFalse();
        assertThat(made.onlyToCustomer()).isEqualTo(new Asn(64496));
    }

    @Test
    void changes_are_seen_by_the_script_itself() {
        changed(
                "route.set_local_pref(50); if route.local_pref() != Some(50) { reject; } route.prepend(AS1, 1);"
                        + " if !route.aspath_contains(AS1) { reject; } route.clear_communities();"
                        + " if route.contains_community(NO_EXPORT) { reject; } route.set_communities([NO_PEER]);"
                        + " if !route.contains_community(NO_PEER) { reject; } route.remove_med(); if route.med() != None { reject; }");
    }

    @Test
    void what_changes_nothing_keeps_the_very_set() {
        PathAttributes before = attributes();
        thread.route().set(PEER, ROUTE, 0, before);
        accepts("filter main(r: Route, i: IngressInfo) { r.set_local_pref(200); r.add_community(NO_EXPORT);"
                + " r.remove_community(NO_PEER); r.set_origin(\"igp\"); accept }");
        assertThat(thread.route().attributes()).isSameAs(before);
    }

    @Test
    void an_attribute_that_grows_over_255_octets_gets_a_longer_length() {
        PathAttributes made =
                changed("let n = 0; while n < 80 { route.add_community(Community.from(f\"64500:{n}\")); n += 1; }");
        assertThat(made.communities()).hasSize(82);
        assertThat(made.find(AttributeType.COMMUNITIES).flags() & AttributeType.EXTENDED_LENGTH)
                .isNotZero();
        assertThat(made.largeCommunities()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0",
        "10.0.0.0/8",
        "255.255.255.255/32",
        "::/0",
        "2001:db8::/63",
        "2001:db8::/64",
        "2001:db8::/65",
        "::1/128"
    })
    void prefix_lists_cover_at_every_length(String text) {
        Prefix prefix = Prefix.parse(text);
        PrefixTable table = new PrefixTable(List.of(prefix));
        assertThat(table.contains(prefix)).isTrue();
        assertThat(table.covers(prefix)).isTrue();
        assertThat(table.covers(Prefix.masked(prefix.address(), prefix.address().bitLength())))
                .isTrue();
        if (prefix.length() > 0) {
            assertThat(table.covers(Prefix.masked(prefix.address(), prefix.length() - 1)))
                    .isFalse();
        }
    }
}
