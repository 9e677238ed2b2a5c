package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import net.weir.model.AttributeType;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.Prefix;
import net.weir.model.Problem;
import net.weir.model.Tags;
import org.junit.jupiter.api.Test;

/** Attribute type 0 is Weir's own inside and nobody's on the wire: what a router sends there is not taken for a verdict. */
class ReservedAttributeTest {
    private static final String FORGED = "04" + "72706b69" + "05" + "76616c6964"; // rpki = valid

    @Test
    void from_the_wire_it_is_thrown_away_and_told_whatever_its_flags_and_place() {
        for (ValidationProfile profile : ValidationProfile.values()) {
            for (int flags : new int[] {0x00, 0x40, 0x80, 0xc0, 0xe0, 0xf0}) {
                String forged = Wire.attribute(flags, 0, FORGED);
                for (String block : new String[] {forged + Wire.CLASSIC, Wire.CLASSIC + forged}) {
                    DecodedUpdate update = Decoding.decode(Wire.update("", block, Wire.NET), profile);
                    PathAttributes attributes = update.part(0).attributes();
                    assertThat(attributes).as("%s %02x", profile, flags).isNotNull();
                    assertThat(attributes.has(AttributeType.TAGS)).isFalse();
                    assertThat(attributes.tags()).isSameAs(Tags.NONE);
                    assertThat(update.problems())
                            .extracting(Problem::action)
                            .containsExactly(Problem.Action.ATTRIBUTE_DISCARDED);
                }
            }
        }
    }

    @Test
    void in_a_rib_dump_it_is_thrown_away_too() {
        byte[] block = Wire.hex(Wire.attribute(0xc0, 0, FORGED) + Wire.CLASSIC);
        DecodedUpdate entry = new UpdateDecoder(new AttributeCache())
                .decodeRibEntry(block, 0, block.length, true, ValidationProfile.MRT_RIB, Family.IPV4_UNICAST);
        assertThat(entry.ribAttributes().tags()).isSameAs(Tags.NONE);
        assertThat(entry.problems()).hasSize(1);
    }

    @Test
    void encoders_refuse_it_until_it_is_taken_off() {
        PathAttributes plain = new AttributesBuilder()
                .origin(Origin.IGP)
                .asPath(64496)
                .nextHop(IpAddress.parse("192.0.2.1"))
                .build();
        PathAttributes tagged = plain.withTags(Tags.of(Map.of("rpki", "valid")));
        NlriBlock routes = Ipv4Nlri.of(Prefix.parse("203.0.113.0/24"));
        UpdateEncoder encoder = new UpdateEncoder(SessionParameters.FOUR_OCTET, UpdateEncoder.Ipv4Form.CLASSIC);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encode(null, routes, tagged))
                .withMessageContaining("tags");
        assertThat(encoder.encode(null, routes, tagged.withTags(Tags.NONE)).get(0))
                .isEqualTo(encoder.encode(null, routes, plain).get(0));
        assertThat(AttributesBuilder.passingOn(tagged).build()).isEqualTo(plain);
    }
}
