package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.codec.bgp.family.Framing;
import net.weir.codec.bgp.family.NlriCodec;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.NextHop;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.layout.Field;
import net.weir.model.layout.Kind;
import net.weir.model.nlri.RouteTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every family on the wire: announced, withdrawn, with path ids, damaged, and one of a third party. */
class FamiliesTest {
    private static final Family OWN = Family.of(31, 9);

    record Sample(Family family, String hex, String text) {}

    static Stream<Sample> samples() throws IOException {
        Path file = Path.of("../model/src/test/resources/net/weir/model/nlri/families.txt");
        return Files.readAllLines(file).stream()
                .map(line -> line.split("\\|"))
                .map(parts -> new Sample(Family.parse(parts[0]), parts[1], parts[2]));
    }

    private static NlriBlock block(Sample sample, boolean ids) {
        byte[] octets = Wire.hex(sample.hex());
        return new OpaqueNlri(sample.family(), octets, new int[] {0, octets.length}, ids ? new int[] {-1} : null);
    }

    private static PathAttributes attributes(Family family) {
        return new AttributesBuilder()
                .origin(Origin.IGP)
                .asPath(64496)
                .localPref(100)
                .nextHop(family, Bytes.ofHex((family.safi() == 128 ? "0000000000000000" : "") + "c0000201"))
                .build();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void goes_over_the_wire_and_comes_back(Sample sample) {
        for (boolean ids : new boolean[] {false, true}) {
            SessionParameters session = new SessionParameters(true, ids ? Set.of(sample.family()) : Set.of(), false);
            UpdateEncoder encoder = new UpdateEncoder(session, UpdateEncoder.Ipv4Form.CLASSIC);
            NlriBlock sent = block(sample, ids);
            byte[] announcement =
                    encoder.encode(null, sent, attributes(sample.family())).get(0);
            DecodedUpdate announced = Decoding.decode(announcement, session, ValidationProfile.BGP_IBGP);
            assertThat(announced.problems()).isEmpty();
            NlriBlock read = Objects.requireNonNull(announced.part(0).announced());
            assertThat(read.text(0)).isEqualTo(sample.text());
            assertThat(read.pathId(0)).isEqualTo(ids ? -1 : 0);
            byte[] withdrawal = encoder.encode(sent, null, null).get(0);
            DecodedUpdate withdrawn = Decoding.decode(withdrawal, session, ValidationProfile.BGP_IBGP);
            assertThat(Objects.requireNonNull(withdrawn.part(0).withdrawn()).identity(0))
                    .isEqualTo(read.identity(0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 128, 70000641" + "0000fbf000000001" + "c63364, 70800000" + "0000fbf000000001" + "c63364",
        "1, 128, 70000641" + "0000fbf000000001" + "c63364, 70000640" + "0000fbf000000001" + "c63364",
        "1, 4, 30000641c63364, 30000000c63364",
        "2, 4, 38000641" + "20010db8, 38123450" + "20010db8"
    })
    void a_withdrawal_of_any_label_is_of_the_announced_route(int afi, int safi, String announced, String withdrawn) {
        Family family = Family.of(afi, safi);
        String hop = safi == 128 ? "0000000000000000c0000201" : "c0000201";
        DecodedUpdate first = Decoding.decode(
                Wire.update("", Wire.reach(family, hop, announced) + "4001010040020040050400000064", ""),
                ValidationProfile.BGP_IBGP);
        DecodedUpdate second =
                Decoding.decode(Wire.update("", Wire.unreach(family, withdrawn), ""), ValidationProfile.BGP_IBGP);
        assertThat(Objects.requireNonNull(second.part(0).withdrawn()).identity(0))
                .isEqualTo(Objects.requireNonNull(first.part(0).announced()).identity(0));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 133, 080381060118c00002", // FlowSpec components in the wrong order
        "1, 133, 03030106", // no end of list
        "1, 133, 00",
        "25, 70, 0200", // a MAC route without anything
        "25, 70, 0400",
        "25, 65, 000101",
        "1, 5, 0100",
        "16388, 71, 00010000"
    })
    void a_damaged_inside_loses_the_family(int afi, int safi, String nlri) {
        String attributes = Wire.reach(Family.of(afi, safi), "c0000201", nlri) + "4001010040020040050400000064";
        byte[] message = Wire.update("", attributes, "");
        assertThat(Decoding.problems(Decoding.decode(message, ValidationProfile.BMP_OTHER)))
                .containsExactly("RFC 7606 section 5.3: family-skipped");
        DecodedUpdate session = Decoding.decode(message, ValidationProfile.BGP_IBGP);
        assertThat(Decoding.problems(session)).containsExactly("RFC 7606 section 5.3: session-reset");
        assertThat(session.notification()).isNotNull();
    }

    /** The example of docs/plugins.md. */
    @Test
    void a_family_of_a_third_party_is_read_by_new_decoders_for_as_long_as_it_is_registered() {
        NlriCodec codec = NlriCodec.of(
                OWN,
                Framing.octets8(1),
                RouteTypes.octets().with(1, "sensor", Field.key("id", Kind.U32), Field.plain("reading", Kind.U16)),
                4,
                16);
        byte[] message = Wire.update(
                "", Wire.reach(OWN, "c0000201", "0106" + "0000002a" + "0007") + "4001010040020040050400000064", "");
        UpdateDecoder before = new UpdateDecoder(new AttributeCache());
        FamilyRegistry.register(codec);
        try {
            UpdateDecoder after = new UpdateDecoder(new AttributeCache());
            assertThat(after.families()).isNotSameAs(before.families());
            assertThat(after.families().families()).contains(OWN);
            DecodedUpdate update =
                    after.decode(message, 0, message.length, SessionParameters.FOUR_OCTET, ValidationProfile.BGP_IBGP);
            OpaqueNlri block =
                    (OpaqueNlri) Objects.requireNonNull(update.part(0).announced());
            assertThat(block.text(0)).isEqualTo("[1]:[42]");
            assertThat(block.identity(0)).isEqualTo(Bytes.ofHex("01" + "0000002a"));
            assertThat(Objects.requireNonNull(block.value(0)).fields()).containsKeys("id", "reading");
        } finally {
            FamilyRegistry.unregister(codec);
        }
        assertThat(FamilyRegistry.current().families()).doesNotContain(OWN);
        DecodedUpdate plain = new UpdateDecoder(new AttributeCache())
                .decode(message, 0, message.length, SessionParameters.FOUR_OCTET, ValidationProfile.BGP_IBGP);
        assertThat(Objects.requireNonNull(plain.part(0).announced()).text(0)).isEqualTo("01060000002a0007");
    }

    @Test
    void a_standard_family_comes_back_when_its_replacement_goes() {
        Family evpn = Family.of(25, 70);
        NlriCodec own = NlriCodec.framed(evpn, Framing.octets8(1));
        FamilyRegistry.register(own);
        assertThat(FamilyRegistry.current().codec(25, 70)).isSameAs(own);
        FamilyRegistry.unregister(own);
        FamilyRegistry.unregister(own);
        assertThat(FamilyRegistry.current().codec(25, 70))
                .isSameAs(FamilyRegistry.standard().codec(25, 70));
        assertThat(FamilyRegistry.current().families())
                .isEqualTo(FamilyRegistry.standard().families());
    }

    @Test
    void a_next_hop_of_a_vpn_has_its_distinguisher() {
        NextHop hop = Objects.requireNonNull(attributes(Family.of(1, 128)).nextHop());
        assertThat(hop.global()).isEqualTo(IpAddress.parse("192.0.2.1"));
        assertThat(List.of(12, 24, 48)).allMatch(FamilyRegistry.standard().codec(1, 128)::acceptsNextHop);
        assertThat(FamilyRegistry.standard().codec(1, 128).acceptsNextHop(4)).isFalse();
    }
}
