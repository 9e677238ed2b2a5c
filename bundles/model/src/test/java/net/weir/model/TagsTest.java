package net.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.weir.event.SampleEvents;
import org.junit.jupiter.api.Test;

class TagsTest {
    private static final PathAttributes PLAIN = SampleEvents.USUAL;

    @Provide
    Arbitrary<Map<String, String>> values() {
        return Arbitraries.maps(
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .withChars("09.-")
                                .ofMinLength(1)
                                .ofMaxLength(64),
                        Arbitraries.strings().withCharRange(' ', '\ud7ff').ofMaxLength(85))
                .ofMaxSize(8);
    }

    @Property
    void stand_in_front_of_what_the_router_said_and_come_off_without_a_trace(
            @ForAll("values") Map<String, String> values) {
        Tags tags = Tags.of(values);
        PathAttributes tagged = PLAIN.withTags(tags);
        assertThat(tagged.tags()).isEqualTo(tags);
        assertThat(tagged.asPath()).isEqualTo(PLAIN.asPath());
        assertThat(tagged.communities()).isEqualTo(PLAIN.communities());
        assertThat(tagged.withTags(Tags.NONE)).isEqualTo(PLAIN);
        assertThat(tagged.withTags(tags)).isSameAs(tagged);
        assertThat(tagged.withTags(tags.with("x", "y")).tags().values()).containsEntry("x", "y");
    }

    @Test
    void a_set_without_tags_stays_the_same_object() {
        assertThat(PLAIN.withTags(Tags.NONE)).isSameAs(PLAIN);
        assertThat(PLAIN.tags().isEmpty()).isTrue();
    }

    @Test
    void more_than_255_octets_take_the_long_form() {
        Tags tags = Tags.of(Map.of("a", "x".repeat(255), "b", "y".repeat(255)));
        PathAttributes tagged = PLAIN.withTags(tags);
        assertThat(tagged.all().get(0).flags() & AttributeType.EXTENDED_LENGTH).isNotZero();
        assertThat(tagged.tags()).isEqualTo(tags);
        assertThat(tagged.withTags(tags.without("b").without("a"))).isEqualTo(PLAIN);
    }

    @Test
    void names_and_values_have_limits() {
        for (String name : new String[] {"", "A", "rpki_state", "a b", "x".repeat(65), "\u00e9"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Tags.NONE.with(name, "v"));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Tags.NONE.with("a", "\u20ac".repeat(86)));
        TreeMap<String, String> many = new TreeMap<>();
        for (int i = 0; i <= Tags.MOST; i++) {
            many.put("t" + i, "");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Tags(many));
    }

    @Test
    void octets_that_are_none_are_refused_and_an_attribute_of_them_reads_as_no_tags() {
        byte[] good = Tags.of(Map.of("a", "1", "b", "2")).encode();
        for (int cut = 1; cut < good.length; cut++) {
            if (cut == good.length / 2) {
                continue; // the first tag alone
            }
            int length = cut;
            assertThatIllegalArgumentException().isThrownBy(() -> Tags.decode(good, 0, length));
        }
        byte[] twice = "\1a\0\1a\0".getBytes(StandardCharsets.ISO_8859_1);
        assertThatIllegalArgumentException().isThrownBy(() -> Tags.decode(twice, 0, twice.length));
        byte[] noUtf8 = {1, 'a', 1, (byte) 0xff};
        assertThatIllegalArgumentException().isThrownBy(() -> Tags.decode(noUtf8, 0, 4));
        assertThat(PathAttributes.ofCanonical(new byte[] {(byte) 0x80, 0, 1, 9}).tags())
                .isSameAs(Tags.NONE);
    }
}
