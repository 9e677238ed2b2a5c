package net.weir.codec.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.weir.captures.Tshark;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.model.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the encoder writes, read by a program that is not ours. */
class TsharkTest {
    @TempDir
    Path directory;

    private List<String> tshark(List<byte[]> messages, String... fields) throws IOException, InterruptedException {
        return Tshark.fields(directory, messages, fields);
    }

    @Test
    void tshark_sees_the_types_and_finds_nothing_malformed() throws Exception {
        // Debian's tshark 4.0 calls a Peer Up with TLVs malformed, so these come without
        List<BmpMessage> messages = Messages.samples().stream()
                .map(m -> m instanceof BmpMessage.PeerUp up
                        ? new BmpMessage.PeerUp(
                                up.peer(), up.localAddress(), 179, 4000, up.sentOpen(), up.receivedOpen(), List.of())
                        : m)
                .toList();
        List<String> lines =
                tshark(messages.stream().map(BmpEncoder::encode).toList(), "bmp.version", "bmp.type", "_ws.malformed");
        assertThat(lines)
                .containsExactlyElementsOf(messages.stream()
                        .map(m -> "3\t" + m.type().code() + "\t")
                        .toList());
    }

    @Test
    void tshark_reads_the_same_peer() throws Exception {
        PeerHeader v6 = PeerHeader.of(
                        1,
                        0x0000_fde8_0000_0001L,
                        View.ADJ_RIB_OUT_POST,
                        IpAddress.parse("2001:db8::1"),
                        new Asn(4_200_000_000L),
                        Messages.ID)
                .at(1_700_000_000_123_456L);
        List<byte[]> messages = List.of(
                BmpEncoder.encode(new BmpMessage.PeerDown(Messages.HEADER, 4, Bytes.EMPTY)),
                BmpEncoder.encode(new BmpMessage.PeerDown(v6, 5, Bytes.EMPTY)));
        List<String> lines = tshark(
                messages,
                "bmp.peer.type",
                "bmp.peer.flags",
                "bmp.peer.ip.addr",
                "bmp.peer.ipv6.addr",
                "bmp.peer.asn",
                "bmp.peer.id",
                "bmp.peer.down.reason");
        assertThat(lines)
                .containsExactly(
                        "0\t0x00\t192.0.2.1\t\t64496\t198.51.100.7\t4",
                        "1\t0xd0\t\t2001:db8::1\t4200000000\t198.51.100.7\t5");
    }

    @Test
    void tshark_reads_the_same_texts_and_the_update() throws Exception {
        BmpMessage initiation = new BmpMessage.Initiation(
                List.of(Tlv.text(Tlv.SYS_NAME, "edge1"), Tlv.text(Tlv.SYS_DESCR, "a router")));
        BmpMessage monitoring = new BmpMessage.RouteMonitoring(
                Messages.HEADER,
                Messages.bgp(2, (byte) 0, (byte) 4, (byte) 24, (byte) 192, (byte) 0, (byte) 2, (byte) 0, (byte) 0));
        List<String> lines = tshark(
                List.of(BmpEncoder.encode(initiation), BmpEncoder.encode(monitoring)),
                "bmp.init.info",
                "bgp.type",
                "bgp.withdrawn_prefix");
        assertThat(lines).containsExactly("edge1,a router\t\t", "\t2\t192.0.2.0");
    }
}
