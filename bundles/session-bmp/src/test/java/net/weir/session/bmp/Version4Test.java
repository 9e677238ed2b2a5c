package net.weir.session.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.weir.bmp.RouterMessages;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpLimits;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.MonitoringTlv;
import net.weir.codec.bmp.MonitoringTypes;
import net.weir.codec.bmp.PathStatus;
import net.weir.event.Malformed;
import net.weir.event.RouteUpdate;
import net.weir.event.TopicRecord;
import net.weir.model.Bytes;
import net.weir.text.EventJson;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;
import org.junit.jupiter.api.Test;

/** Route Monitoring of BMP version 4 on a session with {@code bmp-v4 = true}, beside version 3. */
class Version4Test {
    private static final SessionSettings BOTH =
            SessionSettings.of("edge").withLimits(new BmpLimits(1 << 16, 100, true), SessionSettings.MAX_PEERS);

    private static BmpMessage routes(MonitoringTlv... tlvs) {
        return new BmpMessage.IndexedRouteMonitoring(RouterMessages.pre(), MonitoringTypes.EARLY, List.of(tlvs));
    }

    private static MonitoringTlv tlv(MonitoringTlv.Kind kind, int index, Bytes value) {
        return new MonitoringTlv(MonitoringTypes.EARLY.code(kind), index, value);
    }

    @Test
    void its_routes_are_read_with_the_path_ids_that_the_message_names() {
        SessionBench bench = up();
        bench.send(RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")));
        bench.send(routes(
                tlv(MonitoringTlv.Kind.STATELESS_PARSING, 0, Bytes.ofHex("450400010103")),
                tlv(MonitoringTlv.Kind.BGP_MESSAGE, 0, RouterMessages.announcePath(7, "198.51.100.0/24"))));
        bench.send(routes(tlv(MonitoringTlv.Kind.BGP_MESSAGE, 0, RouterMessages.announce("203.0.113.0/24"))));
        assertThat(bench.out.kinds()).containsExactly("RouteUpdate", "RouteUpdate", "RouteUpdate");
        List<RouteUpdate> updates = bench.out.all(RouteUpdate.class);
        assertThat(updates)
                .extracting(update -> update.announced().text(0))
                .containsExactly("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24");
        assertThat(updates)
                .extracting(update -> update.announced().hasPathIds())
                .containsExactly(false, true, false);
        assertThat(bench.faults(SessionFault.ASSUMED)).isZero();
    }

    @Test
    void what_became_of_a_path_is_an_event_behind_its_routes() {
        SessionBench bench = up();
        bench.send(routes(
                tlv(MonitoringTlv.Kind.PATH_STATUS, 0, new PathStatus(2, -1).encode()),
                tlv(MonitoringTlv.Kind.PATH_STATUS, 0x8001, new PathStatus(4, 6).encode()),
                tlv(MonitoringTlv.Kind.BGP_MESSAGE, 0, RouterMessages.announce("192.0.2.0/24"))));
        assertThat(bench.out.kinds()).containsExactly("RouteUpdate", "TopicRecord", "TopicRecord");
        JsonWriter json = new JsonWriter();
        bench.out.all(TopicRecord.class).forEach(record -> new EventJson(JsonStyle.MIN).write(json, record));
        assertThat(json.toString())
                .contains("\"topic\":\"bmp.path-status\",\"value\":{\"messageSequence\":1,\"index\":0,"
                        + "\"statuses\":[\"best\"],\"reason\":null}")
                .contains("\"value\":{\"messageSequence\":1,\"group\":1,\"statuses\":[\"non-selected\"],"
                        + "\"reason\":\"not-preferred-med\"}");
    }

    @Test
    void one_without_a_bgp_message_is_told() {
        SessionBench bench = up();
        bench.send(routes());
        assertThat(bench.out.kinds()).containsExactly("Malformed");
        assertThat(bench.faults(SessionFault.MESSAGE_DAMAGED)).isEqualTo(1);
    }

    /** A path status of one octet, then a TLV that is longer than the message. */
    @Test
    void its_routes_are_read_although_tlvs_beside_them_are_damaged() {
        SessionBench bench = up();
        byte[] octets = BmpEncoder.encode(routes(
                tlv(MonitoringTlv.Kind.PATH_STATUS, 1, Bytes.ofHex("02")),
                tlv(MonitoringTlv.Kind.BGP_MESSAGE, 0, RouterMessages.announce("192.0.2.0/24")),
                tlv(MonitoringTlv.Kind.VRF_NAME, 0, Bytes.ofHex("676c6f62616c"))));
        octets[octets.length - 9] = 7; // the length of the name
        bench.send(octets);
        assertThat(bench.out.kinds()).containsExactly("Malformed", "Malformed", "RouteUpdate");
        List<Malformed> told = bench.out.all(Malformed.class);
        assertThat(told).extracting(one -> one.problem().offset()).containsExactly(48, octets.length - 12);
        assertThat(told).noneMatch(Malformed::losesRoutes).allMatch(one -> one.peer() != null);
        assertThat(bench.faults(SessionFault.MESSAGE_DAMAGED)).isEqualTo(2);
    }

    @Test
    void routes_that_cannot_be_reached_make_their_view_doubtful_and_no_other() {
        SessionBench bench = up();
        byte[] octets = BmpEncoder.encode(
                routes(tlv(MonitoringTlv.Kind.BGP_MESSAGE, 0, RouterMessages.announce("192.0.2.0/24"))));
        octets[51]++;
        bench.send(octets);
        Malformed told = bench.out.only(Malformed.class);
        assertThat(told.losesRoutes()).isTrue();
        assertThat(told.peer())
                .isNotNull()
                .satisfies(peer -> assertThat(peer.key().address()).isEqualTo(RouterMessages.PEER));
        assertThat(bench.faults(SessionFault.MESSAGE_DAMAGED)).isEqualTo(1);
    }

    private static SessionBench up() {
        return new SessionBench(BOTH)
                .send(RouterMessages.initiation("edge1"))
                .send(RouterMessages.up(RouterMessages.pre()))
                .forget();
    }
}
