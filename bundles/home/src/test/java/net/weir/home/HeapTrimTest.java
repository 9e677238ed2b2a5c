package net.weir.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeapTrimTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final FakeHeap heap = new FakeHeap();
    private final HeapTrim trim = new HeapTrim(heap, 0);
    private long now;

    /** A heap whose committed part shrinks by what is given for each second of a trim. */
    private static final class FakeHeap implements Heap {
        private long collections;
        private long committed = 1000;
        private long cpu;
        private boolean set;
        private int trims;

        @Override
        public long collections() {
            return collections;
        }

        @Override
        public long committed() {
            return committed;
        }

        @Override
        public long cpuNanos() {
            return cpu;
        }

        @Override
        public void beginTrim() {
            assertThat(set).isFalse();
            set = true;
            trims++;
        }

        @Override
        public void endTrim() {
            assertThat(set).isTrue();
            set = false;
        }
    }

    private void seconds(int count, int collectionsEach) {
        for (int i = 0; i < count; i++) {
            now += SECOND;
            heap.collections += collectionsEach;
            trim.tick(now);
        }
    }

    @Test
    void begins_after_some_quiet_and_not_while_anything_is_allocated() {
        seconds(100, 1);
        assertThat(heap.set).isFalse();
        seconds(7, 0);
        assertThat(heap.set).isFalse();
        seconds(1, 0);
        assertThat(heap.set).isTrue();
    }

    @Test
    void ends_when_nothing_more_comes_of_it() {
        seconds(10, 0);
        for (int i = 0; i < 10; i++) {
            heap.committed -= 50;
            seconds(1, 1);
        }
        seconds(13, 1);
        assertThat(heap.set).isTrue();
        seconds(1, 1);
        assertThat(heap.set).isFalse();
        seconds(1000, 0);
        assertThat(heap.trims).as("no collection since: nothing to gain").isEqualTo(1);
    }

    @Test
    void ends_after_its_time_even_if_it_would_gain_more() {
        seconds(8, 0);
        for (int i = 0; i < 45; i++) {
            assertThat(heap.set).isTrue();
            heap.committed -= heap.committed / 20;
            seconds(1, 1);
        }
        assertThat(heap.set).isFalse();
    }

    @Test
    void gives_way_to_a_load_and_comes_back_after_it() {
        seconds(10, 0);
        assertThat(heap.set).isTrue();
        seconds(1, 4);
        assertThat(heap.set).isFalse();
        seconds(100, 2);
        assertThat(heap.trims).isEqualTo(1);
        seconds(8, 0);
        assertThat(heap.set).isTrue();
    }

    @Test
    void takes_a_twentieth_of_a_core_at_most() {
        seconds(8, 0);
        heap.cpu += 5 * SECOND;
        seconds(14, 1);
        assertThat(heap.set).isFalse();
        seconds(1, 1);
        seconds(98, 0);
        assertThat(heap.set).as("99 s after 5 s of CPU time").isFalse();
        seconds(1, 0);
        assertThat(heap.set).as("100 s after 5 s of CPU time").isTrue();
    }

    @Test
    void leaves_the_collector_as_it_was_when_it_is_closed() {
        seconds(10, 0);
        assertThat(heap.set).isTrue();
        trim.close();
        trim.close();
        assertThat(heap.set).isFalse();
    }
}
