package net.weir.codec.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RouterTextTest {

    private static String clean(String text) {
        return RouterText.clean(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void plain_text_stays() {
        assertThat(clean("Cisco IOS XR, Version 7.11 – Zürich 漢字 😀"))
                .isEqualTo("Cisco IOS XR, Version 7.11 – Zürich 漢字 😀");
    }

    @Test
    void runs_of_control_characters_become_one_space() {
        assertThat(clean("a\r\n\0b\u0085c\u2028d\u001b[31me\n")).isEqualTo("a b c d [31me");
        assertThat(clean("\r\n")).isEmpty();
    }

    @Test
    void characters_that_turn_the_writing_direction_are_left_out() {
        assertThat(clean("user\u202etxt\u2066\u200f\ufeff")).isEqualTo("usertxt");
    }

    @Test
    void invalid_sequences_are_replaced() {
        assertThat(RouterText.clean(new byte[] {'a', (byte) 0xff, 'b', (byte) 0xc3}))
                .isEqualTo("a\ufffdb\ufffd");
        assertThat(RouterText.clean("a\ud800b")).isEqualTo("a\ufffdb");
    }

    @Test
    void long_text_ends_between_two_characters() {
        assertThat(clean("é".repeat(200))).isEqualTo("é".repeat(127));
        assertThat(clean("x".repeat(256))).hasSize(255);
        assertThat(clean("a" + "😀".repeat(100))).isEqualTo("a" + "😀".repeat(63));
    }

    @Property
    void never_longer_than_255_octets_and_clean_for_good(@ForAll byte[] octets) {
        String text = RouterText.clean(octets);
        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(RouterText.MAX_OCTETS);
        assertThat(text.codePoints()).noneMatch(Character::isISOControl);
        assertThat(RouterText.clean(text)).isEqualTo(text);
    }
}
