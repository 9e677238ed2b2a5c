package net.weir.source.bgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import net.weir.codec.bgp.Capability;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.session.bgp.SessionSettings;
import net.weir.testkit.OptionsOf;
import org.junit.jupiter.api.Test;

class PeerOptionTest {
    private static BgpOptions options(String peers) {
        return OptionsOf.of(BgpOptions.class, "local-as", "64496", "router-id", "192.0.2.254", "peers", peers);
    }

    private static PeerOption peer(String entry) {
        return PeerOption.parse(List.of(entry)).get(0);
    }

    @Test
    void what_is_not_said_of_a_peer_is_the_speakers() {
        BgpOptions options = options("192.0.2.1 as 64511");
        SessionSettings settings = peer("192.0.2.1 as 64511").settings(options);
        assertThat(settings.localAs()).isEqualTo(new Asn(64496));
        assertThat(settings.families()).containsExactly(Family.IPV4_UNICAST, Family.IPV6_UNICAST);
        assertThat(settings.times().hold()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.way().passive()).isFalse();
        assertThat(peer("192.0.2.1 as 64511").port()).isEqualTo(179);
    }

    @Test
    void everything_may_be_said() {
        PeerOption peer =
                peer("2001:db8::1 as 64511+64512 passive port 1179 source 2001:db8::2 families ipv6-unicast+1/128"
                        + " hold-time 9s local-as 64500 add-path ipv6-unicast");
        SessionSettings settings = peer.settings(options("192.0.2.1 as any"));
        assertThat(settings.remoteAs().toString()).isEqualTo("AS64511, AS64512");
        assertThat(settings.families()).containsExactly(Family.IPV6_UNICAST, Family.of(1, 128));
        assertThat(settings.addPath()).containsEntry(Family.IPV6_UNICAST, Capability.AddPath.RECEIVE);
        assertThat(settings.times().hold()).isEqualTo(Duration.ofSeconds(9));
        assertThat(settings.localAs()).isEqualTo(new Asn(64500));
        assertThat(settings.way().passive()).isTrue();
        assertThat(peer.port()).isEqualTo(1179);
        assertThat(peer.source()).isEqualTo(IpAddress.parse("2001:db8::2"));
    }

    @Test
    void peers_of_a_prefix_have_to_dial() {
        PeerOption range = peer("192.0.2.0/24 as external");
        assertThat(range.isSingle()).isFalse();
        assertThat(range.passive()).isTrue();
        assertThat(peer("192.0.2.1/32 as external").isSingle()).isTrue();
    }

    @Test
    void mistakes_are_named() {
        assertThatThrownBy(() -> peer("192.0.2.1")).hasMessageContaining("its AS is not given");
        assertThatThrownBy(() -> peer("192.0.2.1 as 64511 hold-time")).hasMessageContaining("behind 'hold-time'");
        assertThatThrownBy(() -> peer("192.0.2.1 as 64511 hold-time 2s")).hasMessageContaining("hold time of 2 s");
        assertThatThrownBy(() -> peer("192.0.2.1 as 64511 pasive x")).hasMessageContaining("'pasive' is not known");
        assertThatThrownBy(() -> peer("192.0.2.1 as 64511 as 64512")).hasMessageContaining("twice");
        assertThatThrownBy(() -> peer("192.0.2.1 as 64511 port 70000")).hasMessageContaining("no port: 70000");
        assertThatThrownBy(() -> peer("router1 as 64511")).hasMessageContaining("router1");
        assertThatThrownBy(() -> PeerOption.parse(List.of("192.0.2.1 as 1", "192.0.2.1 as 2")))
                .hasMessageContaining("another entry");
    }
}
