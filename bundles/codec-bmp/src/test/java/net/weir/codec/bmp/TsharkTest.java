package net.weir.codec.bmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.model.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the encoder writes, read by a program that is not ours. */
class TsharkTest {
    private static final int PORT = 11019;

    @TempDir
    Path directory;

    /** A capture with each message in a TCP segment of its own. */
    private static byte[] capture(List<byte[]> messages) {
        ByteBuffer out = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(65535)
                .putInt(1);
        int sequence = 1;
        for (byte[] message : messages) {
            int length = 54 + message.length;
            out.putInt(1_700_000_000).putInt(0).putInt(length).putInt(length);
            out.order(ByteOrder.BIG_ENDIAN);
            out.putLong(0).putInt(0).putShort((short) 0x0800);
            out.putShort((short) 0x4500).putShort((short) (40 + message.length)).putInt(0);
            out.putShort((short) 0x4006).putShort((short) 0).putInt(0xc0000201).putInt(0xc0000202);
            out.putShort((short) 40000).putShort((short) PORT).putInt(sequence).putInt(1);
            out.putShort((short) 0x5018).putShort((short) 0xffff).putInt(0).put(message);
            out.order(ByteOrder.LITTLE_ENDIAN);
            sequence += message.length;
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private List<String> tshark(List<byte[]> messages, String... fields) throws IOException, InterruptedException {
        Path file = directory.resolve("bmp.pcap");
        Files.write(file, capture(messages));
        List<String> command = new ArrayList<>(
                List.of("tshark", "-r", file.toString(), "-d", "tcp.port==" + PORT + ",bmp", "-T", "fields"));
        for (String field : fields) {
            command.addAll(List.of("-e", field));
        }
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            assumeThat(e).as("tshark is installed").isNull();
            throw e;
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return text.lines().toList();
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
