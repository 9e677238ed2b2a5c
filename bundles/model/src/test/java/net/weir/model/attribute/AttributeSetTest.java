package net.weir.model.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.PathAttributes;
import net.weir.model.RawAttribute;
import net.weir.text.AttributesJson;
import net.weir.text.JsonWriter;
import org.junit.jupiter.api.Test;

class AttributeSetTest {

    private static String json(String value) {
        JsonWriter out = new JsonWriter();
        String header = String.format("d080%04x", value.length() / 2);
        AttributesJson.write(
                out, PathAttributes.ofCanonical(Bytes.ofHex(header + value).toArray()));
        return out.toString();
    }

    @Test
    void shows_the_attributes_inside_as_those_outside() {
        assertThat(json("0000fbf0" + "40010100" + "40020602010000fbf1" + "40050400000064" + "e0c802cafe"))
                .isEqualTo(
                        "[{\"attrSet\":{\"origin\":64496,\"attributes\":[{\"origin\":\"Igp\"},{\"asPath\":[\"AS64497\"]},"
                                + "{\"localPref\":100},{\"unimplemented\":{\"flags\":224,\"type\":200,\"value\":\"cafe\"}}]}}]");
        assertThat(json("0000fbf0")).isEqualTo("[{\"attrSet\":{\"origin\":64496,\"attributes\":[]}}]");
    }

    @Test
    void shows_octets_where_there_is_no_attribute_inside() {
        assertThat(json("0000fbf0" + "400101")).contains("\"attributes\":\"400101\"");
        assertThat(json("0000fbf0" + "800f03000101")).contains("\"attributes\":\"800f03000101\"");
    }

    @Test
    void does_not_follow_a_sender_into_the_depth() {
        String value = "0000fbf0";
        for (int i = 0; i < 5000; i++) {
            value = "0000fbf0" + String.format("d080%04x", value.length() / 2) + value;
        }
        assertThat(json(value))
                .startsWith("[{\"attrSet\":{\"origin\":64496,\"attributes\":[{\"attrSet\":{\"origin\":64496,"
                        + "\"attributes\":\"d080");
    }

    @Provide
    Arbitrary<AttributeSet> sets() {
        Arbitrary<RawAttribute> attributes = Combinators.combine(
                        Arbitraries.of(0x40, 0x80, 0xc0, 0xe0, 0xd0),
                        Arbitraries.integers().between(0, 255).filter(type -> type != 14 && type != 15),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(255).map(Bytes::copyOf))
                .as(RawAttribute::new);
        Arbitrary<Asn> asns = Arbitraries.integers().map(Asn::ofBits);
        return Combinators.combine(asns, attributes.list().ofMaxSize(8)).as(AttributeSet::new);
    }

    @Property(tries = 300)
    void what_is_written_is_read_again(@ForAll("sets") AttributeSet set) {
        assertThat(AttributeSet.decode(set.encode())).isEqualTo(set);
    }

    @Property(tries = 1000)
    void any_octets_are_refused_or_written_as_they_were_read(@ForAll byte[] octets) {
        AttributeSet set = AttributeSet.decode(Bytes.copyOf(octets));
        if (set != null) {
            assertThat(Objects.requireNonNull(set).encode()).isEqualTo(Bytes.copyOf(octets));
        }
    }

    @Test
    void an_attribute_that_carries_routes_cannot_be_inside() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new AttributeSet(new Asn(1), List.of(new RawAttribute(0x80, 14, Bytes.ofHex("00010100")))))
                .withMessageContaining("mpReachNlri");
    }
}
