package net.weir.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.weir.model.Family;
import net.weir.query.RouteQuery;
import org.junit.jupiter.api.Test;

class RibCommandsTest {
    private final FakeFaces faces = Samples.faces();
    private final FakeRib rib = (FakeRib) faces.ribs.get(0);

    private String lookup(String... words) throws Exception {
        LookupCommand command = new LookupCommand();
        command.words = List.of(words);
        return Samples.run(command, faces);
    }

    private void refuses(String message, String... words) {
        assertThatThrownBy(() -> lookup(words))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(message);
    }

    @Test
    void shows_a_route_a_line() throws Exception {
        assertThat(lookup("203.0.113.0/24", "--limit", "1"))
                .isEqualTo(
                        """
                        PREFIX          PEER  ADDRESS    ASN      VIEW             ROUTER           RD         VRF         PATH-ID  STATUS  INC    AGE  ORIGIN  NEXTHOP      MED  PREF  AS-PATH      COMMUNITIES
                        203.0.113.0/24     7  192.0.2.1  AS64496  adj-rib-in-post  r1@198.51.100.1  0:65000:1  red\\x07  4294967295  active  no   1h00m  Igp     192.0.2.254  -    -     64496 64497  -
                        There are more; --limit 0 shows all.
                        """);
        assertThat(lookup("203.0.113.0/24", "--limit", "0")).hasLineCount(3);
        assertThat(lookup("203.0.113.0/24", "-o", "json", "--limit", "1"))
                .startsWith("[\n{\"rib\":\"rib\",\"prefix\":\"203.0.113.0/24\",\"relation\":\"exact\",\"peer\":7,")
                .contains("\"pathId\":4294967295")
                .contains("\"attributes\":[{\"origin\":\"Igp\"},{\"asPath\":[\"AS64496\",\"AS64497\"]}")
                .endsWith("}\n]\n");
    }

    @Test
    void an_address_means_the_longest_match() throws Exception {
        lookup("203.0.113.9");
        assertThat(rib.asked.match()).isEqualTo(RouteQuery.Match.LONGEST);
        assertThat(rib.asked.prefix().length()).isEqualTo(32);
        lookup("203.0.113.9", "--exact");
        assertThat(rib.asked.match()).isEqualTo(RouteQuery.Match.EXACT);
    }

    @Test
    void a_prefix_means_itself_and_flags_add_to_it() throws Exception {
        lookup("2001:db8::/32");
        assertThat(rib.asked.match()).isEqualTo(RouteQuery.Match.EXACT);
        assertThat(rib.asked.family()).isEqualTo(Family.IPV6_UNICAST);
        assertThat(rib.asked.moreSpecifics()).isFalse();
        lookup("--more", "2001:db8::/32", "--less", "--longest");
        assertThat(rib.asked.match()).isEqualTo(RouteQuery.Match.LONGEST);
        assertThat(rib.asked.moreSpecifics()).isTrue();
        assertThat(rib.asked.lessSpecifics()).isTrue();
    }

    @Test
    void asks_for_one_peer() throws Exception {
        lookup("203.0.113.0/24", "--peer", "7");
        assertThat(rib.asked.peers().test(faces.peers.get(0).peer())).isTrue();
        assertThat(rib.asked.peers().test(Samples.peer(8).peer())).isFalse();
    }

    @Test
    void says_what_does_not_exist() {
        refuses("No RIB has the id x", "203.0.113.0/24", "--rib", "x");
        refuses("No RIB here keeps ipv4-multicast", "203.0.113.0/24", "--family", "ipv4-multicast");
        refuses("no such family", "203.0.113.0/24", "--family", "ipx");
        refuses("is not of ipv6-unicast", "203.0.113.0/24", "--family", "ipv6-unicast");
        refuses("No peer has the id 99", "203.0.113.0/24", "--peer", "99");
        refuses("host bits", "203.0.113.1/24");
        refuses("not an IP address", "example.org");
        refuses("exclude each other", "203.0.113.0/24", "--exact", "--longest");
        refuses("at least 0", "203.0.113.0/24", "--limit", "-1");
        refuses("Not a number: many", "203.0.113.0/24", "--limit", "many");
        refuses("--limit needs a value", "203.0.113.0/24", "--limit");
        refuses("There is no option --mor", "203.0.113.0/24", "--mor");
        refuses("One word too many: 192.0.2.1", "203.0.113.0/24", "192.0.2.1");
        refuses("A prefix or an address is missing");
        faces.ribs.clear();
        refuses("No RIB is running", "203.0.113.0/24");
    }

    @Test
    void no_route_is_no_failure_and_says_what_to_look_at_next() throws Exception {
        rib.routes.clear();
        assertThat(lookup("203.0.113.0/24"))
                .isEqualTo("No route. --longest finds the longest prefix around it, --more those inside it.\n");
        assertThat(lookup("203.0.113.9")).isEqualTo("No route. rib:count says what there is.\n");
        assertThat(lookup("203.0.113.0/24", "--asn", "64499"))
                .isEqualTo("No route. Without the filters there may be one.\n");
        assertThat(lookup("2001:db8::/32", "--family", "ipv6-unicast"))
                .isEqualTo("No route. There is none of ipv6-unicast at all: weir:doctor says where routes get lost.\n");
        assertThat(lookup("203.0.113.0/24", "-o", "json")).isEqualTo("[]\n");
    }

    @Test
    void sums_up_ribs_or_the_peers_of_one() throws Exception {
        SummaryCommand summary = new SummaryCommand();
        assertThat(Samples.run(summary, faces))
                .isEqualTo(
                        """
                        ID   PREFIXES  ROUTES  SETS  MEMORY  PEERSUP  PEERSDOWN  FAMILIES
                        rib        10      20     5  2.9MiB        1          0  ipv4-unicast ipv6-unicast
                        """);
        summary.rib = "rib";
        assertThat(Samples.run(summary, faces, "csv").split("\r\n")[1])
                .isEqualTo(
                        "7,r1@198.51.100.1,192.0.2.1,AS64496,adj-rib-in-post,up,ipv4-unicast,90,0,4,1,123,true,false,"
                                + "2026-11-21T00:00:00.000000Z");
        summary.rib = "no";
        assertThatThrownBy(() -> Samples.run(summary, faces)).hasMessage("No RIB has the id no, only rib");
    }
}
