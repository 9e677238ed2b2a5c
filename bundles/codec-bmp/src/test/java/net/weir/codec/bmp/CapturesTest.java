package net.weir.codec.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import net.weir.captures.PcapStream;
import net.weir.captures.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real routers' octets; see the captures' README for where they come from. */
class CapturesTest {
    private static final String PMACCT = "bmp-pcap-json/pmacct/tests/";
    private static final String NETGAUZE = "bmp-pcap/NetGauze/assets/pcaps/bmp/";

    private static Map<MessageType, Integer> count(BmpFramer framer, byte[] stream) {
        Map<MessageType, Integer> counts = new EnumMap<>(MessageType.class);
        BmpMessageView view = new BmpMessageView();
        BmpDecoder decoder = new BmpDecoder(BmpLimits.DEFAULT);
        framer.feed(stream, 0, stream.length);
        while (framer.next()) {
            view.wrap(framer.array(), framer.offset(), framer.length());
            DecodedBmp decoded = decoder.decode(view);
            assertThat(decoded.damage()).as("at %d", framer.streamOffset()).isEmpty();
            counts.merge(view.type(), 1, Integer::sum);
        }
        return counts;
    }

    @ParameterizedTest
    @CsvSource({"200-BMP-HUAWEI-locrib_instance,18", "201-BMP-CISCO-rd_instance,42", "203-BMP-HUAWEI-dump,18"})
    void captures_of_huawei_and_cisco_are_read_whole(String name, int peerUps) {
        BmpFramer framer = new BmpFramer(BmpLimits.DEFAULT);
        byte[] stream = PcapStream.stream(TestData.bytes(PMACCT + name + "/traffic-00.pcap"));
        Map<MessageType, Integer> counts = count(framer, stream);
        assertThat(framer.damage()).isNull();
        assertThat(framer.pending()).isZero();
        assertThat(counts.get(MessageType.INITIATION)).isEqualTo(1);
        assertThat(counts.get(MessageType.PEER_UP)).isEqualTo(peerUps);
        assertThat(counts.get(MessageType.ROUTE_MONITORING)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "stateless-with-add-path/ipv4_unicast_all.pcap",
        "vpnv4-stateless-with-withdraw/vpnv4-stateless-with-withdraw.pcap"
    })
    void version_4_is_told_apart(String name) {
        BmpFramer framer = new BmpFramer(BmpLimits.DEFAULT);
        assertThat(count(framer, PcapStream.stream(TestData.bytes(NETGAUZE + name))))
                .isEmpty();
        assertThat(framer.damage()).isNotNull().extracting(BmpDamage::fault).isEqualTo(BmpFault.VERSION_4);
    }

    @Test
    void peers_with_different_capabilities_are_read() {
        BmpFramer framer = new BmpFramer(BmpLimits.DEFAULT);
        byte[] capture = TestData.bytes(NETGAUZE + "peers-with-different-caps/example.pcap");
        assertThat(count(framer, PcapStream.stream(capture)).get(MessageType.PEER_UP))
                .isPositive();
        assertThat(framer.damage()).isNull();
    }
}
