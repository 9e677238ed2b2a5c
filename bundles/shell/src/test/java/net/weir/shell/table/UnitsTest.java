package net.weir.shell.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitsTest {
    @Test
    void spans_read_like_a_clock() {
        assertThat(Units.span(0)).isEqualTo("0s");
        assertThat(Units.span(999)).isEqualTo("999us");
        assertThat(Units.span(999_999)).isEqualTo("999ms");
        assertThat(Units.span(9_990_000)).isEqualTo("9.9s");
        assertThat(Units.span(59_999_999)).isEqualTo("59s");
        assertThat(Units.span(60_000_000)).isEqualTo("1m00s");
        assertThat(Units.span(3_599_000_000L)).isEqualTo("59m59s");
        assertThat(Units.span(3_600_000_000L)).isEqualTo("1h00m");
        assertThat(Units.span(86_400_000_000L * 400)).isEqualTo("400d00h");
    }

    @Test
    void sizes_are_binary() {
        assertThat(Units.size(1023)).isEqualTo("1023B");
        assertThat(Units.size(1024)).isEqualTo("1.0KiB");
        assertThat(Units.size(Long.MAX_VALUE)).endsWith("TiB");
    }

    @Test
    void rates_lose_digits_that_nobody_reads() {
        assertThat(Units.rate(0)).isEqualTo("0/s");
        assertThat(Units.rate(0.25)).isEqualTo("0.3/s");
        assertThat(Units.rate(123_456.7)).isEqualTo("123457/s");
    }
}
