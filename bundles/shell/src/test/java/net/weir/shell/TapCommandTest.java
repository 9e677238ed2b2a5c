package net.weir.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.weir.event.PeerDown;
import net.weir.event.RouterUp;
import net.weir.model.Bytes;
import net.weir.model.Peer;
import net.weir.testkit.Examples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TapCommandTest {
    private final FakeFaces faces = Samples.faces();
    private final Peer peer = faces.peers.get(0).peer();

    private String tap(String... words) throws Exception {
        TapCommand command = new TapCommand();
        command.words = List.of(words);
        return Samples.run(command, faces);
    }

    private void add() {
        faces.taps.events.add(Examples.peerUp(peer));
        faces.taps.events.add(Examples.announce(peer, "203.0.113.0/24", 64_496, 64_497));
        faces.taps.events.add(Examples.withdraw(peer, "2001:db8::/32"));
        faces.taps.events.add(Examples.peerDown(Examples.peer(9, 1)));
    }

    @AfterEach
    void closes_what_it_opened() {
        assertThat(faces.taps.open).isZero();
    }

    @Test
    void shows_an_event_a_line_until_ctrl_c() throws Exception {
        add();
        faces.taps.dropped = 12;
        assertThat(tap("edge"))
                .isEqualTo(
                        """
                        2026-11-21T00:00:00.000000Z peer-up AS64496 192.0.2.1 0:65000:1 adj-rib-in-post of r1@198.51.100.1 \n\
                        - dropped - 12 events: this session was too slow
                        2026-11-21T00:00:00.000000Z route-update AS64496 192.0.2.1 0:65000:1 adj-rib-in-post of r1@198.51.100.1 +203.0.113.0/24 path [64496 64497] next hop 192.0.2.254
                        2026-11-21T00:00:00.000000Z route-update AS64496 192.0.2.1 0:65000:1 adj-rib-in-post of r1@198.51.100.1 -2001:db8::/32
                        2026-11-21T00:00:00.000000Z peer-down AS64496 192.0.2.10 adj-rib-in-pre of r1@198.51.100.1 remote-closed
                        4 events, 12 dropped
                        """);
    }

    @Test
    void ends_by_count() throws Exception {
        add();
        assertThat(tap("edge", "--count", "2"))
                .endsWith("2 events, 0 dropped\n")
                .hasLineCount(3);
    }

    @Test
    void json_is_a_line_each_and_tells_drops_too() throws Exception {
        add();
        faces.taps.dropped = 3;
        assertThat(tap("edge", "-o", "json", "--count", "1").lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("{\"type\":\"peer-up\",\"feed\":0"))
                .contains("{\"type\":\"dropped\",\"count\":3}");
        assertThat(tap("edge", "-o", "csv", "--count", "1").split("\r\n"))
                .hasSize(2)
                .startsWith("received,type,feed,sequence,peerId,peer,text");
    }

    @Test
    void chooses_by_type_peer_and_prefix() throws Exception {
        add();
        assertThat(tap("edge", "--type", "peer-up", "--type", "peer-down")).endsWith("2 events, 0 dropped\n");
        add();
        assertThat(tap("edge", "--peer", "7")).endsWith("3 events, 0 dropped\n");
        add();
        assertThat(tap("edge", "--peer", "192.0.2.1")).endsWith("3 events, 0 dropped\n");
        add();
        assertThat(tap("edge", "--prefix", "203.0.0.0/16")).endsWith("1 events, 0 dropped\n");
        add();
        assertThat(tap("edge", "--prefix", "203.0.113.9")).endsWith("1 events, 0 dropped\n");
        add();
        assertThat(tap("edge", "--prefix", "203.0.113.0/25")).endsWith("0 events, 0 dropped\n");
        add();
        assertThat(tap("edge", "--prefix", "::/0")).contains("-2001:db8::/32").endsWith("1 events, 0 dropped\n");
        add();
        assertThat(tap("edge", "--prefix", "2001:db8::1")).endsWith("1 events, 0 dropped\n");
    }

    @Test
    void a_hostile_name_stays_on_its_line() throws Exception {
        RouterUp up =
                new RouterUp(Examples.RECEIVED, Samples.router(Samples.HOSTILE).router(), false);
        faces.taps.events.add(up);
        assertThat(tap("edge")).contains("r1\\x1b[2J").doesNotContain("\u001b").hasLineCount(2);
        faces.taps.events.add(up);
        assertThat(tap("edge", "-o", "json"))
                .contains("\\u001b[2J")
                .doesNotContain("\u001b")
                .hasLineCount(1);
    }

    @Test
    void a_hostile_shutdown_communication_stays_on_its_line() throws Exception {
        byte[] said = "bye\u001b[2J\r\n\u202e".getBytes(StandardCharsets.UTF_8);
        String notification =
                "ff".repeat(16) + String.format("%04x030602%02x", 22 + said.length, said.length) + Bytes.copyOf(said);
        faces.taps.events.add(new PeerDown(
                peer, 0, Examples.RECEIVED, PeerDown.Reason.REMOTE_NOTIFICATION, 3, Bytes.ofHex(notification)));
        assertThat(tap("edge"))
                .contains("remote-notification 6/2: bye\\x1b[2J\\x0d\\x0a\\u202e\n")
                .hasLineCount(2);
    }

    @Test
    void refuses_what_is_not_there() {
        assertThatThrownBy(() -> tap("nix")).isInstanceOf(CommandFailure.class).hasMessage("no stage has the id nix");
        assertThatThrownBy(() -> tap("edge", "--type", "peer-upp")).hasMessageContaining("did you mean peer-up?");
        assertThatThrownBy(() -> tap("edge", "--peer", "99")).hasMessageContaining("No peer has the id 99");
        assertThatThrownBy(() -> tap("edge", "--prefix", "x")).hasMessageContaining("not an IP address");
        assertThatThrownBy(() -> tap("edge", "--count", "0")).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> tap()).hasMessageContaining("A stage is missing");
    }
}
