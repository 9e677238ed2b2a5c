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
}
