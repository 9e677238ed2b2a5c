package net.weir.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.weir.model.Printable;
import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void leaves_readable_text_alone() {
        assertThat(Printable.of("Zürich 東京 r1.example")).isEqualTo("Zürich 東京 r1.example");
        assertThat(Printable.of("")).isEmpty();
    }

    @Test
    void shows_controls_and_what_turns_the_writing_round() {
        assertThat(Printable.of("a\u001b[31m\u007f\u009b\r\n\0")).isEqualTo("a\\x1b[31m\\x7f\\x9b\\x0d\\x0a\\x00");
        assertThat(Printable.of("\u202e\u2028\ud800")).isEqualTo("\\u202e\\u2028\\ud800");
    }

    @Property
    void nothing_controls_a_terminal(@ForAll String text) {
        assertThat(Printable.of(text).chars().filter(Character::isISOControl)).isEmpty();
    }
}
