package net.weir.codec.bgp;

import static net.weir.codec.bgp.Decoding.decode;
import static net.weir.codec.bgp.Decoding.parts;
import static net.weir.codec.bgp.Wire.CLASSIC;
import static net.weir.codec.bgp.Wire.HOP6;
import static net.weir.codec.bgp.Wire.MP;
import static net.weir.codec.bgp.Wire.NET;
import static net.weir.codec.bgp.Wire.NET6;
import static net.weir.codec.bgp.Wire.NEXT_HOP;
import static net.weir.codec.bgp.Wire.OTHER_NET;
import static net.weir.codec.bgp.Wire.OTHER_NET6;
import static net.weir.codec.bgp.Wire.reach;
import static net.weir.codec.bgp.Wire.unreach;
import static net.weir.codec.bgp.Wire.update;
import static net.weir.model.Family.IPV4_MULTICAST;
import static net.weir.model.Family.IPV4_UNICAST;
import static net.weir.model.Family.IPV6_UNICAST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.weir.event.RouteUpdate;
import net.weir.model.Family;
import net.weir.model.PathAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One UPDATE becomes parts as protocol events: withdrawals, MP_REACH_NLRI, classic NLRI. */
class UpdatePartsTest {
    private static final int WITHDRAWN = 1;
    private static final int UNREACH = 2;
    private static final int REACH = 4;
    private static final int NLRI = 8;

