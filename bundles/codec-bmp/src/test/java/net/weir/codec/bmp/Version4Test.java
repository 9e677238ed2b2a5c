package net.weir.codec.bmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.weir.captures.PcapStream;
import net.weir.captures.TestData;
import net.weir.codec.bmp.BmpMessage.IndexedRouteMonitoring;
import net.weir.codec.bmp.BmpMessage.PeerDown;
import net.weir.codec.bmp.MonitoringTlv.Kind;
import net.weir.event.StatsReport.Statistic;
import net.weir.model.Bytes;
import net.weir.model.Problem.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** BMP version 4 (draft-ietf-grow-bmp-tlv) beside version 3, on one stream. */
class Version4Test {
    private static final BmpLimits BOTH = new BmpLimits(1 << 16, 100, true);
    private static final Bytes UPDATE = Messages.bgp(2, (byte) 0, (byte) 0, (byte) 0, (byte) 0);

    private static List<DecodedBmp> read(byte[] stream) {
        BmpFramer framer = new BmpFramer(BOTH);
        BmpMessageView view = new BmpMessageView();
        List<DecodedBmp> messages = new ArrayList<>();
        framer.feed(stream, 0, stream.length);
        while (framer.next()) {
            view.wrap(framer.array(), framer.offset(), framer.length());
            messages.add(new BmpDecoder(BOTH).decode(view));
        }
        assertThat(framer.damage()).isNull();
        assertThat(framer.pending()).isZero();
        return messages;
    }

    @ParameterizedTest
    @CsvSource({
        "stateless-with-add-path/ipv4_unicast_all.pcap, 21, 10, 45, 9",
        "vpnv4-stateless-with-withdraw/vpnv4-stateless-with-withdraw.pcap, 15, 14, 450400018003, 0"
    })
    void captures_of_a_router_are_read_whole(String name, int routes, int stateless, String capability, int ups) {
        byte[] capture = TestData.bytes("bmp-pcap/NetGauze/assets/pcaps/bmp/" + name);
        byte[] stream = PcapStream.stream(capture);
        List<DecodedBmp> messages = read(stream);
        assertThat(messages).allMatch(decoded -> decoded.damage().isEmpty());
        List<IndexedRouteMonitoring> read = messages.stream()
                .map(DecodedBmp::message)
                .filter(IndexedRouteMonitoring.class::isInstance)
                .map(IndexedRouteMonitoring.class::cast)
                .toList();
        assertThat(read).hasSize(routes).allMatch(message -> "global".equals(message.vrf()));
        assertThat(read).allMatch(message -> message.types() == MonitoringTypes.EARLY);
        for (IndexedRouteMonitoring message : read) {
            Bytes update = Objects.requireNonNull(message.update());
            assertThat(update.u8(18)).isEqualTo(2);
            assertThat(update.u8(16) << 8 | update.u8(17)).isEqualTo(update.length());
        }
        assertThat(read.stream().filter(message -> !message.capabilities().isEmpty()))
                .hasSize(stateless)
                .allMatch(message -> message.capabilities().stream()
                        .allMatch(octets -> octets.toString().startsWith(capability)));
        assertThat(messages.stream().filter(decoded -> decoded.message() instanceof BmpMessage.PeerUp))
                .hasSize(ups);
        BmpEncoder again = new BmpEncoder();
        messages.forEach(decoded -> again.write(Objects.requireNonNull(decoded.message()), 4));
        assertThat(again.toArray()).isEqualTo(stream);
    }

