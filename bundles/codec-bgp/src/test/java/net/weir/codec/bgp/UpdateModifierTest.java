package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.weir.model.Asn;
import net.weir.model.Community;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.PathAttributes;
import net.weir.model.RawAttribute;
import org.junit.jupiter.api.Test;

class UpdateModifierTest {
    private static final String CLASSIC = "400101004002060201" + "0000fbf0" + "400304c0000201";
    private static final Community BLACKHOLE = Community.parse("65535:666");
    private static final UpdateModifier NOTHING = UpdateModifier.of(SessionParameters.FOUR_OCTET);

    private static String attributes(UpdateModifier modifier, String attributes) {
        byte[] message = Wire.update("18c63364", attributes, "18cb0071");
        String changed = Wire.hex(modifier.apply(message));
        assertThat(changed).contains("0004" + "18c63364").endsWith("18cb0071");
        assertThat(Integer.parseInt(changed.substring(32, 36), 16)).isEqualTo(changed.length() / 2);
        return changed.substring(54, changed.length() - 8);
    }

    @Test
    void edits_in_octets() {
        assertThat(attributes(NOTHING.addCommunity(BLACKHOLE), CLASSIC)).isEqualTo(CLASSIC + "c00804ffff029a");
        assertThat(attributes(NOTHING.addCommunity(BLACKHOLE), CLASSIC + "f0080004" + "fbf00001"))
                .isEqualTo(CLASSIC + "f0080008" + "fbf00001ffff029a");
        assertThat(attributes(NOTHING.addCommunity(BLACKHOLE), CLASSIC + "c00804ffff029a"))
                .isEqualTo(CLASSIC + "c00804ffff029a");
        assertThat(attributes(NOTHING.removeCommunity(BLACKHOLE), CLASSIC + "c00804ffff029a"))
                .isEqualTo(CLASSIC);
        assertThat(attributes(NOTHING.removeCommunity(BLACKHOLE), CLASSIC + "e00808ffff029afbf00001"))
                .isEqualTo(CLASSIC + "e00804fbf00001");
        assertThat(attributes(NOTHING.prepend(new Asn(64497), 2), CLASSIC))
                .isEqualTo("4001010040020e0203" + "0000fbf10000fbf10000fbf0" + "400304c0000201");
        assertThat(attributes(NOTHING.med(7).localPref(100), CLASSIC))
                .isEqualTo(CLASSIC + "80040400000007" + "40050400000064");
        assertThat(attributes(NOTHING.nextHop(IpAddress.parse("198.51.100.9")), CLASSIC))
                .isEqualTo(CLASSIC.replace("c0000201", "c6336409"));
    }

    @Test
    void a_next_hop_is_set_in_mp_reach_where_it_is_of_the_same_kind() {
        String vpn =
                Wire.reach(Family.of(1, 128), "0000fbf000000007c0000201", "70000641" + "0000fbf000000001" + "c63364");
        String v6 = Wire.reach(Family.IPV6_UNICAST, Wire.HOP6 + "fe80" + "00".repeat(13) + "01", Wire.NET6);
        assertThat(attributes(NOTHING.nextHop(IpAddress.parse("198.51.100.9")), vpn + Wire.MP))
                .isEqualTo(vpn.replace("c0000201", "c6336409") + Wire.MP);
        assertThat(attributes(NOTHING.nextHop(IpAddress.parse("198.51.100.9")), v6 + Wire.MP))
                .isEqualTo(v6 + Wire.MP);
        String other = "20010db8000000000000000000000009";
        assertThat(attributes(NOTHING.nextHop(IpAddress.parse("2001:db8::9")), v6 + Wire.MP))
                .isEqualTo(Wire.reach(Family.IPV6_UNICAST, other, Wire.NET6) + Wire.MP);
    }

