package net.weir.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.weir.admin.Peers;
import net.weir.admin.StageProblem;
import net.weir.admin.StageStatus;
import net.weir.api.StageKind;
import net.weir.api.State;
import net.weir.model.Router;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
    private static final String CONNECTIONS = "weir_bmp_tcp_connections";
    private static final String FAULTS = "weir_bmp_tcp_faults_total";

    private final FakeFaces faces = Samples.faces();

    @BeforeEach
    void connect() {
        faces.pipeline.metric(CONNECTIONS, "x", "", 1);
        faces.pipeline.metric("weir_bmp_tcp_connections_accepted_total", "x", "", 3);
    }

    private String diagnose() throws Exception {
        return Samples.run(new DoctorCommand(), faces);
    }

    private void disconnect() {
        faces.pipeline.metrics.removeIf(family -> family.name().equals(CONNECTIONS));
        faces.routers.clear();
        faces.peers.clear();
    }

    @Test
    void walks_the_whole_way_and_says_what_is_lost_on_it() throws Exception {
        assertThat(diagnose())
                .isEqualTo(
                        """
                        STAGE  JOINT       VERDICT  FOUND
                        edge   running     ok       RUNNING
                        edge   listening   ok       127.0.0.1:11019, for this machine only
                        edge   connected   ok       1 now, 3 accepted since the start
                        edge   initiation  ok       r1 198.51.100.1:40000
                        edge   peers       ok       1 up
                        edge   decoded     ok       100 routes announced, 10 withdrawn
                        edge   assumed     ok       nothing
                        edge   dropped     ok       nothing
                        rib    stored      ok       20 routes of 10 prefixes
                        out    delivered   notice   1000 events in, 900 taken; 3 wait, 2048 octets on disk; dropped: queue-full=5
                        No joint is broken.
                        Notice: delivered of out: it is slower than what comes: see edge, edge-events and spill-limit of the stage
                        """);
    }

    @Test
    void no_open_port_is_the_first_broken_joint() throws Exception {
        disconnect();
        faces.pipeline.listening = false;
        assertThat(diagnose())
                .contains("edge   listening   broken     no port is open", "edge   connected   unreached  0 now")
                .contains("First broken joint: listening of edge: no port is open\nCure: set listen");
    }

    @Test
    void no_router_means_look_at_the_router_or_at_who_may_connect() throws Exception {
        disconnect();
        assertThat(diagnose())
                .contains("edge   connected   broken", "edge   initiation  unreached", "edge   decoded     unreached")
                .contains("Cure: point the router's BMP at 127.0.0.1:11019; for a router elsewhere set listen");
        faces.pipeline.metric("weir_bmp_tcp_connections_refused_total", "reason", "address-not-allowed", 4);
        assertThat(diagnose()).contains("refused: address-not-allowed=4", "Cure: see allow and max-sessions");
    }

    @Test
    void a_connection_without_initiation_names_what_came_instead() throws Exception {
        faces.routers.clear();
        faces.peers.clear();
        faces.pipeline.metric(FAULTS, "reason", "first-message-not-initiation", 2);
        assertThat(diagnose())
                .contains("First broken joint: initiation of edge: no router has said who it is;"
                        + " first-message-not-initiation=2")
                .contains("first-message-not-initiation=2 [common header: Message Type]");
    }

    @Test
    void routers_without_peers_are_named() throws Exception {
        faces.peers.clear();
        assertThat(diagnose())
                .contains("First broken joint: peers of edge: no peer is up", "Cure: check that the router");
    }

    @Test
    void peers_without_routes_get_the_cure_of_their_kind_of_router() throws Exception {
        Peers.PeerStatus peer = Samples.peer(7);
        faces.peers.set(
                0, new Peers.PeerStatus(peer.peer(), true, peer.sinceMicros(), "", 0, 0, -1, List.of(), List.of()));
        assertThat(diagnose())
                .contains("First broken joint: decoded of edge: 0 routes announced")
                .contains("requires-policy", "route-monitoring-policy", "import table on");
        Peers.RouterStatus status = faces.routers.get(0);
        Router router = status.router();
        faces.routers.set(
                0,
                new Peers.RouterStatus(
                        new Router(router.key(), router.address(), 40_000, "r1", "Gobgp Version: 3.10.0", List.of()),
                        true,
                        1,
                        status.sinceMicros(),
                        "",
                        0,
                        0,
                        Map.of(),
                        0));
        assertThat(diagnose()).contains("route-monitoring-policy = \"all\"").doesNotContain("requires-policy");
    }

    @Test
    void what_is_dropped_has_its_reason_its_header_field_and_what_was_said_last() throws Exception {
        faces.pipeline.metric(FAULTS, "reason", "routes-of-unknown-peer", 12);
        faces.pipeline.metric(FAULTS, "reason", "assumed", 1);
        faces.pipeline.said.add(new StageProblem("routes-of-unknown-peer", 12, "routes of 192.0.2.9\u001b[2J"));
        assertThat(diagnose())
                .contains("edge   assumed     notice   1 times UPDATEs with another AS size or ADD-PATH")
                .contains("routes-of-unknown-peer=12 [per-peer header: Peer Type, Peer Distinguisher, Peer Address]")
                .contains("(the last: routes of 192.0.2.9")
                .contains("No joint is broken.")
                .doesNotContain("\u001b");
    }

    @Test
    void a_stage_that_does_not_run_is_broken_wherever_it_stands() throws Exception {
        StageStatus out = Samples.stage("out", "mqtt", StageKind.SINK, List.of("rib"), null);
        faces.pipeline.stages.set(
                2,
                new StageStatus(
                        out.id(),
                        out.type(),
                        out.kind(),
                        out.sources(),
                        State.WAITING,
                        "no broker",
                        0,
                        0,
                        0,
                        0,
                        0,
                        null,
                        Map.of(),
                        Map.of()));
        assertThat(diagnose())
                .contains("First broken joint: running of out: WAITING: no broker", "out    delivered   unreached");
    }

    @Test
    void the_way_through_one_stage_leaves_out_the_others() throws Exception {
        faces.pipeline.stages.add(Samples.stage("lab", "mrt.file", StageKind.SOURCE, List.of(), null));
        DoctorCommand doctor = new DoctorCommand();
        doctor.words = List.of("out");
        assertThat(Samples.run(doctor, faces)).contains("edge", "rib", "out").doesNotContain("lab");
        doctor.words = List.of("nowhere");
        assertThatThrownBy(() -> Samples.run(doctor, faces))
                .hasMessage("there is no stage nowhere; weir:stages lists them");
    }

    @Test
    void without_any_stage_it_says_how_to_begin() throws Exception {
        faces.pipeline.stages.clear();
        assertThat(diagnose()).contains("no stage is configured", "Cure: write a file etc/weir.TYPE-ID.cfg");
    }

    @Test
    void programs_get_every_cure_with_its_joint() throws Exception {
        disconnect();
        assertThat(Samples.run(new DoctorCommand(), faces, "json"))
                .contains("{\"stage\":\"edge\",\"joint\":\"connected\",\"verdict\":\"broken\",\"found\":\"0 now,")
                .contains("\"cure\":\"point the router's BMP at")
                .doesNotContain("First broken");
    }
}
