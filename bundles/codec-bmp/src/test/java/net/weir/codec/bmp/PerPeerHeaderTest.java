package net.weir.codec.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import net.weir.event.StatsReport.Statistic;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.PeerKey;
import net.weir.model.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerPeerHeaderTest {

    @ParameterizedTest
    @CsvSource({
        "0,0x00,ADJ_RIB_IN_PRE",
        "0,0x40,ADJ_RIB_IN_POST",
        "1,0x10,ADJ_RIB_OUT_PRE",
        "2,0x50,ADJ_RIB_OUT_POST",
        "0,0xaf,ADJ_RIB_IN_PRE",
        "3,0x50,LOC_RIB",
        "3,0x80,LOC_RIB"
    })
    void the_flags_name_the_view(int type, int flags, View view) {
        PeerHeader header = Messages.HEADER;
        PeerHeader odd = new PeerHeader(
                type, flags, 0, header.addressHigh(), header.addressLow(), header.asBits(), header.bgpIdBits(), 0, 0);
        assertThat(odd.view()).isEqualTo(view);
    }

    @ParameterizedTest
    @CsvSource({"ADJ_RIB_IN_PRE", "ADJ_RIB_IN_POST", "ADJ_RIB_OUT_PRE", "ADJ_RIB_OUT_POST"})
    void the_view_makes_the_flags(View view) {
        IpAddress v6 = IpAddress.parse("2001:db8::1");
        PeerHeader header = PeerHeader.global(view, v6, new Asn(4_200_000_000L), Messages.ID);
        assertThat(header.view()).isEqualTo(view);
        assertThat(header.address()).isEqualTo(v6);
        assertThat(header.asn()).isEqualTo(new Asn(4_200_000_000L));
        assertThat(header.bgpId()).isEqualTo(Messages.ID);
    }

    @Test
    void the_first_flag_of_a_loc_rib_peer_is_not_v() {
        PeerHeader header = PeerHeader.of(PeerKey.LOC_RIB, 0, View.LOC_RIB, null, new Asn(1), Messages.ID)
                .withFlags(0xa0);
        assertThat(header.isV6()).isFalse();
        assertThat(header.isFiltered()).isTrue();
        assertThat(header.isFourOctetAs()).as("there is no A flag either").isTrue();
        assertThat(header.address()).isNull();
    }

    @Test
    void an_unknown_peer_type_has_no_view() {
        assertThat(new PeerHeader(4, 0, 0, 0, 0, 0, 0, 0, 0).view()).isNull();
        assertThat(new PeerHeader(4, 0, 0, 0, 0, 0, 0, 0, 0).isKnownType()).isFalse();
    }

    @Test
    void the_clock_is_clamped_and_zero_is_absent() {
        assertThat(Messages.HEADER.observedMicros()).isEqualTo(1_700_000_000_123_456L);
        assertThat(new PeerHeader(0, 0, 0, 0, 0, 0, 0, 5, 1_000_000).observedMicros())
                .isEqualTo(5_999_999);
        assertThat(new PeerHeader(0, 0, 0, 0, 0, 0, 0, 0xffff_ffffL, 0xffff_ffffL).observedMicros())
                .isEqualTo(4_294_967_295_999_999L);
        assertThat(new PeerHeader(0, 0, 0, 0, 0, 0, 0, 0, 7).observedMicros()).isZero();
    }

    @Test
    void statistics_are_read_by_their_length() {
        assertThat(StatisticType.decode(0, Bytes.ofHex("ffffffff")).value()).isEqualTo(0xffff_ffffL);
        assertThat(StatisticType.decode(7, Bytes.ofHex("0000000100000000")).value())
                .isEqualTo(1L << 32);
        Statistic gauge = StatisticType.decode(9, Bytes.ofHex("0002800000000000000005"));
        assertThat(gauge).isEqualTo(new Statistic(9, new Family(2, 128), 5, Bytes.ofHex("0002800000000000000005")));
        Statistic odd = StatisticType.decode(9999, Bytes.ofHex("0102"));
        assertThat(odd.value()).isZero();
        assertThat(odd.octets()).isEqualTo(Bytes.ofHex("0102"));
    }

    @Test
    void statistics_have_names() {
        assertThat(StatisticType.ofCode(10)).hasToString("loc-rib-routes-of-family");
        assertThat(StatisticType.ofCode(17)).isEqualTo(StatisticType.ADJ_RIB_OUT_POST_ROUTES_OF_FAMILY);
        assertThat(StatisticType.ofCode(24)).isNull();
        assertThat(StatisticType.ofCode(-1)).isNull();
        assertThat(StatisticType.ofCode(65535)).isNull();
        for (StatisticType type : StatisticType.values()) {
            assertThat(StatisticType.ofCode(type.code())).isEqualTo(type);
            boolean perFamily = type.shape() == StatisticType.Shape.FAMILY_GAUGE;
            Statistic one = perFamily ? type.of(Family.IPV4_UNICAST, 3) : type.of(3);
            assertThat(one.octets().length()).isEqualTo(type.shape().octets());
            assertThat(StatisticType.decode(type.code(), one.octets())).isEqualTo(one);
        }
    }
}
