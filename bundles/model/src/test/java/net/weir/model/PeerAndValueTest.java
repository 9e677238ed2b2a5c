package net.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeerAndValueTest {
    private static final RouterKey EDGE = new RouterKey("edge1", IpAddress.parse("198.51.100.1"), "r1");
    private static final PeerKey KEY = PeerKey.global(EDGE, IpAddress.parse("192.0.2.1"), View.ADJ_RIB_IN_PRE);
    private static final Peer.Facts FACTS = new Peer.Facts(new Asn(64496), IpAddress.parse("192.0.2.1"), null, false);

    @Test
    void a_peer_is_the_same_within_its_epoch() {
        Peer peer = new Peer(3, 1, KEY, FACTS);
        assertThat(peer).isEqualTo(new Peer(3, 1, KEY, FACTS)).hasSameHashCodeAs(new Peer(3, 1, KEY, FACTS));
        assertThat(peer).isNotEqualTo(new Peer(3, 2, KEY, FACTS));
        assertThat(peer).isNotEqualTo(new Peer(4, 1, KEY, FACTS));
        assertThat(peer).isNotEqualTo(new Peer(3, 1, KEY.withView(View.ADJ_RIB_IN_POST), FACTS));
    }

    @Test
    void a_peer_prints_as_an_operator_names_it() {
        assertThat(new Peer(3, 1, KEY, FACTS)).hasToString("AS64496 192.0.2.1 adj-rib-in-pre of r1@198.51.100.1");
        PeerKey vpn = new PeerKey(EDGE, PeerKey.RD, 0x0000FDE8_00000001L, KEY.address(), View.ADJ_RIB_OUT_POST, null);
        assertThat(new Peer(3, 1, vpn, FACTS))
                .hasToString("AS64496 192.0.2.1 0:65000:1 adj-rib-out-post of r1@198.51.100.1");
        PeerKey locRib = new PeerKey(new RouterKey("edge1", null, "r1"), PeerKey.LOC_RIB, 0, null, View.LOC_RIB, null);
        assertThat(new Peer(3, 1, locRib, FACTS)).hasToString("AS64496 loc-rib of r1");
    }

    @Test
    void a_distinguisher_is_an_rd_or_hex_or_nothing() {
        assertThat(new PeerKey(EDGE, PeerKey.LOCAL, 0xabcL, null, View.LOC_RIB, null).distinguisherText())
                .isEqualTo("0000000000000abc");
        assertThat(KEY.distinguisherText()).isEmpty();
    }

    @Test
    void routers_print_what_is_known_of_them() {
        assertThat(new RouterKey("edge1", EDGE.address(), null)).hasToString("198.51.100.1");
        assertThat(new RouterKey("edge1", null, "r1")).hasToString("r1");
        assertThat(new RouterKey("edge1", null, null)).hasToString("edge1");
        assertThat(new Router(EDGE, IpAddress.parse("198.51.100.1"), 4711, "r1", null, List.of()))
                .hasToString("r1 198.51.100.1:4711");
        assertThat(new Router(EDGE, IpAddress.parse("2001:db8::1"), 0, null, null, List.of()))
                .hasToString("2001:db8::1");
    }

    @Test
    void a_problem_says_rule_place_and_consequence() {
        Problem problem = new Problem(
                "ORIGIN of 2 octets", "RFC 7606 section 7.1", Problem.Action.TREATED_AS_WITHDRAW, 30, Bytes.EMPTY);
        assertThat(problem).hasToString("ORIGIN of 2 octets (RFC 7606 section 7.1, octet 30): treated-as-withdraw");
    }

    @Test
    void values_are_copies_of_what_they_were_given() {
        List<Value> list = new ArrayList<>(List.of(new Value.Int(1)));
        Map<String, Value> map = new HashMap<>(Map.of("a", new Value.Int(1)));
        Value.Many many = new Value.Many(list);
        Value.Fields fields = new Value.Fields(map);
        list.clear();
        map.clear();
        assertThat(many.values()).hasSize(1);
        assertThat(fields.fields()).hasSize(1);
        map.put("a", null);
        assertThatNullPointerException().isThrownBy(() -> new Value.Fields(map));
    }

    @Test
    void values_nest_64_deep_and_no_deeper() {
        Value value = new Value.Text("x");
        for (int i = 1; i <= Value.MAX_DEPTH; i++) {
            value = i % 2 == 0 ? new Value.Many(List.of(value)) : new Value.Fields(Map.of("a", value));
            assertThat(value.depth()).isEqualTo(i);
        }
        Value deepest = value;
        assertThatIllegalArgumentException().isThrownBy(() -> new Value.Many(List.of(deepest)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Value.Fields(Map.of("a", deepest)));
    }

    @Test
    void the_weight_of_a_value_grows_with_its_content() {
        Value text = new Value.Text("x".repeat(1000));
        assertThat(text.weight()).isGreaterThan(1000);
        assertThat(new Value.Many(List.of(text, text)).weight()).isGreaterThan(2000);
        assertThat(new Value.Fields(Map.of("a", text, "b", new Value.Binary(Bytes.copyOf(new byte[500])))).weight())
                .isGreaterThan(1500);
        assertThat(new Value.Nothing().weight()).isPositive();
    }
}