    private static byte[] combination(int fields, Family mp) {
        boolean v6 = mp.afi() == 2;
        String attributes = "";
        if ((fields & REACH) != 0) {
            attributes += reach(mp, v6 ? HOP6 : "c0000202", v6 ? NET6 : "18c00002");
        }
        if ((fields & (REACH | NLRI)) != 0) {
            attributes += (fields & NLRI) != 0 ? CLASSIC : MP;
        }
        if ((fields & UNREACH) != 0) {
            attributes += unreach(mp, v6 ? OTHER_NET6 : "18c00003");
        }
        return update((fields & WITHDRAWN) != 0 ? OTHER_NET : "", attributes, (fields & NLRI) != 0 ? NET : "");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void fifteen_combinations_of_the_four_fields_with_two_families(int fields) {
        DecodedUpdate update = decode(combination(fields, IPV6_UNICAST));
        boolean w = (fields & WITHDRAWN) != 0;
        boolean u = (fields & UNREACH) != 0;
        boolean r = (fields & REACH) != 0;
        boolean n = (fields & NLRI) != 0;
        List<String> expected = new ArrayList<>();
        if (w && !n) {
            expected.add("ipv4-unicast -203.0.113.0/24");
        }
        if (u && !r) {
            expected.add("ipv6-unicast -2001:db8:1::/48");
        }
        if (r) {
            expected.add("ipv6-unicast" + (u ? " -2001:db8:1::/48" : "") + " +2001:db8::/32 {1 2 14}");
        }
        if (n) {
            expected.add("ipv4-unicast" + (w ? " -203.0.113.0/24" : "") + " +198.51.100.0/24 {1 2 3}");
        }
        assertThat(parts(update)).isEqualTo(expected);
        assertThat(update.problems()).isEmpty();
        assertThat(update.endOfRib()).isNull();
        assertThat(update.structureFailed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1  | -203.0.113.0/24",
                "2  | -192.0.3.0/24",
                "3  | -203.0.113.0/24 -192.0.3.0/24",
                "4  | +192.0.2.0/24 {1 2 14}",
                "5  | -203.0.113.0/24 +192.0.2.0/24 {1 2 14}",
                "6  | -192.0.3.0/24 +192.0.2.0/24 {1 2 14}",
                "7  | -203.0.113.0/24 -192.0.3.0/24 +192.0.2.0/24 {1 2 14}",
                "8  | +198.51.100.0/24 {1 2 3}",
                "9  | -203.0.113.0/24 +198.51.100.0/24 {1 2 3}",
                "10 | -192.0.3.0/24 +198.51.100.0/24 {1 2 3}",
                "11 | -203.0.113.0/24 -192.0.3.0/24 +198.51.100.0/24 {1 2 3}",
                "12 | +192.0.2.0/24 {1 2 14}; +198.51.100.0/24 {1 2 3}",
                "13 | -203.0.113.0/24; +192.0.2.0/24 {1 2 14}; +198.51.100.0/24 {1 2 3}",
                "14 | -192.0.3.0/24; +192.0.2.0/24 {1 2 14}; +198.51.100.0/24 {1 2 3}",
                "15 | -203.0.113.0/24 -192.0.3.0/24; +192.0.2.0/24 {1 2 14}; +198.51.100.0/24 {1 2 3}"
            })
    void fifteen_combinations_with_ipv4_unicast_in_all_of_them(int fields, String expected) {
        DecodedUpdate update = decode(combination(fields, IPV4_UNICAST));
        assertThat(parts(update).stream()
                        .map(line -> line.substring("ipv4-unicast ".length()))
                        .toList())
                .isEqualTo(List.of(expected.trim().split("; ")));
        assertThat(update.problems()).isEmpty();
    }

    @Test
    void three_families_in_one_message() {
        byte[] message =
                update(OTHER_NET, reach(IPV6_UNICAST, HOP6, NET6) + CLASSIC + unreach(IPV4_MULTICAST, OTHER_NET), NET);
        assertThat(parts(decode(message)))
                .containsExactly(
                        "ipv4-multicast -203.0.113.0/24",
                        "ipv6-unicast +2001:db8::/32 {1 2 14}",
                        "ipv4-unicast -203.0.113.0/24 +198.51.100.0/24 {1 2 3}");
    }

    @Test
    void treat_as_withdraw_stays_apart_from_what_the_peer_withdrew() {
        byte[] message = update(OTHER_NET, CLASSIC + Wire.attribute(0x80, 4, "00"), NET);
        DecodedUpdate update = decode(message);
        assertThat(parts(update))
                .containsExactly("ipv4-unicast -203.0.113.0/24", "ipv4-unicast -198.51.100.0/24 TREAT_AS_WITHDRAW");
        assertThat(update.part(1).attributes()).isNull();
        assertThat(update.part(1).announced()).isNull();
    }

    @Test
    void treat_as_withdraw_concerns_all_routes_of_the_message() {
        byte[] message = update("", reach(IPV6_UNICAST, HOP6, NET6) + CLASSIC + Wire.attribute(0x80, 4, "00"), NET);
        assertThat(parts(decode(message)))
                .containsExactly(
                        "ipv6-unicast -2001:db8::/32 TREAT_AS_WITHDRAW",
                        "ipv4-unicast -198.51.100.0/24 TREAT_AS_WITHDRAW");
        assertThat(decode(message).problems()).hasSize(1);
    }

    @Test
    void canonical_attributes_do_not_depend_on_order_or_on_the_nlri_beside_them() {
        UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
        byte[] first = update("", MP + reach(IPV6_UNICAST, HOP6, NET6), "");
        byte[] second = update("", reach(IPV6_UNICAST, HOP6, NET6 + OTHER_NET6) + MP + unreach(IPV6_UNICAST, NET6), "");
        byte[] third = update("", Wire.AS_PATH + reach(IPV6_UNICAST, HOP6, OTHER_NET6) + Wire.ORIGIN, "");
        PathAttributes a = attributes(decoder, first);
        PathAttributes b = attributes(decoder, second);
        PathAttributes c = attributes(decoder, third);
        assertThat(b).isSameAs(a);
        assertThat(c).isEqualTo(a);
        assertThat(c.hash()).isEqualTo(a.hash());
        assertThat(a.canonical()).hasToString(Wire.MP + "800e14" + "00020110" + HOP6);
    }

    private static PathAttributes attributes(UpdateDecoder decoder, byte[] message) {
        DecodedUpdate update =
                decoder.decode(message, 0, message.length, SessionParameters.FOUR_OCTET, ValidationProfile.BGP_EBGP);
        return Objects.requireNonNull(update.part(0).attributes());
    }

    @Test
    void next_hop_beside_mp_reach_is_ignored_even_if_damaged() {
        byte[] message = update("", MP + Wire.attribute(0x40, 3, "c000") + reach(IPV6_UNICAST, HOP6, NET6), "");
        DecodedUpdate update = decode(message);
        assertThat(parts(update)).containsExactly("ipv6-unicast +2001:db8::/32 {1 2 14}");
        assertThat(update.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, c0000201, 192.0.2.1, , ",
        "1, 1, 20010db8000000000000000000000001, 2001:db8::1, , ",
        "2, 1, 20010db8000000000000000000000001, 2001:db8::1, , ",
        "2, 1, 20010db8000000000000000000000001fe800000000000000000000000000001, 2001:db8::1, fe80::1, ",
        "1, 128, 0000fbf000000001c0000201, 192.0.2.1, , 0:64496:1",
        "2, 128, 0000fbf00000000120010db8000000000000000000000001, 2001:db8::1, , 0:64496:1"
    })
    void next_hops_keep_their_parts_apart(
            int afi, int safi, String octets, String global, String linkLocal, String rd) {
        String nlri = safi == 128 ? "58000011" + "0000fbf000000001" : afi == 1 ? NET : NET6;
        DecodedUpdate update = decode(update("", reach(Family.of(afi, safi), octets, nlri) + MP, ""));
        var nextHop = Objects.requireNonNull(
                Objects.requireNonNull(update.part(0).attributes()).nextHop());
        assertThat(nextHop.global()).hasToString(global);
        assertThat(nextHop.linkLocal() == null ? null : nextHop.linkLocal().toString())
                .isEqualTo(linkLocal);
        assertThat(nextHop.rd() == null ? null : nextHop.rd().toString()).isEqualTo(rd);
    }

    @Test
    void vpn_next_hop_of_48_octets() {
        String rd = "0000fbf000000001";
        String octets = rd + HOP6 + rd + "fe800000000000000000000000000001";
        String nlri = "58000011" + rd;
        DecodedUpdate update = decode(update("", reach(Family.of(2, 128), octets, nlri) + MP, ""));
        var nextHop = Objects.requireNonNull(
                Objects.requireNonNull(update.part(0).attributes()).nextHop());
        assertThat(nextHop.linkLocal()).hasToString("fe80::1");
    }

    @Test
    void host_bits_are_cleared_and_flagged_in_their_own_part_only() {
        byte[] message = update("", reach(IPV6_UNICAST, HOP6, "2120010db8ff") + CLASSIC, NET);
        DecodedUpdate update = decode(message);
        assertThat(parts(update))
                .containsExactly(
                        "ipv6-unicast +2001:db8:8000::/33 flags 1 {1 2 14}", "ipv4-unicast +198.51.100.0/24 {1 2 3}");
        assertThat(update.part(0).flags()).isEqualTo(RouteUpdate.HOST_BITS_CLEARED);
        assertThat(parts(decode(update("14c63364", "", "")))).containsExactly("ipv4-unicast -198.51.96.0/20 flags 1");
    }

    @Test
    void end_of_rib_in_all_its_forms() {
        assertThat(decode(update("", "", "")).endOfRib()).isEqualTo(IPV4_UNICAST);
        assertThat(decode(update("", unreach(IPV4_UNICAST, ""), "")).endOfRib()).isEqualTo(IPV4_UNICAST);
        assertThat(decode(update("", unreach(IPV6_UNICAST, ""), "")).endOfRib()).isEqualTo(IPV6_UNICAST);
        assertThat(decode(update("", "900f0003000146", "")).endOfRib()).isEqualTo(Family.of(1, 70));
    }

    @Test
    void not_end_of_rib_if_anything_stands_beside_it() {
        assertThat(decode(update("", unreach(IPV6_UNICAST, "") + Wire.ORIGIN, ""))
                        .endOfRib())
                .isNull();
        assertThat(decode(update(NET, unreach(IPV6_UNICAST, ""), "")).endOfRib())
                .isNull();
        assertThat(decode(update("", unreach(IPV6_UNICAST, NET6), "")).endOfRib())
                .isNull();
        assertThat(decode(update("", "c00f03000201", "")).endOfRib()).isNull();
        assertThat(decode(update("", Wire.ORIGIN + NEXT_HOP, "")).endOfRib()).isNull();
    }

    @Test
    void mp_reach_without_routes_announces_nothing() {
        DecodedUpdate update = decode(update("", reach(IPV6_UNICAST, HOP6, "") + MP, ""));
        assertThat(update.parts()).isZero();
        assertThat(update.problems()).isEmpty();
    }
}
