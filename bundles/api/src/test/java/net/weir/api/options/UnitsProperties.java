package net.weir.api.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class UnitsProperties {
    @Property
    void a_size_reads_back(@ForAll @LongRange(min = 0) long octets) {
        assertThat(DataSize.parse(new DataSize(octets).toString()).octets()).isEqualTo(octets);
    }

    @Property
    void a_duration_reads_back(@ForAll @LongRange(min = 0, max = 1L << 40) long micros) {
        Duration duration = Duration.ofNanos(micros * 1000);
        assertThat(Durations.parse(Durations.text(duration))).isEqualTo(duration);
    }

    @Test
    void a_size_too_large_is_refused() {
        assertThatThrownBy(() -> DataSize.parse("99999999TiB")).hasMessageContaining("too large");
        assertThatThrownBy(() -> DataSize.parse("MiB")).hasMessageContaining("64MiB");
    }

    @Test
    void sizes_have_binary_and_decimal_units_in_any_case() {
        assertThat(DataSize.parse("300MB").octets()).isEqualTo(300_000_000);
        assertThat(DataSize.parse("300MiB").octets()).isEqualTo(300L << 20);
        assertThat(DataSize.parse("300 mib").octets()).isEqualTo(300L << 20);
        assertThat(DataSize.parse("2kb").octets()).isEqualTo(2000);
        assertThat(DataSize.parse("2GB").octets()).isEqualTo(2_000_000_000L);
        assertThat(DataSize.parse("1TB").octets()).isEqualTo(1_000_000_000_000L);
        assertThat(DataSize.parse("17").octets()).isEqualTo(17);
        assertThat(DataSize.parse("17b").octets()).isEqualTo(17);
        assertThatThrownBy(() -> DataSize.parse("300M")).hasMessageContaining("300MB: 300M");
    }

    @Test
    void sizes_are_shown_as_they_are_written() {
        for (String text : new String[] {"0B", "1B", "64KiB", "300MB", "2GB", "1TB", "1TiB", "1536MiB", "1000B"}) {
            assertThat(DataSize.parse(text)).hasToString(text.equals("1000B") ? "1kB" : text);
        }
    }
}
