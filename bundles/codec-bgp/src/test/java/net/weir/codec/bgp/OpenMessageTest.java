package net.weir.codec.bgp;

import static net.weir.codec.bgp.Wire.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenMessageTest {
    private static final String FIXED = "04" + "fbf0" + "005a" + "c0000201";
    private static final IpAddress ID = IpAddress.parse("192.0.2.1");

    private static Decoded<OpenMessage> decode(String body) {
        byte[] message = Wire.message(MessageHeader.OPEN, hex(body));
        return OpenMessage.decode(message, 0, message.length);
    }

    private static OpenMessage open(String body) {
        Decoded<OpenMessage> decoded = decode(body);
        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.notification()).isNull();
        return Objects.requireNonNull(decoded.message());
    }

    private static OpenMessage withCapability(String capability) {
        int length = capability.length() / 2;
        Decoded<OpenMessage> decoded = decode(
                length + 2 > 254
                        ? FIXED + String.format("ffff%04x02%04x", length + 3, length) + capability
                        : FIXED + String.format("%02x02%02x", length + 2, length) + capability);
        assertThat(decoded.notification()).isNull();
        return Objects.requireNonNull(decoded.message());
    }

    @Test
    void without_parameters() {
        OpenMessage open = open(FIXED + "00");
        assertThat(open.version()).isEqualTo(4);
        assertThat(open.asn()).isEqualTo(new Asn(64496));
        assertThat(open.holdTimeSeconds()).isEqualTo(90);
        assertThat(open.bgpId()).isEqualTo(ID);
        assertThat(open.families()).containsExactly(Family.IPV4_UNICAST);
        assertThat(open.objection()).isNull();
        assertThat(open.encode()).isEqualTo(Wire.message(1, hex(FIXED + "00")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0104 0002 00 01         | Multiprotocol[family=ipv6-unicast]",
                "0200                    | RouteRefresh[]",
                "0506 0001 0001 0002     | ExtendedNextHop[entries=[Entry[family=ipv4-unicast, nextHopAfi=2]]]",
                "0600                    | ExtendedMessage[]",
                "0901 03                 | Role[role=3]",
                "4002 c078               | GracefulRestart[flags=12, restartSeconds=120, entries=[]]",
                "4006 8078 0001 01 80    | GracefulRestart[flags=8, restartSeconds=120, entries=[Entry[family=ipv4-unicast, flags=128]]]",
                "4104 00010000           | FourOctetAs[asn=AS65536]",
                "4508 0001 01 01 0002 01 03 | AddPath[entries=[Entry[family=ipv4-unicast, sendReceive=1], Entry[family=ipv6-unicast, sendReceive=3]]]",
                "4600                    | EnhancedRouteRefresh[]",
                "4707 0001 01 80 015180  | LongLivedGracefulRestart[entries=[Entry[family=ipv4-unicast, flags=128, staleSeconds=86400]]]",
                "4908 02 7231 04 61 2e 62 63 | Fqdn[host=r1, domain=a.bc]",
                "4b05 04 46525238        | SoftwareVersion[version=FRR8]",
                "0307 0001 00 01 01 40 03 | OutboundRouteFiltering[code=3, entries=[Entry[family=ipv4-unicast, filters=[Filter[type=64, sendReceive=3]]]]]",
                "820a 0001 00 01 00 0002 00 01 00 | OutboundRouteFiltering[code=130, entries=[Entry[family=ipv4-unicast, filters=[]], Entry[family=ipv6-unicast, filters=[]]]]",
                "0400                    | MultipleRoutes[]",
                "0703 18 0002            | Bgpsec[version=1, send=true, afi=2]",
                "0703 00 0001            | Bgpsec[version=0, send=false, afi=1]",
                "0804 0001 80 05         | MultipleLabels[entries=[Entry[family=1/128, count=5]]]",
                "4303 01 40 45           | DynamicCapability[codes=[1, 64, 69]]",
                "4402 80 01              | Multisession[flags=128, codes=[1]]",
                "4804 0001 4b 01         | RoutingPolicyDistribution[entries=[Entry[family=1/75, sendReceive=1]]]",
                "4a00                    | BfdStrictMode[]",
                "4c05 0001 01 0008       | PathsLimit[entries=[Entry[family=ipv4-unicast, limit=8]]]",
                "4d00                    | LinkLocalNextHop[]",
                "8000                    | RouteRefreshBeforeStandard[]",
                "4e00                    | Unknown[code=78, value=]",
                "0304 0001 00 01         | Unknown[code=3, value=00010001]",
                "0306 0001 00 01 01 40   | Unknown[code=3, value=000100010140]",
                "0401 00                 | Unknown[code=4, value=00]",
                "0702 1800               | Unknown[code=7, value=1800]",
                "0803 000180             | Unknown[code=8, value=000180]",
                "4400                    | Unknown[code=68, value=]",
                "4803 00014b             | Unknown[code=72, value=00014b]",
                "4c04 00010100           | Unknown[code=76, value=00010100]",
                "8001 00                 | Unknown[code=128, value=00]",
                "0103 000201             | Unknown[code=1, value=000201]",
                "0201 00                 | Unknown[code=2, value=00]",
                "4105 0001000000         | Unknown[code=65, value=0001000000]",
                "4503 000101             | Unknown[code=69, value=000101]",
                "4903 02 7231            | Unknown[code=73, value=027231]",
                "4b03 04 4652            | Unknown[code=75, value=044652]",
                "4001 c0                 | Unknown[code=64, value=c0]"
            })
    void capabilities_typed_or_raw(String capability, String expected) {
        String octets = capability.replace(" ", "");
        OpenMessage open = withCapability(octets);
        assertThat(open.capabilities()).hasSize(1);
        assertThat(open.capabilities().get(0)).hasToString(expected);
        assertThat(Wire.hex(open.encode())).endsWith(octets);
    }

    @Test
    void names_of_the_sender_are_hostile() {
        String name = "1b5b316d" + "e280ae" + "0d0a";
        OpenMessage open = withCapability("490b09" + name + "00");
        assertThat(open.capabilities().get(0))
                .isEqualTo(new Capability.Fqdn("\u001b[1m\u202e\r\n", ""))
                .hasToString("Fqdn[host=\\x1b[1m\\u202e\\x0d\\x0a, domain=]");
        assertThat(Wire.hex(open.encode())).endsWith(name + "00");
    }

    @Test
    void capabilities_over_several_parameters_keep_their_order() {
        OpenMessage open = open(FIXED + "10" + "02020200" + "0206" + "410400010000" + "02024600");
        assertThat(open.capabilities()).extracting(Capability::code).containsExactly(2, 65, 70);
        assertThat(open.asn()).isEqualTo(new Asn(65536));
    }

    @Test
    void other_parameters_are_kept_and_objected_to() {
        OpenMessage open = open(FIXED + "04" + "0102abcd");
        assertThat(open.otherParameters()).containsExactly(new OpenMessage.OtherParameter(1, Bytes.ofHex("abcd")));
        assertThat(open.objection()).hasToString("2/4 OPEN Message Error/Unsupported Optional Parameter");
        assertThat(open.encode()).isEqualTo(Wire.message(1, hex(FIXED + "04" + "0102abcd")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "01", "7f"})
    void extended_parameters_whatever_the_short_length_says(String shortLength) {
        OpenMessage open = open(FIXED + shortLength + "ff" + "0007" + "02" + "0004" + "0200" + "4600");
        assertThat(open.capabilities()).extracting(Capability::code).containsExactly(2, 70);
    }

    @Test
    void extended_parameters_are_written_only_if_needed() {
        for (int total = 250; total < 260; total++) {
            OpenMessage open = OpenMessage.of(
                    new Asn(65536),
                    90,
                    ID,
                    List.of(
                            new Capability.Unknown(200, Bytes.copyOf(new byte[98])),
                            new Capability.Unknown(201, Bytes.copyOf(new byte[total - 102]))));
            byte[] octets = open.encode();
            assertThat(octets).hasSize(29 + total + (total > 253 ? 3 + 3 : 2));
            assertThat(octets[28]).isEqualTo((byte) (total > 253 ? 255 : total + 2));
            assertThat(OpenMessage.decode(octets, 0, octets.length).message()).isEqualTo(open);
        }
    }

    @Test
    void what_does_not_fit_cannot_be_written() {
        Capability large = new Capability.Unknown(200, Bytes.copyOf(new byte[256]));
        assertThatIllegalArgumentException().isThrownBy(() -> OpenMessage.of(new Asn(1), 90, ID, List.of(large))
                .encode());
        Capability fits = new Capability.Unknown(200, Bytes.copyOf(new byte[255]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenMessage.of(new Asn(1), 90, ID, Collections.nCopies(20, fits))
                        .encode());
    }

    /** U+FFFD has three octets where the sender had one. */
    @Test
    void names_that_were_no_utf_8_are_written_or_refused_but_never_with_a_wrong_length() {
        for (int length : new int[] {1, 84, 85, 86, 126, 253}) {
            String octets = String.format("%02x", 0xc3).repeat(length);
            List<OpenMessage> opens = List.of(
                    withCapability(String.format("49%02x%02x", length + 2, length) + octets + "00"),
                    withCapability(String.format("4b%02x%02x", length + 1, length) + octets));
            for (OpenMessage open : opens) {
                int more = open.capabilities().get(0) instanceof Capability.Fqdn ? 2 : 1;
                if (3 * length + more > 255) {
                    assertThatIllegalArgumentException().isThrownBy(open::encode);
                } else {
                    byte[] written = open.encode();
                    Decoded<OpenMessage> again = OpenMessage.decode(written, 0, written.length);
                    assertThat(again.problems()).isEmpty();
                    assertThat(again.message()).isEqualTo(open);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"05", "0202024100", "050203414600", "03020541", "0802024600", "00020246"})
    void damaged_parameters_keep_what_is_before_the_damage(String parameters) {
        Decoded<OpenMessage> decoded = decode(FIXED + parameters);
        assertThat(decoded.message()).isNotNull();
        assertThat(decoded.problems()).isNotEmpty();
        assertThat(decoded.notification()).hasToString("2/0 OPEN Message Error");
    }

    @Test
    void damaged_headers_are_no_open() {
        byte[] message = Wire.message(MessageHeader.OPEN, hex(FIXED + "00"));
        for (int length = 0; length < message.length; length++) {
            Decoded<OpenMessage> decoded = OpenMessage.decode(message, 0, length);
            assertThat(decoded.message()).isNull();
            assertThat(decoded.problems()).hasSize(1);
            assertThat(decoded.notification()).hasToString("1/2 Message Header Error/Bad Message Length");
        }
        byte[] other = Wire.message(MessageHeader.UPDATE, hex(FIXED + "00"));
        assertThat(OpenMessage.decode(other, 0, other.length).notification())
                .hasToString("1/3 Message Header Error/Bad Message Type");
        Octets.put16(message, 16, 28);
        assertThat(OpenMessage.decode(message, 0, 28).notification())
                .hasToString("1/2 Message Header Error/Bad Message Length");
    }

    @ParameterizedTest
    @CsvSource({
        "03fbf0005ac000020100, 2/1",
        "040000005ac000020100, 2/2",
        "04fbf0005a0000000000, 2/3",
        "04fbf00001c000020100, 2/6",
        "04fbf00002c000020100, 2/6",
        "04fbf0005ac0000201080206410400000000, 2/2"
    })
    void objections_of_rfc_4271(String body, String notification) {
        assertThat(open(body).objection().toString()).startsWith(notification);
    }

    @Test
    void hold_times_0_and_3_are_fine() {
        assertThat(open("04fbf00000c000020100").objection()).isNull();
        assertThat(open("04fbf00003c000020100").objection()).isNull();
    }

    @Test
    void session_parameters_per_direction() {
        Capability four = new Capability.FourOctetAs(new Asn(64496));
        OpenMessage a = open(four, new Capability.ExtendedMessage(), addPath(2, 3));
        OpenMessage b = open(four, new Capability.ExtendedMessage(), addPath(1, 2));
        SessionParameters fromA = SessionParameters.between(a, b);
        assertThat(fromA).isEqualTo(new SessionParameters(true, Set.of(Family.IPV4_UNICAST), true));
        assertThat(SessionParameters.between(b, a).addPath()).containsExactly(Family.IPV6_UNICAST);
        assertThat(fromA.maxMessageLength()).isEqualTo(65535);
        SessionParameters mixed = SessionParameters.between(a, open());
        assertThat(mixed).isEqualTo(SessionParameters.TWO_OCTET);
        assertThat(mixed.maxMessageLength()).isEqualTo(4096);
        assertThat(SessionParameters.locRib(a, open()))
                .isEqualTo(new SessionParameters(true, Set.of(Family.IPV4_UNICAST, Family.IPV6_UNICAST), true));
    }

    private static OpenMessage open(Capability... capabilities) {
        return OpenMessage.of(new Asn(64496), 90, ID, List.of(capabilities));
    }

    private static Capability addPath(int v4, int v6) {
        return new Capability.AddPath(List.of(
                new Capability.AddPath.Entry(Family.IPV4_UNICAST, v4),
                new Capability.AddPath.Entry(Family.IPV6_UNICAST, v6)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4100",
                "4103000001",
                "0100",
                "0103000101",
                "0904000000ff",
                "0900",
                "020100",
                "0601ff",
                "460100",
                "4000",
                "400100",
                "4503000101",
                "450100",
                "470100",
                "0501ff",
                "4900",
                "49020561",
                "4b00",
                "4b020561",
                "4a0101",
                "4d0101",
                "800100",
                "030400010001",
                "070100",
                "080100",
                "4400",
                "480100",
                "4c0100"
            })
    void a_capability_of_an_impossible_length_is_told_kept_and_ends_no_session(String capability) {
        int length = capability.length() / 2;
        Decoded<OpenMessage> open = decode(FIXED + String.format("%02x02%02x", length + 2, length) + capability);
        assertThat(open.message()).isNotNull();
        assertThat(open.message().capabilities()).singleElement().isInstanceOf(Capability.Unknown.class);
        assertThat(open.notification()).isNull();
        assertThat(open.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).contains("capability " + Integer.parseInt(capability.substring(0, 2), 16));
            assertThat(problem.offset()).isEqualTo(31);
        });
    }

    @Test
    void capabilities_of_unknown_codes_may_have_any_length() {
        assertThat(decode(FIXED + "0802066300c8020102").problems()).isEmpty();
    }
}