    @Test
    void a_path_that_is_empty_or_starts_with_a_set_or_is_full_gets_a_segment() {
        String before = "40010100";
        String after = "400304c0000201";
        UpdateModifier prepend = NOTHING.prepend(new Asn(64497), 1);
        assertThat(attributes(prepend, before + "400200" + after))
                .isEqualTo(before + "4002060201" + "0000fbf1" + after);
        assertThat(attributes(prepend, before + "4002060101" + "0000fbf0" + after))
                .isEqualTo(before + "40020c0201" + "0000fbf1" + "0101" + "0000fbf0" + after);
        String full = "02ff" + "0000fbf0".repeat(255);
        assertThat(attributes(prepend, before + "500203fe" + full + after))
                .isEqualTo(before + "50020404" + "0201" + "0000fbf1" + full + after);
        assertThat(UpdateModifier.of(SessionParameters.TWO_OCTET)
                        .prepend(new Asn(64497), 1)
                        .apply(Wire.update("", before + "4002040201fbf0" + after, "18cb0071")))
                .isEqualTo(Wire.update("", before + "4002060202fbf1fbf0" + after, "18cb0071"));
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UpdateModifier.of(SessionParameters.TWO_OCTET).prepend(new Asn(4_200_000_000L), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> NOTHING.prepend(new Asn(1), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> NOTHING.med(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> NOTHING.localPref(1L << 32));
        assertThatIllegalArgumentException().isThrownBy(() -> NOTHING.apply(new byte[19]));
        byte[] damaged = Wire.update("", "400101", "18cb0071");
        assertThatIllegalArgumentException().isThrownBy(() -> NOTHING.apply(damaged));
        byte[] full = Wire.update("", CLASSIC, "18cb0071".repeat(1010));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NOTHING.prepend(new Asn(64497), 255).apply(full))
                .withMessageContaining("octets");
    }

    /** What begins with a marker and has the length of an UPDATE in the captures, whatever packets are around it. */
    private static List<byte[]> inPackets() throws IOException {
        List<byte[]> messages = new ArrayList<>();
        byte[] marker = Wire.hex("ff".repeat(16));
        List<Path> files = new ArrayList<>(TestData.files("bgp-pcap"));
        files.addAll(TestData.files("bgp-pcap-json"));
        files.removeIf(file -> !file.toString().endsWith(".pcap"));
        for (Path file : files) {
            byte[] octets = Files.readAllBytes(file);
            for (int at = 0; at + 23 <= octets.length; at++) {
                int length = MessageHeader.length(octets, at);
                boolean whole = length >= 23 && length <= 4096 && length <= octets.length - at;
                if (whole && Arrays.equals(octets, at, at + 16, marker, 0, 16)) {
                    messages.add(Arrays.copyOfRange(octets, at, at + length));
                    at += length - 1;
                }
            }
        }
        assertThat(messages).hasSizeGreaterThan(100);
        return messages;
    }

    /** Every UPDATE of ExaBGP's vectors, of the captures and of the generated feeds. */
    private static List<byte[]> captured() throws IOException {
        List<byte[]> messages = new ArrayList<>();
        for (Path file : TestData.files("bgp-encode-vectors/exabgp/qa/encoding")) {
            for (String line : Files.readAllLines(file)) {
                if (line.contains(":raw:") && !line.startsWith("#") && !file.endsWith("conf-no-asn4.ci")) {
                    messages.add(Wire.hex(line.replaceFirst("^[0-9A-Z]*:raw:", "")
                            .replace(":", "")
                            .toLowerCase(Locale.ROOT)));
                }
            }
        }
        byte[] feed = TestData.gunzip(TestData.folder("generated").resolve("m.peer0.msgs.gz"));
        for (int at = 0; at < feed.length; at += MessageHeader.length(feed, at)) {
            messages.add(Arrays.copyOfRange(feed, at, at + MessageHeader.length(feed, at)));
        }
        messages.addAll(inPackets());
        messages.removeIf(message -> MessageHeader.type(message, 0) != MessageHeader.UPDATE
                || !Decoding.decode(message, ValidationProfile.BGP_IBGP)
                        .problems()
                        .isEmpty());
        return messages;
    }

    @Test
    void captured_updates_keep_all_else_byte_for_byte() throws IOException {
        Community added = Community.parse("64511:4711");
        int changed = 0;
        for (byte[] message : captured()) {
            assertThat(NOTHING.apply(message)).isEqualTo(message);
            byte[] more = NOTHING.addCommunity(added).apply(message);
            assertThat(NOTHING.removeCommunity(added).apply(more)).isEqualTo(message);
            byte[] all = NOTHING.prepend(new Asn(64511), 3).localPref(77).apply(more);
            DecodedUpdate before = Decoding.decode(message, ValidationProfile.BGP_IBGP);
            DecodedUpdate after = Decoding.decode(all, ValidationProfile.BGP_IBGP);
            assertThat(after.problems()).isEmpty();
            assertThat(after.parts()).isEqualTo(before.parts());
            for (int i = 0; i < before.parts(); i++) {
                assertThat(String.valueOf(after.part(i).announced()))
                        .isEqualTo(String.valueOf(before.part(i).announced()));
                PathAttributes old = before.part(i).attributes();
                if (old != null) {
                    PathAttributes now = Objects.requireNonNull(after.part(i).attributes());
                    assertThat(now.communities()).contains(added).containsAll(old.communities());
                    assertThat(now.localPref()).isEqualTo(77);
                    assertThat(now.asPath().toString()).startsWith("64511 64511 64511");
                    assertThat(others(now)).isEqualTo(others(old));
                    changed++;
                }
            }
        }
        assertThat(changed).isGreaterThan(100);
    }

    private static List<RawAttribute> others(PathAttributes attributes) {
        return attributes.all().stream()
                .filter(one -> one.type() != 2 && one.type() != 5 && one.type() != 8)
                .toList();
    }
}
