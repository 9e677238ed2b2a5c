package net.weir.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.TreeMap;
import net.weir.admin.MetricFamily;
import net.weir.api.Histogram;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private final StageMetrics metrics = new StageMetrics();

    private MetricFamily family(String name) {
        Map<String, MetricFamily> all = new TreeMap<>();
        metrics.collect("out", "test.sink", all);
        return all.get(name);
    }

    @Test
    void each_value_is_in_its_bucket_and_all_above() {
        Histogram delays = metrics.histogram("delay", "How long.", "seconds", "to", "a");
        for (double value : new double[] {-1, 0.00001, 0.000011, 100, 101, Double.POSITIVE_INFINITY, Double.NaN}) {
            delays.record(value);
        }
        MetricFamily.Sample sample =
                family("weir_test_sink_delay_seconds").samples().get(0);
        assertThat(sample.labels()).containsEntry("stage", "out").containsEntry("to", "a");
        assertThat(sample.buckets()).hasSize(23);
        assertThat(sample.buckets().get(0)).isEqualTo(new MetricFamily.Bucket(0.00001, 2));
        assertThat(sample.buckets().get(1)).isEqualTo(new MetricFamily.Bucket(0.000025, 3));
        assertThat(sample.buckets().get(21)).isEqualTo(new MetricFamily.Bucket(100, 4));
        assertThat(sample.buckets().get(22)).isEqualTo(new MetricFamily.Bucket(Double.POSITIVE_INFINITY, 6));
        assertThat(delays.count()).isEqualTo(6);
    }

    @Test
    void sizes_go_by_powers_of_four_and_the_same_arguments_give_the_same_one() {
        metrics.histogram("size", "How large.", "bytes").record(4);
        metrics.histogram("size", "How large.", "bytes").record(5);
        MetricFamily.Sample sample =
                family("weir_test_sink_size_bytes").samples().get(0);
        assertThat(sample.value()).isEqualTo(9);
        assertThat(sample.buckets()).extracting(bucket -> bucket.count()).startsWith(0L, 1L, 2L);
    }

    @Test
    void a_name_has_one_kind() {
        metrics.gauge("size", "How large.", "bytes", () -> 1);
        assertThatIllegalArgumentException().isThrownBy(() -> metrics.histogram("size", "How large.", "bytes"));
    }
}
