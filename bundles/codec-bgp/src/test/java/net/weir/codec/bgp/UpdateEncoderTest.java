package net.weir.codec.bgp;

import static net.weir.codec.bgp.Wire.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.weir.codec.bgp.UpdateEncoder.Ipv4Form;
import net.weir.model.Aggregator;
import net.weir.model.AsPath;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Community;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NextHop;
import net.weir.model.NlriBlock;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.Prefix;
import net.weir.model.RawAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateEncoderTest {
    private static final IpAddress HOP = IpAddress.parse("192.0.2.1");
    private static final IpAddress HOP6 = IpAddress.parse("2001:db8::1");
    private static final NlriBlock NET = Ipv4Nlri.of(Prefix.parse("198.51.100.0/24"));
    private static final NlriBlock NET6 = Ipv6Nlri.of(Prefix.parse("2001:db8::/32"));

    private static final UpdateEncoder CLASSIC = new UpdateEncoder(SessionParameters.FOUR_OCTET, Ipv4Form.CLASSIC);
    private static final UpdateEncoder MP = new UpdateEncoder(SessionParameters.FOUR_OCTET, Ipv4Form.MULTIPROTOCOL);

    private static AttributesBuilder builder() {
        return new AttributesBuilder().origin(Origin.IGP).asPath(64496);
    }

    private static String only(List<byte[]> messages) {
        assertThat(messages).hasSize(1);
        return hex(messages.get(0)).substring(38);
    }

    @Test
    void classic_and_mp_form_of_the_same_route() {
        PathAttributes set = builder().nextHop(HOP).build();
        assertThat(only(CLASSIC.encode(null, NET, set))).isEqualTo("00000014" + Wire.CLASSIC + Wire.NET);
        assertThat(only(MP.encode(null, NET, set)))
                .isEqualTo("0000" + "001d" + "800e0d00010104c000020100" + Wire.NET + Wire.MP);
        PathAttributes mp = builder()
                .nextHop(Family.IPV4_UNICAST, new NextHop(HOP, null, null))
                .build();
        assertThat(only(CLASSIC.encode(null, NET, mp))).isEqualTo("00000014" + Wire.CLASSIC + Wire.NET);
    }

    @Test
    void an_ipv6_next_hop_needs_the_mp_form() {
        PathAttributes set = builder()
                .nextHop(Family.IPV4_UNICAST, new NextHop(HOP6, null, null))
                .build();
        assertThat(only(CLASSIC.encode(null, NET, set))).startsWith("00000029" + "800e1900010110");
    }

    @Test
    void withdrawals_in_both_forms() {
        assertThat(only(CLASSIC.encode(NET, null, null))).isEqualTo("0004" + Wire.NET + "0000");
        assertThat(only(MP.encode(NET, null, null))).isEqualTo("0000000a" + "800f07000101" + Wire.NET);
        assertThat(only(CLASSIC.encode(NET6, null, null))).isEqualTo("0000000b" + "800f08000201" + Wire.NET6);
    }

    @Test
    void withdrawals_go_before_announcements_in_a_message_of_their_own() {
        List<byte[]> messages = CLASSIC.encode(NET, NET, builder().nextHop(HOP).build());
        assertThat(messages).hasSize(2);
        assertThat(Decoding.parts(Decoding.decode(messages.get(0)))).containsExactly("ipv4-unicast -198.51.100.0/24");
    }

    @Test
    void end_of_rib() {
        assertThat(hex(CLASSIC.endOfRib(Family.IPV4_UNICAST))).isEqualTo("ff".repeat(16) + "00170200000000");
        assertThat(hex(MP.endOfRib(Family.IPV4_UNICAST))).endsWith("001d0200000006800f03000101");
        for (Family family : List.of(Family.IPV4_UNICAST, Family.IPV6_UNICAST, Family.of(25, 70))) {
            assertThat(Decoding.decode(CLASSIC.endOfRib(family)).endOfRib()).isEqualTo(family);
            assertThat(Decoding.decode(MP.endOfRib(family)).endOfRib()).isEqualTo(family);
        }
    }

    @Test
    void a_two_octet_session_gets_as_trans_and_the_as4_attributes() {
        PathAttributes set = new AttributesBuilder()
                .origin(Origin.IGP)
                .asPath(AsPath.of(
                        new AsPath.Segment(AsPath.Kind.CONFED_SEQUENCE, List.of(new Asn(65000))),
                        new AsPath.Segment(AsPath.Kind.SEQUENCE, List.of(new Asn(64496), new Asn(65536)))))
                .nextHop(HOP)
                .aggregator(new Aggregator(new Asn(65537), HOP))
                .build();
        UpdateEncoder two = new UpdateEncoder(SessionParameters.TWO_OCTET, Ipv4Form.CLASSIC);
        assertThat(only(two.encode(null, NET, set)))
                .contains("40020a" + "0301fde8" + "0202fbf05ba0")
                .contains("c0110a" + "02020000fbf000010000")
                .contains("c007065ba0c0000201")
                .contains("c0120800010001c0000201");
        PathAttributes small = builder().nextHop(HOP).build();
        assertThat(only(two.encode(null, NET, small)))
                .contains("4002040201fbf0")
                .doesNotContain("c011");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void messages_are_filled_to_their_limit_and_not_over_it(boolean extended) {
        SessionParameters session = new SessionParameters(true, Set.of(), extended);
        int limit = session.maxMessageLength();
        UpdateEncoder encoder = new UpdateEncoder(session, Ipv4Form.CLASSIC);
        int room = (limit - 23 - 20) / 4;
        for (int count : new int[] {room - 1, room, room + 1, 2 * room + 1}) {
            long[] keys = new long[count];
            for (int i = 0; i < count; i++) {
                keys[i] = (long) i << 16 | 24;
            }
            List<byte[]> messages = encoder.encode(
                    null,
                    new Ipv4Nlri(Family.IPV4_UNICAST, keys, null),
                    builder().nextHop(HOP).build());
            assertThat(messages).hasSize((count + room - 1) / room);
            assertThat(messages).allSatisfy(message -> assertThat(message).hasSizeLessThanOrEqualTo(limit));
            int read = messages.stream()
                    .mapToInt(message -> Decoding.decode(message, session, ValidationProfile.BGP_EBGP)
                            .part(0)
                            .announced()
                            .count())
                    .sum();
            assertThat(read).isEqualTo(count);
        }
    }

    @Test
    void the_largest_set_that_leaves_room_for_a_route_and_one_octet_more() {
        int most = 4096 - 23 - 20 - 4 - 4; // mandatory attributes, header of this one, the prefix
        RawAttribute fits = new RawAttribute(0xc0, 99, Bytes.copyOf(new byte[most]));
        RawAttribute not = new RawAttribute(0xc0, 99, Bytes.copyOf(new byte[most + 1]));
        byte[] message = CLASSIC.encode(
                        null, NET, builder().nextHop(HOP).raw(fits).build())
                .get(0);
        assertThat(message).hasSize(4096);
        assertThat(Decoding.decode(message).problems()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CLASSIC.encode(
                        null, NET, builder().nextHop(HOP).raw(not).build()))
                .withMessageContaining("198.51.100.0/24");
        UpdateEncoder extended = new UpdateEncoder(new SessionParameters(true, Set.of(), true), Ipv4Form.CLASSIC);
        assertThat(extended.encode(null, NET, builder().nextHop(HOP).raw(not).build()))
                .hasSize(1);
    }

    @Test
    void an_extended_message_has_up_to_65535_octets_and_not_one_more() {
        SessionParameters session = new SessionParameters(true, Set.of(), true);
        UpdateEncoder extended = new UpdateEncoder(session, Ipv4Form.CLASSIC);
        int most = 65535 - 23 - 20 - 4 - 4;
        RawAttribute fits = new RawAttribute(0xc0, 99, Bytes.copyOf(new byte[most]));
        RawAttribute not = new RawAttribute(0xc0, 99, Bytes.copyOf(new byte[most + 1]));
        byte[] message = extended.encode(
                        null, NET, builder().nextHop(HOP).raw(fits).build())
                .get(0);
        assertThat(message).hasSize(65535);
        DecodedUpdate read = Decoding.decode(message, session, ValidationProfile.BGP_EBGP);
        assertThat(read.problems()).isEmpty();
        assertThat(read.part(0).announced().text(0)).isEqualTo("198.51.100.0/24");
        assertThat(Decoding.decode(message, SessionParameters.FOUR_OCTET, ValidationProfile.BGP_EBGP)
                        .problems())
                .isNotEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> extended.encode(
                        null, NET, builder().nextHop(HOP).raw(not).build()));
    }

    @Test
    void what_cannot_be_encoded_is_said() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CLASSIC.encode(null, NET6, builder().build()));
        assertThatIllegalArgumentException().isThrownBy(() -> CLASSIC.encode(null, NET, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CLASSIC.encode(NET, null, builder().build()));
    }

    @Test
    void builder_replaces_removes_and_checks() {
        AttributesBuilder builder = builder().nextHop(HOP).med(1).med(2).communities(List.of(new Community(1)));
        assertThat(builder.build().med()).isEqualTo(2);
        builder.communities(List.of()).remove(4);
        assertThat(builder.build().canonical()).hasToString(Wire.CLASSIC);
        assertThat(AttributesBuilder.from(builder.build()).localPref(7).build().localPref())
                .isEqualTo(7);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.med(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.localPref(1L << 32));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.nextHop(HOP6));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.nextHop(Family.IPV6_UNICAST, Bytes.copyOf(new byte[256])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.raw(new RawAttribute(0xc0, 99, Bytes.copyOf(new byte[65536]))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.asPath(AsPath.of(new AsPath.Segment(AsPath.Kind.SET, List.of()))));
    }

    @Test
    void a_long_sequence_becomes_several_segments() {
        long[] asns = new long[256];
        Arrays.fill(asns, 64496);
        AsPath path = builder().asPath(asns).build().asPath();
        assertThat(path.segments()).hasSize(2);
        assertThat(path.hopCount()).isEqualTo(256);
    }
}
