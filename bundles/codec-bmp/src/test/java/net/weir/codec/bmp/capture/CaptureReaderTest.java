package net.weir.codec.bmp.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.weir.captures.PcapFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureReaderTest {
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] SEGMENT = PcapFile.tcp(1, 2, 1, PcapFile.ACK, HELLO);

    private static byte[] classic(ByteOrder order, int magic, int linkType, int fraction, byte[] frame) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(PcapFile.header(order, magic, linkType));
        ByteBuffer head = ByteBuffer.allocate(16).order(order);
        out.writeBytes(head.putInt(7)
                .putInt(fraction)
                .putInt(frame.length)
                .putInt(frame.length)
                .array());
        out.writeBytes(frame);
        return out.toByteArray();
    }

    private static byte[] block(ByteOrder order, int type, byte[] body) {
        int padded = body.length + 3 & ~3;
        ByteBuffer out = ByteBuffer.allocate(12 + padded).order(order);
        return out.putInt(type)
                .putInt(12 + padded)
                .put(Arrays.copyOf(body, padded))
                .putInt(12 + padded)
                .array();
    }

    private static byte[] section(ByteOrder order) {
        ByteBuffer body = ByteBuffer.allocate(16).order(order);
        return block(
                order,
                0x0a0d0d0a,
                body.putInt(0x1a2b3c4d)
                        .putShort((short) 1)
                        .putShort((short) 0)
                        .putLong(-1)
                        .array());
    }

    /** An interface of raw IP, its clock counting nanoseconds if asked, then a packet 7.5 s after 1970. */
    private static byte[] next(ByteOrder order, boolean nanos) {
        byte[] packet = PcapFile.ipv4(SEGMENT);
        ByteBuffer described = ByteBuffer.allocate(nanos ? 20 : 8).order(order);
        described.putShort((short) 101).putShort((short) 0).putInt(65535);
        if (nanos) {
            described
                    .putShort((short) 9)
                    .putShort((short) 1)
                    .put((byte) 9)
                    .put(new byte[3])
                    .putInt(0);
        }
        long units = nanos ? 7_500_000_000L : 7_500_000L;
        ByteBuffer body = ByteBuffer.allocate(20 + packet.length).order(order);
        body.putInt(0)
                .putInt((int) (units >>> 32))
                .putInt((int) units)
                .putInt(packet.length)
                .putInt(packet.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(section(order));
        out.writeBytes(block(order, 1, described.array()));
        out.writeBytes(block(order, 5, new byte[8])); // statistics: passed over
        out.writeBytes(block(order, 6, body.put(packet).array()));
        return out.toByteArray();
    }

    @Test
    void reads_both_byte_orders_and_both_clocks_of_pcap() {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            byte[] packet = PcapFile.ipv4(SEGMENT);
            Collected micros = Collected.of(classic(order, 0xa1b2c3d4, 101, 500_000, packet));
            Collected nanos = Collected.of(classic(order, 0xa1b23c4d, 101, 500_000_000, packet));
            assertThat(micros.texts()).containsExactly("hello");
            assertThat(nanos.texts()).containsExactly("hello");
            assertThat(micros.times).containsExactly(7_500_000L).isEqualTo(nanos.times);
        }
    }

    @Test
    void reads_pcapng_in_both_byte_orders_with_any_clock_and_several_sections() {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            Collected once = Collected.of(next(order, false));
            assertThat(once.damage).isNull();
            assertThat(once.texts()).containsExactly("hello");
            assertThat(once.times).containsExactly(7_500_000L);
            assertThat(Collected.of(next(order, true)).times).containsExactly(7_500_000L);
        }
        byte[] first = next(ByteOrder.BIG_ENDIAN, false);
        byte[] both = Arrays.copyOf(first, first.length * 2 + 12);
        byte[] second = next(ByteOrder.LITTLE_ENDIAN, true);
        System.arraycopy(second, 0, both, first.length, second.length);
        Collected twice = Collected.of(Arrays.copyOf(both, first.length + second.length));
        assertThat(twice.texts()).containsExactly("hello");
        assertThat(twice.streams.drops()).isEqualTo(Map.of("repeated", 1L));
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @Test
    void finds_ip_behind_every_kind_of_link() {
        byte[] v4 = PcapFile.ipv4(SEGMENT);
        byte[] v6 = PcapFile.ipv6(SEGMENT);
        byte[] vlan = concat(new byte[] {0, 5, (byte) 0x86, (byte) 0xdd}, v6);
        byte[] twoVlans = concat(new byte[] {0, 5, (byte) 0x81, 0, 0, 6, 8, 0}, v4);
        byte[] cooked = concat(new byte[14], new byte[] {8, 0}, v4);
        byte[] cooked2 = concat(new byte[] {(byte) 0x86, (byte) 0xdd}, new byte[18], v6);
        List<Map.Entry<byte[], Integer>> frames = List.of(
                Map.entry(PcapFile.ethernet(0x0800, v4), 1),
                Map.entry(PcapFile.ethernet(0x86dd, v6), 1),
                Map.entry(PcapFile.ethernet(0x8100, vlan), 1),
                Map.entry(PcapFile.ethernet(0x88a8, twoVlans), 1),
                Map.entry(concat(PcapFile.ethernet(0x0800, v4), new byte[9]), 1),
                Map.entry(cooked, 113),
                Map.entry(cooked2, 276),
                Map.entry(v4, 101),
                Map.entry(v6, 101),
                Map.entry(v4, 228),
                Map.entry(concat(new byte[] {2, 0, 0, 0}, v4), 0),
                Map.entry(concat(new byte[] {0, 0, 0, 30}, v6), 108));
        frames.forEach(each -> {
            byte[] frame = each.getKey();
            int linkType = each.getValue();
            Collected all = Collected.of(classic(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, linkType, 0, frame));
            assertThat(all.texts())
                    .as("link type %d: %s", linkType, all.streams.drops())
                    .containsExactly("hello");
        });
    }

    @Test
    void what_is_no_tcp_is_counted_by_reason() {
        byte[] udp = PcapFile.ipv4(SEGMENT);
        udp[9] = 17;
        byte[] fragment = PcapFile.ipv4(SEGMENT);
        fragment[6] = 0x20;
        byte[] udpFragment = udp.clone();
        udpFragment[6] = 0x20;
        assertThat(Collected.of(classic(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 101, 0, udpFragment))
                        .streams
                        .drops())
                .containsOnlyKeys("not-tcp");
        byte[] arp = PcapFile.ethernet(0x0806, new byte[28]);
        assertThat(Collected.of(classic(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 101, 0, udp))
                        .streams
                        .drops())
                .containsOnlyKeys("not-tcp");
        assertThat(Collected.of(classic(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 101, 0, fragment))
                        .streams
                        .drops())
                .containsOnlyKeys("ip-fragment");
        assertThat(Collected.of(classic(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 1, 0, arp))
                        .streams
                        .drops())
                .containsOnlyKeys("not-ip");
        assertThat(Collected.of(classic(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 147, 0, arp))
                        .streams
                        .drops())
                .containsOnlyKeys("link-type-147");
    }

    @Test
    void a_capture_that_is_cut_anywhere_gives_what_was_whole_and_says_so() {
        byte[] classic = classic(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 101, 0, PcapFile.ipv4(SEGMENT));
        for (int cut = 0; cut < classic.length; cut++) {
            Collected all = Collected.of(Arrays.copyOf(classic, cut));
            assertThat(all.texts()).isEmpty();
            assertThat(all.damage != null).as("cut at %d: %s", cut, all.damage).isEqualTo(cut != 24);
        }
        byte[] next = next(ByteOrder.BIG_ENDIAN, true);
        for (int cut = 0; cut < next.length; cut++) {
            Collected all = Collected.of(Arrays.copyOf(next, cut));
            assertThat(all.texts()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7fffffff, -1, (1 << 20) + 1})
    void an_absurd_length_is_damage_and_takes_no_memory(int length) {
        byte[] classic = classic(ByteOrder.BIG_ENDIAN, 0xa1b2c3d4, 101, 0, PcapFile.ipv4(SEGMENT));
        ByteBuffer.wrap(classic).putInt(24 + 8, length);
        assertThat(Collected.of(classic).damage).contains("octets cannot be").contains("octet 40 of the capture");
        byte[] next = next(ByteOrder.BIG_ENDIAN, false);
        ByteBuffer.wrap(next).putInt(28 + 4, length);
        assertThat(Collected.of(next).damage).contains("octets cannot be");
    }

    @Property(tries = 500)
    void no_octets_do_harm(@ForAll @Size(max = 200) byte[] octets, @ForAll int at, @ForAll byte value) {
        Collected.of(octets);
        for (int magic : new int[] {0xa1b2c3d4, 0x4d3cb2a1, 0x0a0d0d0a}) {
            Collected.of(concat(ByteBuffer.allocate(4).putInt(magic).array(), octets));
        }
        for (byte[] capture : new byte[][] {
            next(ByteOrder.LITTLE_ENDIAN, true),
            classic(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 1, 0, PcapFile.ethernet(0x86dd, PcapFile.ipv6(SEGMENT)))
        }) {
            capture[Math.floorMod(at, capture.length)] = value;
            Collected.of(capture);
        }
    }

    @Test
    void tells_captures_from_other_files() {
        assertThat(CaptureReader.isCapture(PcapFile.header(ByteOrder.BIG_ENDIAN, 0xa1b23c4d, 1)))
                .isTrue();
        assertThat(CaptureReader.isCapture(section(ByteOrder.LITTLE_ENDIAN))).isTrue();
        assertThat(CaptureReader.isCapture(new byte[] {3, 0, 0, 0})).isFalse();
        assertThat(CaptureReader.isCapture(new byte[3])).isFalse();
        CaptureReader reader = new CaptureReader(new ByteArrayInputStream(HELLO));
        assertThat(reader.next()).isFalse();
        assertThat(reader.damage()).startsWith("neither pcap nor pcapng: magic number 68656c6c");
    }
}
