package net.weir.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.weir.api.StageKind;
import net.weir.query.IngressIds;
import org.junit.jupiter.api.Test;

class PeerCommandsTest {
    private final FakeFaces faces = Samples.faces();

    @Test
    void routers_with_the_numbers_of_day_one() throws Exception {
        assertThat(Samples.run(new RoutersCommand(), faces))
                .isEqualTo(
                        """
                        NAME  ADDRESS       SOURCE  STATE  SINCE  RECONNECTS  PEERS  OCTETS  LAG  MESSAGES            REASON
                        r1    198.51.100.1  edge    up     1h00m           2      1  4.9KiB  1ms  route-monitoring=9
                        """);
        assertThat(Samples.run(new RoutersCommand(), faces, "json"))
                .isEqualTo(
                        """
                        [
                        {"id":%d,"name":"r1","address":"198.51.100.1","port":40000,"source":"edge","state":"up",\
                        "since":"2026-11-21T00:00:00.000000Z","reconnects":2,"peersUp":1,"octets":5000,"lagMicros":1500,\
                        "messages":{"route-monitoring":9},"feed":1,"sysDescr":"r1","strings":["r1"],"reason":""}
                        ]
                        """
                                .formatted(IngressIds.of(
                                        faces.routers.get(0).router().key())));
    }

    @Test
    void routers_of_other_sources_are_no_bmp_routers() throws Exception {
        faces.pipeline.stages.set(0, Samples.stage("edge", "mrt.file", StageKind.SOURCE, List.of(), null));
        assertThat(Samples.run(new RoutersCommand(), faces)).startsWith("No router");
        assertThat(Samples.run(new BmpPeersCommand(), faces)).startsWith("No peer");
    }

    @Test
    void peers_with_the_counts_of_each_family() throws Exception {
        assertThat(Samples.run(new BmpPeersCommand(), faces))
                .isEqualTo(
                        """
                        ID  ROUTER           ADDRESS    ASN      VIEW             RD         VRF      STATE  SINCE  FAMILY        ROUTES  REPORTED  ANNOUNCED  WITHDRAWN  DUP  TAW  EOR   LAST  DIRTY  INCOMPLETE
                         7  r1@198.51.100.1  192.0.2.1  AS64496  adj-rib-in-post  0:65000:1  red\\x07  up     1h00m  ipv4-unicast      90        95        100         10    4    2  seen  1.5s  no          1h00m
                        """);
        assertThat(Samples.run(new BmpPeersCommand(), faces, "csv").split("\r\n")[1])
                .isEqualTo(
                        "7,r1@198.51.100.1,edge,192.0.2.1,AS64496,adj-rib-in-post,0:65000:1,red\\x07,transit,203.0.113.1,false,3,up,"
                                + "2026-11-21T00:00:00.000000Z,ipv4-unicast,rib,90,95,0,100,10,4,1,2,seen,"
                                + "2026-11-21T00:59:58.500000Z,false,2026-11-21T00:00:00.000000Z");
    }

    @Test
    void a_peer_that_no_rib_holds_has_no_route_counts() throws Exception {
        faces.ribs.clear();
        assertThat(Samples.run(new BmpPeersCommand(), faces, "json"))
                .contains("\"rib\":null,\"routes\":null,\"reportedRoutes\":95")
                .contains("\"announced\":100");
    }

    @Test
    void lists_peers_by_id_and_address() throws Exception {
        PeerListCommand list = new PeerListCommand();
        assertThat(Samples.run(list, faces)).contains(" 7  r1@198.51.100.1").contains("    90        95  ipv4-unicast");
        list.words = List.of("192.0.2.1", "--rib", "rib", "-o=json");
        assertThat(Samples.run(list, faces))
                .startsWith("[\n{\"id\":7,")
                .contains("\"routes\":90,\"reportedRoutes\":95");
        list.words = List.of("8");
        assertThatThrownBy(() -> Samples.run(list, faces)).hasMessage("No peer has the id 8; peer:list shows all");
        list.words = List.of("192.0.2.9");
        assertThatThrownBy(() -> Samples.run(list, faces)).hasMessageContaining("No peer has the address 192.0.2.9");
        list.words = List.of("7", "--rib", "x");
        assertThatThrownBy(() -> Samples.run(list, faces)).hasMessage("No RIB has the id x, only rib");
    }

    @Test
    void lists_peers_by_distinguisher_and_vrf() throws Exception {
        PeerListCommand list = new PeerListCommand();
        list.distinguisher = "0:65000:1";
        assertThat(Samples.run(list, faces)).contains("0:65000:1");
        list.distinguisher = "0:65000:2";
        assertThat(Samples.run(list, faces)).doesNotContain("0:65000:1");
        list.distinguisher = null;
        list.vrf = "red\u0007";
        assertThat(Samples.run(list, faces)).contains("0:65000:1");
        list.vrf = "blue";
        assertThat(Samples.run(list, faces)).doesNotContain("0:65000:1");
    }

    @Test
    void nothing_that_a_router_says_reaches_the_terminal_raw() throws Exception {
        faces.routers.set(0, Samples.router(Samples.HOSTILE));
        for (String format : List.of("table", "json", "csv")) {
            String printed = Samples.run(new RoutersCommand(), faces, format)
                    .replace("\r\n", "")
                    .replace("\n", "");
            assertThat(printed.chars().filter(c -> c < ' ' || c >= 0x7f && c <= 0x9f))
                    .isEmpty();
        }
        assertThat(Samples.run(new RoutersCommand(), faces, "table"))
                .contains("r1\\x1b[2J\\x1b[31m\\x0d\\x0a\\x9b\\u202eevil")
                .hasLineCount(2);
    }

    @Test
    void a_long_name_does_not_spoil_the_table() throws Exception {
        faces.routers.set(0, Samples.router("n".repeat(255)));
        assertThat(Samples.run(new RoutersCommand(), faces))
                .contains("n".repeat(10) + "..." + "n".repeat(15) + "  198.51.100.1");
        RoutersCommand one = new RoutersCommand();
        one.words = List.of("unknown\u001b[2J");
        assertThatThrownBy(() -> Samples.run(one, faces))
                .hasMessage("No router has the name or address unknown\\x1b[2J; bmp:routers shows all");
    }
}
