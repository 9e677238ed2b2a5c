package net.weir.model.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.weir.GoldenFile;
import net.weir.model.AttributeBytes;
import net.weir.model.Bytes;
import net.weir.model.PathAttributes;
import net.weir.model.RawAttribute;
import net.weir.model.Value;
import net.weir.text.AttributesJson;
import net.weir.text.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttributeFormsTest {
    /** A type and a value in hex on each line. */
    static Stream<RawAttribute> attributes() {
        String file = new String(GoldenFile.read("net/weir/model/attribute/attributes.txt"), StandardCharsets.US_ASCII);
        return file.lines()
                .map(line -> line.split(" "))
                .map(parts -> new RawAttribute(0xc0, Integer.parseInt(parts[0]), Bytes.ofHex(parts[1])));
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void is_written_as_it_was_read(RawAttribute attribute) {
        Value value = Objects.requireNonNull(AttributeForms.value(attribute));
        assertThat(AttributeForms.encode(0xc0, attribute.type(), value)).isEqualTo(attribute);
    }

    @Test
    void the_json_is_as_it_always_was() {
        JsonWriter out = new JsonWriter();
        attributes().forEach(attribute -> {
            PathAttributes set = new AttributeBytes()
                    .hex(attribute.type(), attribute.value().toString())
                    .build();
            AttributesJson.write(out, set);
            out.newline();
        });
        assertThat(out.toString()).doesNotContain("invalid", "unimplemented");
        GoldenFile.require("net/weir/model/attribute/attributes.jsonl", out.toBytes());
    }

    @Test
    void a_value_that_its_type_cannot_have_is_shown_as_it_is() {
        for (String hex : List.of("01000b00000000000000", "01", "010002")) {
            PathAttributes set = new AttributeBytes().hex(26, hex).build();
            JsonWriter out = new JsonWriter();
            AttributesJson.write(out, set);
            assertThat(out.toString()).contains("\"invalid\"").contains("\"value\":\"" + hex + "\"");
        }
    }

    @Test
    void a_type_without_structure_is_said_so() {
        assertThat(AttributeForms.value(new RawAttribute(0xe0, 200, Bytes.ofHex("cafe"))))
                .isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributeForms.encode(0xe0, 200, new Value.Nothing()))
                .withMessageContaining("attribute-200");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributeForms.encode(0xc0, 22, new Value.Fields(java.util.Map.of())))
                .withMessageContaining("flags");
    }

    @Property(tries = 3000)
    void any_octets_are_refused_or_written_as_they_were_read(@ForAll long seed) {
        Random random = new Random(seed);
        List<RawAttribute> all = attributes().toList();
        RawAttribute sample = all.get(random.nextInt(all.size()));
        byte[] octets = Arrays.copyOf(
                sample.value().toArray(), Math.max(0, sample.value().length() + random.nextInt(3) - 1));
        for (int i = random.nextInt(3); i >= 0; i--) {
            octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
        }
        RawAttribute damaged = new RawAttribute(0xc0, sample.type(), Bytes.copyOf(octets));
        Value value = AttributeForms.value(damaged);
        if (value != null) {
            assertThat(AttributeForms.encode(0xc0, sample.type(), value)).isEqualTo(damaged);
        }
    }
}
