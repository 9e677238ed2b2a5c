package net.weir.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.weir.model.AnyValue;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.RouteDistinguisher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The octets are those of the values' own texts. */
class TextBufferTest {
    private final TextBuffer out = new TextBuffer(1);

    @Provide
    Arbitrary<IpAddress> addresses() {
        return AnyValue.address();
    }

    @Provide
    Arbitrary<NlriBlock> blocks() {
        return AnyValue.nlri();
    }

    @Provide
    Arbitrary<String> texts() {
        return AnyValue.text();
    }

    @Property
    void addresses_are_written_as_they_print(@ForAll("addresses") IpAddress address) {
        out.reset();
        out.address(address);
        assertThat(out).hasToString(address.toString());
    }

    @Property
    void routes_are_written_as_they_print(@ForAll("blocks") NlriBlock block) {
        for (int i = 0; i < block.count(); i++) {
            out.reset();
            NlriJson.text(out, block, i);
            assertThat(out).hasToString(block.text(i));
        }
    }

    @Property
    void numbers_are_written_as_they_print(@ForAll long value) {
        for (long number : new long[] {value, value >> 32, value >> 56}) {
            out.reset();
            out.decimal(number);
            out.octet(' ');
            out.unsigned(number);
            assertThat(out).hasToString(number + " " + Long.toUnsignedString(number));
        }
    }

    @Test
    void every_count_of_digits_is_right() {
        long power = 1;
        for (int digits = 1; digits <= 19; digits++) {
            for (long number : new long[] {power - 1, power, power + 1, Long.MAX_VALUE, Long.MIN_VALUE, -power}) {
                out.reset();
                out.decimal(number);
                assertThat(out).hasToString(Long.toString(number));
            }
            power *= 10;
        }
    }

    @Property
    void distinguishers_are_written_as_they_print(@ForAll long bits, @ForAll @LongRange(max = 3) long type) {
        for (long rd : new long[] {bits, bits >>> 16 | type << 48}) {
            out.reset();
            out.distinguisher(rd);
            assertThat(out).hasToString(new RouteDistinguisher(rd).toString());
        }
    }

    @Property
    void text_is_utf_8_with_lone_surrogates_replaced(@ForAll("texts") String text) {
        out.reset();
        out.utf8(text);
        byte[] expected = text.codePoints()
                .collect(
                        StringBuilder::new,
                        (b, c) -> b.appendCodePoint(c >= 0xd800 && c < 0xe000 ? 0xfffd : c),
                        StringBuilder::append)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        assertThat(out.toBytes()).isEqualTo(expected);
    }

    @Property
    void times_are_those_of_the_jdk(
            @ForAll @LongRange(min = -62_167_219_200_000_000L, max = 253_402_300_799_999_999L) long micros) {
        String expected = Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
        String seconds = expected.substring(0, 19);
        assertThat(Timestamps.text(micros))
                .isEqualTo(seconds + String.format(".%06dZ", Math.floorMod(micros, 1_000_000L)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00.000000Z",
        "-1, 1969-12-31T23:59:59.999999Z",
        "951782399999999, 2000-02-28T23:59:59.999999Z",
        "951782400000000, 2000-02-29T00:00:00.000000Z",
        "4107542399000000, 2100-02-28T23:59:59.000000Z",
        "4107542400000000, 2100-03-01T00:00:00.000000Z",
        "4294967295999999, 2106-02-07T06:28:15.999999Z",
        "9223372036854775807, 9999-12-31T23:59:59.999999Z",
        "-9223372036854775808, 0000-01-01T00:00:00.000000Z"
    })
    void times_have_microseconds_and_end_in_z(long micros, String text) {
        out.reset();
        out.timestamp(micros);
        assertThat(out).hasToString(text);
    }

    @Test
    void is_cut_back_to_an_earlier_length() {
        out.reset();
        out.ascii("batch 1");
        int mark = out.length();
        out.ascii(" batch 2");
        out.truncate(mark);
        assertThat(out).hasToString("batch 1");
        out.truncate(100);
        assertThat(out.length()).isEqualTo(7);
    }
}