    @ParameterizedTest
    @EnumSource(MonitoringTypes.class)
    void every_kind_of_tlv_is_told_by_its_type(MonitoringTypes types) {
        List<MonitoringTlv> tlvs = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (types.code(kind) >= 0) {
                tlvs.add(new MonitoringTlv(types.code(kind), kind == Kind.GROUP ? 0x8001 : 0, value(kind)));
            }
        }
        tlvs.add(new MonitoringTlv(77, 5, Bytes.EMPTY));
        tlvs.add(new MonitoringTlv(MonitoringTlv.ENTERPRISE | 1, 0, Bytes.ofHex("00000009cafe")));
        BmpMessage sent = new IndexedRouteMonitoring(Messages.HEADER, types, tlvs);
        DecodedBmp decoded = Messages.decode(BmpEncoder.encode(sent));
        assertThat(decoded.damage()).isEmpty();
        assertThat(decoded.message()).isEqualTo(sent);
        IndexedRouteMonitoring read = (IndexedRouteMonitoring) Objects.requireNonNull(decoded.message());
        assertThat(read.update()).isEqualTo(UPDATE);
        assertThat(read.of(Kind.OTHER)).hasSize(2);
        assertThat(read.of(Kind.OTHER).get(1).isEnterprise()).isTrue();
        assertThat(read.of(Kind.GROUP)).hasSize(1);
        assertThat(read.of(Kind.GROUP).get(0).members()).containsExactly(2, 2);
    }

    private static Bytes value(Kind kind) {
        return switch (kind) {
            case BGP_MESSAGE -> UPDATE;
            case SEQUENCE_NUMBER -> Bytes.ofHex("0000000000000001");
            case TIMESTAMP -> Bytes.ofHex("026553f100");
            default -> Bytes.ofHex("00020002"); // also a capability
        };
    }

    /** What revision a message with a BGP message of type 4 is of: type, index, value of one TLV beside it. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 450400010103, EARLY", // stateless parsing
        "1, 8001, 00010002, REVISION_21", // a group
        "2, 8001, 00010002, EARLY", // a group
        "2, 0, 676c6f62616c, REVISION_21", // the name of a VRF
        "3, 0, 676c6f62616c, EARLY", // the name of a VRF
        "3, 0, 4600, REVISION_21", // stateless parsing
        "5, 0, 00000002, EARLY", // a path status
        "5, 1, 000000020003, EARLY",
        "5, 0, 0000000000000000, REVISION_21", // a sequence number
        "6, 0, 81, REVISION_21", // extended flags
        "7, 0, 026553f100, REVISION_21", // a timestamp
        "8, 0, cafe, EARLY" // says nothing
    })
    void the_revision_is_told_by_what_is_there(int type, String index, String value, MonitoringTypes types) {
        MonitoringTlv message = new MonitoringTlv(4, 0, UPDATE);
        MonitoringTlv other = new MonitoringTlv(type, Integer.parseInt(index, 16), Bytes.ofHex(value));
        for (List<MonitoringTlv> tlvs : List.of(List.of(message, other), List.of(other, message))) {
            BmpMessage sent = new IndexedRouteMonitoring(Messages.HEADER, MonitoringTypes.EARLY, tlvs);
            IndexedRouteMonitoring read = (IndexedRouteMonitoring) Objects.requireNonNull(
                    Messages.decode(BmpEncoder.encode(sent)).message());
            assertThat(read.types()).isEqualTo(types);
            assertThat(read.update()).isEqualTo(UPDATE);
        }
    }

    /** Draft section 5.4: a TLV around what version 3 has, and TLVs without an index behind it. */
    @Test
    void statistics_stand_in_a_tlv() {
        List<Tlv> tlvs = List.of(new Tlv(5, Bytes.ofHex("0000000000000001")));
        BmpMessage.StatisticsReport sent =
                new BmpMessage.StatisticsReport(Messages.HEADER, List.of(StatisticType.ADJ_RIB_IN_ROUTES.of(7)), tlvs);
        byte[] octets = BmpEncoder.encode(sent);
        assertThat(Bytes.copyOf(octets, 48, octets.length - 48))
                .hasToString("00010010" + "00000001" + "000700080000000000000007" + "000500080000000000000001");
        assertThat(Messages.decode(octets)).isEqualTo(DecodedBmp.of(sent));
        BmpMessage.StatisticsReport plain = new BmpMessage.StatisticsReport(Messages.HEADER, sent.statistics());
        assertThat(Messages.decode(new BmpEncoder().write(plain, 4).toArray())).isEqualTo(DecodedBmp.of(plain));
        assertThatIllegalArgumentException().isThrownBy(() -> new BmpEncoder().write(sent, 3));
        for (int length = 48; length < octets.length; length++) {
            if (length != 68) { // the TLV with the statistics alone is whole
                assertThat(Messages.decode(Arrays.copyOf(octets, length)).damage())
                        .as(length + " octets")
                        .isNotEmpty();
            }
        }
    }

    /** Draft section 4.2: the number of the enterprise stands before what it counts. */
    @Test
    void a_statistic_of_an_enterprise_has_no_value_of_ours() {
        Bytes octets = Bytes.ofHex("00007ed9" + "00000007");
        BmpMessage sent = new BmpMessage.StatisticsReport(
                Messages.HEADER,
                List.of(new Statistic(0x8001, null, 0, octets), StatisticType.decode(1, Bytes.ofHex("00000009"))));
        DecodedBmp decoded = Messages.decode(new BmpEncoder().write(sent, 4).toArray());
        assertThat(decoded).isEqualTo(DecodedBmp.of(sent));
    }

    /** As exporters of the revisions before 20 have them. */
    @Test
    void statistics_as_in_version_3_are_read_too() {
        BmpMessage sent =
                new BmpMessage.StatisticsReport(Messages.HEADER, List.of(StatisticType.ADJ_RIB_IN_ROUTES.of(7)));
        byte[] octets = BmpEncoder.encode(sent);
        octets[0] = 4;
        assertThat(Messages.decode(octets)).isEqualTo(DecodedBmp.of(sent));
    }

    @Test
    void versions_come_side_by_side_on_one_stream() {
        BmpEncoder out = new BmpEncoder();
        BmpMessage route = new BmpMessage.RouteMonitoring(Messages.HEADER, UPDATE);
        out.write(route).write(route, 4).write(route, 3);
        List<DecodedBmp> read = read(out.toArray());
        assertThat(read).hasSize(3);
        assertThat(read.get(0).message()).isEqualTo(route).isEqualTo(read.get(2).message());
        assertThat(read.get(1).message())
                .isInstanceOfSatisfying(IndexedRouteMonitoring.class, indexed -> assertThat(indexed.update())
                        .isEqualTo(UPDATE));
    }

    @Test
    void a_message_without_bgp_message_or_with_two_is_told() {
        MonitoringTlv message = new MonitoringTlv(4, 0, UPDATE);
        for (List<MonitoringTlv> tlvs : List.of(List.<MonitoringTlv>of(), List.of(message, message))) {
            BmpMessage sent = new IndexedRouteMonitoring(Messages.HEADER, MonitoringTypes.of(tlvs), tlvs);
            DecodedBmp decoded = Messages.decode(BmpEncoder.encode(sent));
            assertThat(decoded.message()).isEqualTo(sent);
            assertThat(decoded.damage())
                    .singleElement()
                    .extracting(BmpDamage::fault, BmpDamage::action)
                    .containsExactly(BmpFault.BGP_MESSAGES, tlvs.isEmpty() ? Action.KEPT : Action.MESSAGE_SKIPPED);
        }
    }

    @Test
    void a_bgp_message_beyond_the_end_and_none_among_too_many_tlvs_skip_the_message() {
        byte[] octets = BmpEncoder.encode(new IndexedRouteMonitoring(
                Messages.HEADER, MonitoringTypes.EARLY, List.of(new MonitoringTlv(4, 0, UPDATE))));
        for (int length = 49; length < octets.length; length++) {
            DecodedBmp decoded = Messages.decode(Arrays.copyOf(octets, length));
            assertThat(decoded.message()).isNull();
            assertThat(decoded.damage().get(0).fault()).isEqualTo(BmpFault.TLV_OVERRUN);
        }
        MonitoringTlv one = new MonitoringTlv(9, 0, Bytes.EMPTY);
        byte[] many = BmpEncoder.encode(new IndexedRouteMonitoring(
                Messages.HEADER, MonitoringTypes.EARLY, java.util.Collections.nCopies(5000, one)));
        assertThat(Messages.decode(many).damage().get(0).fault()).isEqualTo(BmpFault.TOO_MANY_TLVS);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "77"})
    void a_peer_down_has_its_tlvs_behind_what_its_reason_has(int reason) {
        Bytes own = reason == 1 || reason == 3
                ? Messages.bgp(3, (byte) 6, (byte) 2)
                : reason == 2 ? Bytes.ofHex("0018") : Bytes.EMPTY;
        List<Tlv> tlvs = List.of(Tlv.text(Tlv.VRF_NAME, "red"), new Tlv(99, Bytes.ofHex("cafe")));
        String all = own + BmpEncoder.locRibDownData(tlvs).toString();
        PeerDown sent = new PeerDown(Messages.HEADER, reason, Bytes.ofHex(all), tlvs);
        DecodedBmp decoded = Messages.decode(new BmpEncoder().write(sent, 4).toArray());
        assertThat(decoded.damage()).isEmpty();
        assertThat(decoded.message()).isEqualTo(sent);
    }

    @Test
    void version_3_has_no_tlvs_in_route_monitoring() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BmpEncoder()
                        .write(new IndexedRouteMonitoring(Messages.HEADER, MonitoringTypes.EARLY, List.of()), 3))
                .withMessageContaining("version 3");
    }

    @Provide
    Arbitrary<List<MonitoringTlv>> tlvs() {
        return Messages.monitoringTlvs();
    }

    @Property
    void what_is_written_is_read_again(@ForAll("tlvs") List<MonitoringTlv> tlvs) {
        BmpMessage sent = new IndexedRouteMonitoring(Messages.HEADER, MonitoringTypes.of(tlvs), tlvs);
        assertThat(Messages.decode(BmpEncoder.encode(sent)).message()).isEqualTo(sent);
    }

    @Property
    void a_path_status_is_written_as_it_was_read(@ForAll int bits, @ForAll short reason) {
        PathStatus status = new PathStatus(bits, reason < 0 ? -1 : reason);
        assertThat(PathStatus.decode(status.encode())).isEqualTo(status);
        assertThat(status.statuses()).hasSize(Integer.bitCount(bits));
    }

    @Test
    void a_path_status_speaks_in_words() {
        PathStatus status = Objects.requireNonNull(PathStatus.decode(Bytes.ofHex("000000240006")));
        assertThat(status).hasToString("non-selected,non-installed (not-preferred-med)");
        assertThat(PathStatus.decode(Bytes.ofHex("80000002"))).hasToString("best,0x80000000");
        assertThat(PathStatus.decode(Bytes.ofHex("0000000200"))).isNull();
        assertThat(new PathStatus(1, 300).reasonText()).isEqualTo("300");
    }
}
