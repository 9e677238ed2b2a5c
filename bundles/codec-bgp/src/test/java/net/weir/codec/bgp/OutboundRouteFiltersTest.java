package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import net.weir.codec.bgp.OutboundRouteFilters.Action;
import net.weir.codec.bgp.OutboundRouteFilters.Entry;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Prefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboundRouteFiltersTest {
    private static final String ENTRY = "00" + "00000005" + "18" + "20" + "18" + "cb0071";

    private static Decoded<RouteRefreshMessage> decode(Family family, String orf) {
        byte[] octets = new RouteRefreshMessage(family, 0, Bytes.ofHex(orf.replace(" ", ""))).encode();
        return RouteRefreshMessage.decode(octets, 0, octets.length);
    }

    private static OutboundRouteFilters filters(Decoded<RouteRefreshMessage> decoded) {
        return Objects.requireNonNull(Objects.requireNonNull(decoded.message()).filters());
    }

    @Test
    void entries_of_prefixes_are_read_in_order_and_others_kept_as_octets() {
        String orf =
                "02" + "40 0014" + ENTRY + "60" + "00000006" + "00" + "00" + "00" + "80" + "41 0002 abcd" + "80 0000";
        Decoded<RouteRefreshMessage> decoded = decode(Family.IPV4_UNICAST, orf);
        assertThat(decoded.problems()).isEmpty();
        OutboundRouteFilters filters = filters(decoded);
        assertThat(filters.whenToRefresh()).isEqualTo(OutboundRouteFilters.DEFER);
        assertThat(filters.damagedAt()).isEqualTo(-1);
        assertThat(filters.filters())
                .containsExactly(
                        new OutboundRouteFilters.Filter(
                                64,
                                List.of(
                                        new Entry(Action.ADD, false, 5, 24, 32, Prefix.parse("203.0.113.0/24")),
                                        new Entry(Action.REMOVE, true, 6, 0, 0, Prefix.parse("0.0.0.0/0")),
                                        new Entry(Action.REMOVE_ALL, false, 0, 0, 0, null)),
                                Bytes.EMPTY),
                        new OutboundRouteFilters.Filter(65, List.of(), Bytes.ofHex("abcd")),
                        new OutboundRouteFilters.Filter(128, List.of(), Bytes.EMPTY));
    }

    @Test
    void prefixes_are_of_the_family_of_the_message() {
        String v6 = "01" + "40 000c" + "00" + "ffffffff" + "00" + "00" + "20" + "20010db8";
        assertThat(filters(decode(Family.IPV6_UNICAST, v6)).filters().get(0).entries())
                .containsExactly(new Entry(Action.ADD, false, 0xffff_ffffL, 0, 0, Prefix.parse("2001:db8::/32")));
        assertThat(filters(decode(Family.of(25, 70), v6)).filters().get(0).octets())
                .isEqualTo(Bytes.ofHex("00ffffffff00002020010db8"));
    }

    @ParameterizedTest
    @CsvSource({
        "01 40, 1", // no length
        "01 40 0001, 1", // no octets
        "01 40 0007 00000000051820, 4", // no prefix length
        "01 40 000b 0000000005182021cb0071, 4", // 33 bits
        "01 40 000a 0000000005182018cb00, 4", // half a prefix
        "01 40 0001 80 40 0001 00, 8", // the second
    })
    void damage_keeps_the_message_and_what_is_before_it(String orf, int at) {
        Decoded<RouteRefreshMessage> decoded = decode(Family.IPV4_UNICAST, orf);
        assertThat(filters(decoded).damagedAt()).isEqualTo(at);
        assertThat(decoded.problems()).hasSize(1);
        assertThat(decoded.problems().get(0).offset()).isEqualTo(23 + at);
        assertThat(decoded.notification()).isNull();
    }

    @Test
    void frr_removes_all_by_the_reserved_action() {
        Decoded<RouteRefreshMessage> decoded = decode(Family.IPV4_UNICAST, "02 40 0001 c0");
        assertThat(decoded.problems()).isEmpty();
        assertThat(filters(decoded).filters().get(0).entries())
                .containsExactly(new Entry(Action.RESERVED, false, 0, 0, 0, null));
    }

    @Test
    void a_message_without_filters_has_none() {
        assertThat(Objects.requireNonNull(decode(Family.IPV4_UNICAST, "").message())
                        .filters())
                .isNull();
    }
}
