package net.weir.codec.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.weir.codec.bmp.BmpMessage.IndexedRouteMonitoring;
import net.weir.codec.bmp.BmpMessage.StatisticsReport;
import net.weir.model.Bytes;
import net.weir.model.Octets;
import net.weir.model.Problem.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A damaged TLV takes nothing from what can be read beside it. */
class DamagedTlvTest {
    private static final int BODY = 48;
    private static final Bytes UPDATE = Messages.bgp(2, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
    private static final StatisticsReport REPORT =
            new StatisticsReport(Messages.HEADER, List.of(StatisticType.ADJ_RIB_IN_ROUTES.of(7)));
    private static final MonitoringTlv ROUTES = new MonitoringTlv(4, 0, UPDATE);
    private static final MonitoringTlv VRF = new MonitoringTlv(3, 0, Bytes.ofHex("676c6f62616c"));

    private static byte[] routes(MonitoringTlv... tlvs) {
        return BmpEncoder.encode(new IndexedRouteMonitoring(Messages.HEADER, MonitoringTypes.EARLY, List.of(tlvs)));
    }

    /** The message with these octets behind it. */
    private static byte[] with(byte[] octets, String behind) {
        byte[] more = Bytes.ofHex(behind).toArray();
        byte[] all = Arrays.copyOf(octets, octets.length + more.length);
        System.arraycopy(more, 0, all, octets.length, more.length);
        Octets.put32(all, 1, all.length);
        return all;
    }

    private static BmpDamage only(DecodedBmp decoded, BmpFault fault, int offset) {
        assertThat(decoded.damage()).singleElement().satisfies(damage -> {
            assertThat(damage.fault()).isEqualTo(fault);
            assertThat(damage.offset()).isEqualTo(offset);
        });
        return decoded.damage().get(0);
    }

    /** A value longer than the message, a header cut off, a single octet. */
    @ParameterizedTest
    @CsvSource({"000300070000676c6f62616c", "0003000600", "00"})
    void routes_in_front_of_a_tlv_that_reaches_beyond_the_message_are_given(String behind) {
        byte[] sound = routes(VRF, ROUTES);
        DecodedBmp decoded = Messages.decode(with(sound, behind));
        assertThat(decoded.message()).isEqualTo(Messages.decode(sound).message());
        BmpDamage damage = only(decoded, BmpFault.TLV_OVERRUN, sound.length);
        assertThat(damage.action()).isEqualTo(Action.KEPT);
    }

    @Test
    void routes_behind_a_tlv_that_reaches_beyond_the_message_cannot_be_told() {
        byte[] octets = routes(VRF, ROUTES);
        octets[BODY + 2] = 1;
        DecodedBmp decoded = Messages.decode(octets);
        assertThat(decoded.message()).isNull();
        assertThat(only(decoded, BmpFault.TLV_OVERRUN, BODY).action()).isEqualTo(Action.MESSAGE_SKIPPED);
    }

    @Test
    void routes_among_too_many_tlvs_are_given() {
        List<MonitoringTlv> tlvs = new ArrayList<>(Collections.nCopies(5000, VRF));
        tlvs.add(0, ROUTES);
        byte[] octets = routes(tlvs.toArray(MonitoringTlv[]::new));
        DecodedBmp decoded = Messages.decode(octets);
        assertThat(decoded.message()).isInstanceOfSatisfying(IndexedRouteMonitoring.class, read -> {
            assertThat(read.update()).isEqualTo(UPDATE);
            assertThat(read.tlvs()).hasSize(BmpLimits.DEFAULT.maxTlvs());
        });
        assertThat(decoded.damage())
                .singleElement()
                .extracting(BmpDamage::fault)
                .isEqualTo(BmpFault.TOO_MANY_TLVS);
    }

    @ParameterizedTest
    @CsvSource({
        "EARLY, 1, 0, 4504, stateless-parsing",
        "EARLY, 2, 32769, 000100, group",
        "EARLY, 5, 1, 0000000200, path-status",
        "REVISION_21, 3, 0, 4504000101, stateless-parsing",
        "REVISION_21, 1, 32769, 00, group",
        "REVISION_21, 5, 0, 01, sequence-number",
        "REVISION_21, 6, 0, '', extended-flags",
        "REVISION_21, 7, 0, 01020304, timestamp"
    })
    void a_value_that_is_none_of_its_type_is_told_in_front_of_the_routes_and_behind(
            MonitoringTypes types, int type, int index, String value, String name) {
        MonitoringTlv damaged = new MonitoringTlv(type, index, value == null ? Bytes.EMPTY : Bytes.ofHex(value));
        // what tells the revision before the value does
        MonitoringTlv telling = types == MonitoringTypes.EARLY
                ? new MonitoringTlv(1, 0, Bytes.ofHex("4600"))
                : new MonitoringTlv(7, 1, Bytes.ofHex("026553f100"));
        int head = telling.value().length() + MonitoringTlv.HEADER;
        for (boolean front : new boolean[] {true, false}) {
            DecodedBmp decoded =
                    Messages.decode(front ? routes(telling, damaged, ROUTES) : routes(telling, ROUTES, damaged));
            assertThat(decoded.message()).isInstanceOfSatisfying(IndexedRouteMonitoring.class, read -> {
                assertThat(read.update()).isEqualTo(UPDATE);
                assertThat(read.types()).isEqualTo(types);
                assertThat(read.tlvs()).contains(damaged);
            });
            int offset = BODY + head + (front ? 0 : MonitoringTlv.HEADER + UPDATE.length());
            BmpDamage damage = only(decoded, BmpFault.TLV_VALUE, offset);
            assertThat(damage.reason()).endsWith("that is no " + name);
            assertThat(damage.action()).isEqualTo(Action.KEPT);
        }
    }

    @Test
    void more_damaged_values_than_are_told_are_counted() {
        List<MonitoringTlv> tlvs = new ArrayList<>(Collections.nCopies(20, new MonitoringTlv(5, 0, Bytes.EMPTY)));
        tlvs.add(ROUTES);
        List<BmpDamage> damage =
                Messages.decode(routes(tlvs.toArray(MonitoringTlv[]::new))).damage();
        assertThat(damage).hasSize(17).allMatch(one -> one.fault() == BmpFault.TLV_VALUE);
        assertThat(damage.get(15).offset()).isEqualTo(BODY + 15 * MonitoringTlv.HEADER);
        assertThat(damage.get(16).reason()).isEqualTo("4 more TLVs with damaged values");
    }

    /** Wherever the last TLV is cut, what is before it is what was sent. */
    @Property
    void what_is_before_a_cut_is_read(@ForAll @IntRange(min = 1, max = 11) int missing) {
        byte[] whole = routes(ROUTES, VRF);
        byte[] cut = Arrays.copyOf(whole, whole.length - missing);
        Octets.put32(cut, 1, cut.length);
        DecodedBmp decoded = Messages.decode(cut);
        assertThat(decoded.message()).isEqualTo(Messages.decode(routes(ROUTES)).message());
        only(decoded, BmpFault.TLV_OVERRUN, BODY + MonitoringTlv.HEADER + UPDATE.length());
    }

    @Test
    void a_peer_up_with_both_its_opens_is_read() {
        BmpMessage.PeerUp up = new BmpMessage.PeerUp(
                Messages.HEADER,
                Messages.PEER,
                179,
                40000,
                Messages.open(64500),
                Messages.open(64496),
                List.of(Tlv.text(Tlv.ADMIN_LABEL, "label")));
        byte[] octets = BmpEncoder.encode(up);
        DecodedBmp decoded = Messages.decode(with(octets, "000300ff676c"));
        assertThat(decoded.message()).isEqualTo(up);
        only(decoded, BmpFault.TLV_OVERRUN, octets.length);
    }

    @ParameterizedTest
    @CsvSource({"3, 6", "4, 4", "4, 6"})
    void a_peer_down_is_one(int version, int reason) {
        BmpMessage.PeerDown down = new BmpMessage.PeerDown(
                Messages.HEADER,
                reason,
                BmpEncoder.locRibDownData(List.of(Tlv.text(Tlv.VRF_NAME, "red"))),
                List.of(Tlv.text(Tlv.VRF_NAME, "red")));
        byte[] octets = new BmpEncoder().write(down, version).toArray();
        DecodedBmp decoded = Messages.decode(with(octets, "000300"));
        assertThat(decoded.message()).isInstanceOfSatisfying(BmpMessage.PeerDown.class, read -> {
            assertThat(read.reason()).isEqualTo(reason);
            assertThat(read.vrf()).isEqualTo("red");
            assertThat(read.data().toString()).isEqualTo(down.data() + "000300");
        });
        only(decoded, BmpFault.TLV_OVERRUN, octets.length);
    }

    @Test
    void a_termination_is_one_whatever_its_reason() {
        DecodedBmp decoded = Messages.decode(with(BmpEncoder.encode(new BmpMessage.Termination(List.of())), "0001"));
        assertThat(decoded.message()).isEqualTo(new BmpMessage.Termination(List.of()));
        only(decoded, BmpFault.TLV_OVERRUN, 6);
    }

    @Test
    void an_initiation_is_one_if_it_still_names_the_router() {
        BmpMessage.Initiation named = new BmpMessage.Initiation(List.of(Tlv.text(Tlv.SYS_NAME, "edge1")));
        assertThat(Messages.decode(with(BmpEncoder.encode(named), "0001ffff00")).message())
                .isEqualTo(named);
        BmpMessage.Initiation nameless = new BmpMessage.Initiation(List.of(Tlv.text(Tlv.SYS_DESCR, "router")));
        assertThat(Messages.decode(with(BmpEncoder.encode(nameless), "0002ffff00"))
                        .message())
                .isNull();
    }

    @Test
    void mirrored_messages_in_front_of_the_damage_are_given() {
        BmpMessage.RouteMirroring sent =
                new BmpMessage.RouteMirroring(Messages.HEADER, List.of(new Tlv(Tlv.MIRRORED_MESSAGE, UPDATE)));
        assertThat(Messages.decode(with(BmpEncoder.encode(sent), "0000ffff00")).message())
                .isEqualTo(sent);
        BmpMessage none = new BmpMessage.RouteMirroring(Messages.HEADER, List.of());
        assertThat(Messages.decode(with(BmpEncoder.encode(none), "0000ffff00")).message())
                .isNull();
    }

    /** A statistic of version 3, a TLV behind the statistics of version 4. */
    @ParameterizedTest
    @CsvSource({"3, 00080008", "4, 000500080000"})
    void statistics_in_front_of_the_damage_are_given(int version, String behind) {
        byte[] octets = new BmpEncoder().write(REPORT, version).toArray();
        DecodedBmp decoded = Messages.decode(with(octets, behind));
        assertThat(decoded.message()).isEqualTo(REPORT);
        only(decoded, BmpFault.TLV_OVERRUN, octets.length);
    }

    /** Read as of version 3 they would be others than were sent. */
    @Test
    void statistics_of_version_4_in_a_tlv_that_reaches_beyond_the_message_are_none() {
        byte[] octets = new BmpEncoder().write(REPORT, 4).toArray();
        octets[BODY + 3]++;
        DecodedBmp decoded = Messages.decode(octets);
        assertThat(decoded.message()).isNull();
        assertThat(only(decoded, BmpFault.TLV_OVERRUN, BODY).action()).isEqualTo(Action.MESSAGE_SKIPPED);
    }
}
