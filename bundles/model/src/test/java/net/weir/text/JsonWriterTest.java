package net.weir.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.weir.model.AnyValue;
import net.weir.model.Bytes;
import net.weir.model.Value;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    @Provide
    Arbitrary<String> texts() {
        return AnyValue.text();
    }

    @Provide
    Arbitrary<Value> values() {
        return AnyValue.value();
    }

    private static JsonNode parsed(JsonWriter out) {
        try {
            return JACKSON.readTree(out.toBytes());
        } catch (IOException e) {
            throw new AssertionError(out.toString(), e);
        }
    }

    /** What Java's own encoder makes of a text; it replaces lone surrogates by '?'. */
    private static String wellFormed(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.appendCodePoint(c >= 0xd800 && c < 0xe000 ? 0xfffd : c));
        return out.toString();
    }

    @Property
    void any_text_reads_back_with_lone_surrogates_replaced(@ForAll("texts") String text) {
        JsonWriter out = new JsonWriter();
        out.beginObject().name(text).string(text).endObject();
        assertThat(parsed(out).get(wellFormed(text)).textValue()).isEqualTo(wellFormed(text));
        assertThat(out.toBytes()).isEqualTo(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void every_character_of_two_octets_reads_back_and_controls_are_escaped() {
        for (int c = 0; c <= 0xffff; c++) {
            String text = "a" + (char) c + "z";
            JsonWriter out = new JsonWriter();
            out.string(text);
            assertThat(parsed(out).textValue()).isEqualTo(wellFormed(text));
            boolean control = c < 0x20 || c >= 0x7f && c < 0xa0 || c == 0x2028 || c == 0x2029;
            if (control || c == '"' || c == '\\') {
                assertThat(out.toString()).startsWith("\"a\\").matches("[ -~]+");
            }
        }
    }

    @Test
    void short_escapes_are_used_where_json_has_them() {
        JsonWriter out = new JsonWriter();
        out.string("\"\\\b\f\n\r\t\u0000\u001f\u007f\u0085\u2028/");
        assertThat(out.toString()).isEqualTo("\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f\\u007f\\u0085\\u2028/\"");
    }

    @Test
    void surrogates_make_a_character_only_in_pairs() {
        JsonWriter out = new JsonWriter();
        out.string("\ud83d\ude00|\ud83d|\ude00|\ude00\ud83d");
        assertThat(out.toString()).isEqualTo("\"\ud83d\ude00|\ufffd|\ufffd|\ufffd\ufffd\"");
    }

    @Test
    void commas_come_by_themselves() {
        JsonWriter out = new JsonWriter();
        out.beginArray().beginArray().endArray().beginObject().endObject().nothing();
        out.beginObject().name("a").number(1).name(JsonKey.of("b\n")).beginArray();
        out.bool(true)
                .bool(false)
                .number(-5L)
                .unsigned(-1)
                .raw(new byte[] {'7'})
                .string(null);
        out.endArray()
                .name("c")
                .hex(Bytes.ofHex("00ff"))
                .endObject()
                .asn(4_294_967_295L)
                .endArray()
                .newline();
        out.beginObject().endObject();
        assertThat(out.toString())
                .isEqualTo("[[],{},null,{\"a\":1,\"b\\n\":[true,false,-5,18446744073709551615,7,null],"
                        + "\"c\":\"00ff\"},\"AS4294967295\"]\n{}");
        assertThat(JsonKey.of("b\n")).hasToString("\"b\\n\"");
    }

    @Property
    void numbers_read_back(@ForAll long number, @ForAll double real) {
        JsonWriter out = new JsonWriter();
        out.beginArray().number(number).unsigned(number).number(real).endArray();
        JsonNode array = parsed(out);
        assertThat(array.get(0).longValue()).isEqualTo(number);
        assertThat(array.get(1).asText()).isEqualTo(Long.toUnsignedString(number));
        assertThat(array.get(2).doubleValue()).isEqualTo(real);
    }

    @Test
    void what_json_has_no_number_for_is_null() {
        JsonWriter out = new JsonWriter();
        out.beginArray()
                .number(Double.NaN)
                .number(Double.POSITIVE_INFINITY)
                .number(-0.0)
                .endArray();
        assertThat(out.toString()).isEqualTo("[null,null,-0.0]");
    }

    @Property
    void values_of_plugins_become_the_json_of_the_same_shape(@ForAll("values") Value value) {
        JsonWriter out = new JsonWriter();
        ValueJson.write(out, value);
        requireSame(parsed(out), value);
    }

    private static void requireSame(JsonNode node, Value value) {
        if (value instanceof Value.Many many) {
            assertThat(node).hasSameSizeAs(many.values());
            for (int i = 0; i < node.size(); i++) {
                requireSame(node.get(i), many.values().get(i));
            }
        } else if (value instanceof Value.Fields fields) {
            Map<String, Value> named =
                    new LinkedHashMap<>(); // replaced surrogates may make two names one: the last wins
            fields.fields().forEach((name, each) -> named.put(wellFormed(name), each));
            assertThat(node).hasSameSizeAs(named.values());
            named.forEach((name, each) -> requireSame(node.get(name), each));
        } else if (value instanceof Value.Text text) {
            assertThat(node.textValue()).isEqualTo(wellFormed(text.value()));
        } else if (value instanceof Value.Binary binary) {
            assertThat(node.textValue()).isEqualTo(binary.value().toString());
        } else if (value instanceof Value.Real real && Double.isFinite(real.value())) {
            assertThat(node.doubleValue()).isEqualTo(real.value());
        } else if (value instanceof Value.Int number) {
            assertThat(node.longValue()).isEqualTo(number.value());
        } else if (value instanceof Value.Bool bool) {
            assertThat(node.booleanValue()).isEqualTo(bool.value());
        } else {
            assertThat(node.isNull()).isTrue();
        }
    }

    @Test
    void starts_anew_after_a_reset_and_goes_to_a_stream() throws IOException {
        JsonWriter out = new JsonWriter();
        out.string("x".repeat(100_000));
        out.reset();
        out.string("y");
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        out.copyTo(stream);
        assertThat(stream.toString(StandardCharsets.UTF_8)).isEqualTo("\"y\"");
        assertThat(out.length()).isEqualTo(3);
    }
}
