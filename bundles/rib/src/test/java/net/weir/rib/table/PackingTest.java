package net.weir.rib.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.weir.model.PathAttributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sets in the attribute store are packed when they are old enough; nobody notices but the memory. */
class PackingTest {
    private static final int SETS = 2000;

    private final Epochs epochs = new Epochs();
    private final Footprint footprint = new Footprint();
    private final AttributeStore store = new AttributeStore(epochs, footprint);
    private final Random random = new Random(11);

    @BeforeEach
    void packWhatCanBe() {
        store.packAlways();
    }

    /** As of one of 50 peers with the same table. */
    private static PathAttributes set(int number) {
        return set(64496 + number % 50, number / 50);
    }

    private static PathAttributes set(int as, int path) {
        byte[] octets = {
            0x40,
            1,
            1,
            0,
            0x40,
            2,
            14,
            2,
            3,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            1,
            0,
            0,
            0x40,
            3,
            4,
            (byte) 192,
            0,
            2,
            1,
            (byte) 0xc0,
            8,
            8,
            (byte) 0xfb,
            (byte) 0xf0,
            0,
            1,
            (byte) 0xfb,
            (byte) 0xf0,
            0,
            0
        };
        octets[11] = (byte) (as >> 8);
        octets[12] = (byte) as;
        octets[15] = (byte) (path >> 8);
        octets[16] = (byte) path;
        octets[octets.length - 1] = (byte) (path % 7);
        return PathAttributes.ofCanonical(octets);
    }

    private int[] intern(int from, int to) {
        int[] ids = new int[to];
        for (int i = from; i < to; i++) {
            ids[i] = store.intern(set(i));
        }
        return ids;
    }

    private void reclaim() {
        for (int i = 0; i < 2; i++) {
            epochs.advance();
            store.reclaim();
        }
    }

    @Test
    void takes_much_less_and_every_set_is_what_it_was() {
        int[] ids = intern(0, SETS);
        long whole = footprint.octets();
        assertThat(store.pack(0, 0, Integer.MAX_VALUE)).isEqualTo(SETS);
        assertThat(footprint.octets()).isLessThan(whole - SETS * 35L);
        for (int i = 0; i < SETS; i++) {
            PathAttributes set = store.get(ids[i]);
            assertThat(set).isEqualTo(set(i)).hasSameHashCodeAs(set(i));
            assertThat(set.hash()).isEqualTo(set(i).hash());
            assertThat(set.asPath()).isEqualTo(set(i).asPath());
            assertThat(store.intern(set(i))).isEqualTo(ids[i]);
        }
        assertThat(store.sets()).isEqualTo(SETS);
    }

    @Test
    void leaves_nothing_behind_when_all_is_released() {
        int[] ids = intern(0, SETS);
        store.pack(0, 0, Integer.MAX_VALUE);
        PathAttributes kept = store.get(ids[7]);
        for (int id : ids) {
            store.release(id);
        }
        reclaim();
        assertThat(store.sets()).isZero();
        assertThat(store.parts()).isZero();
        assertThat(kept).isEqualTo(set(7));
        long pages = footprint.octets();
        for (int round = 0; round < 20; round++) {
            int[] again = intern(0, SETS);
            store.pack(round, 0, Integer.MAX_VALUE);
            for (int id : again) {
                store.release(id);
            }
            reclaim();
            assertThat(footprint.octets()).isEqualTo(pages);
        }
    }

    @Test
    void packs_once_the_delay_is_over_and_within_twice_the_delay() {
        store.pack(1_000, 10, Integer.MAX_VALUE);
        intern(0, 100);
        assertThat(store.pack(1_001, 10, Integer.MAX_VALUE)).isZero();
        intern(100, 200);
        assertThat(store.pack(1_009, 10, Integer.MAX_VALUE)).isZero();
        int early = store.pack(1_011, 10, Integer.MAX_VALUE);
        assertThat(store.pack(1_012, 10, Integer.MAX_VALUE)).isZero();
        assertThat(early).isEqualTo(100);
        assertThat(store.pack(1_021, 10, Integer.MAX_VALUE)).isEqualTo(100);
        assertThat(store.pack(1_041, 10, Integer.MAX_VALUE)).isZero();
    }

    @Test
    void goes_on_where_it_stopped_when_there_is_more_than_it_may_do() {
        intern(0, SETS);
        int done = 0;
        for (int run = 0; done < SETS; run++) {
            int now = store.pack(run, 0, 100);
            assertThat(now).isBetween(1, 100);
            done += now;
        }
        assertThat(done).isEqualTo(SETS);
        assertThat(store.pack(0, 0, 100)).isZero();
    }

    @Test
    void a_number_that_stands_for_another_set_by_then_is_packed_as_that_and_stands_in_line_once() {
        int[] ids = intern(0, SETS);
        for (int round = 1; round <= 5; round++) {
            for (int id : ids) {
                store.release(id);
            }
            reclaim();
            ids = new int[SETS];
            for (int i = 0; i < SETS; i++) {
                ids[i] = store.intern(set(64496 + i % 50, i / 50 + round * 40));
            }
        }
        assertThat(store.pack(0, 0, Integer.MAX_VALUE)).isEqualTo((int) store.idsEver());
        for (int i = 0; i < SETS; i++) {
            assertThat(store.get(ids[i])).isEqualTo(set(64496 + i % 50, i / 50 + 200));
        }
    }

    @Test
    void a_set_that_nobody_holds_while_it_is_packed_can_be_read_inside_the_guard() {
        int id = store.intern(set(3));
        Epochs.Guard reader = epochs.borrow();
        store.release(id);
        reclaim();
        store.pack(0, 0, Integer.MAX_VALUE);
        assertThat(store.get(id)).isEqualTo(set(3));
        epochs.giveBack(reader);
        reclaim();
        assertThat(store.parts()).isZero();
    }

    @Test
    void random_histories_with_packing_in_between_keep_every_set() {
        int[] ids = new int[500];
        Arrays.fill(ids, -1);
        for (int step = 0; step < 60_000; step++) {
            int i = random.nextInt(ids.length);
            if (ids[i] < 0) {
                ids[i] = store.intern(set(i));
            } else {
                assertThat(store.get(ids[i])).isEqualTo(set(i));
                store.release(ids[i]);
                ids[i] = -1;
            }
            if (step % 997 == 0) {
                store.pack(step, random.nextInt(3) * 1000L, 1 + random.nextInt(300));
            }
            if (step % 211 == 0) {
                reclaim();
            }
        }
    }
}
