package net.weir.rib.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.weir.model.PathAttributes;
import net.weir.model.Prefix;
import org.junit.jupiter.api.Test;

/** An id is not used again while somebody may have read it. */
class ReclaimTest {
    private final Epochs epochs = new Epochs();
    private final Footprint footprint = new Footprint();
    private final PrefixDictionary dictionary = new PrefixDictionary(false, epochs, footprint);
    private final AttributeStore store = new AttributeStore(epochs, footprint);

    private static PrefixKey key(String prefix) {
        PrefixKey key = new PrefixKey();
        key.set(Prefix.parse(prefix));
        return key;
    }

    private static PathAttributes med(int med) {
        return PathAttributes.ofCanonical(new byte[] {(byte) 0x80, 4, 4, 0, 0, (byte) (med >> 8), (byte) med});
    }

    private void reclaim() {
        epochs.advance();
        dictionary.reclaim();
        store.reclaim();
        epochs.advance();
        dictionary.reclaim();
        store.reclaim();
    }

    @Test
    void a_guard_keeps_ids_that_were_given_up_after_it_was_entered() {
        int id = dictionary.acquire(key("192.0.2.0/24"));
        int set = store.intern(med(1));
        Epochs.Guard reader = epochs.borrow();
        dictionary.release(id);
        store.release(set);
        reclaim();
        assertThat(dictionary.find(key("192.0.2.0/24"))).isZero();
        assertThat(dictionary.idsInUse()).isEqualTo(1);
        PrefixKey read = new PrefixKey();
        dictionary.read(id, read);
        assertThat(read.compareTo(key("192.0.2.0/24"))).isZero();
        assertThat(store.get(set)).isEqualTo(med(1));
        assertThat(dictionary.acquire(key("198.51.100.0/24"))).isNotEqualTo(id);
        epochs.giveBack(reader);
        reclaim();
        assertThat(dictionary.idsInUse()).isEqualTo(1);
        assertThat(dictionary.acquire(key("203.0.113.0/24"))).isEqualTo(id);
    }

    @Test
    void a_guard_that_was_entered_later_holds_up_nothing() {
        int id = dictionary.acquire(key("192.0.2.0/24"));
        dictionary.release(id);
        dictionary.reclaim();
        epochs.advance();
        Epochs.Guard reader = epochs.borrow();
        reclaim();
        assertThat(dictionary.idsInUse()).isZero();
        epochs.giveBack(reader);
        assertThat(epochs.borrow()).isSameAs(reader);
    }

    @Test
    void a_vacant_prefix_that_is_wanted_again_keeps_its_id() {
        int id = dictionary.acquire(key("192.0.2.0/24"));
        dictionary.release(id);
        assertThat(dictionary.held()).isZero();
        assertThat(dictionary.acquire(key("192.0.2.0/24"))).isEqualTo(id);
        reclaim();
        assertThat(dictionary.find(key("192.0.2.0/24"))).isEqualTo(id);
        assertThat(dictionary.held()).isEqualTo(1);
    }

    @Test
    void a_set_is_kept_as_long_as_somebody_holds_it_and_its_id_gets_a_new_generation() {
        int set = store.intern(med(1));
        assertThat(store.intern(med(1))).isEqualTo(set);
        store.release(set);
        reclaim();
        assertThat(store.get(set)).isEqualTo(med(1));
        assertThat(store.sets()).isEqualTo(1);
        int generation = store.generation(set);
        store.release(set);
        assertThat(store.sets()).isZero();
        reclaim();
        assertThat(store.generation(set)).isEqualTo(generation + 1);
    }

    @Test
    void the_index_of_sets_finds_all_others_after_some_are_gone() {
        int[] ids = new int[5000];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = store.intern(med(i));
        }
        for (int i = 0; i < ids.length; i += 3) {
            store.release(ids[i]);
        }
        reclaim();
        for (int i = 0; i < ids.length; i++) {
            if (i % 3 != 0) {
                assertThat(store.intern(med(i))).isEqualTo(ids[i]);
                assertThat(store.get(ids[i])).isEqualTo(med(i));
            }
        }
        long full = footprint.octets();
        for (int i = 0; i < ids.length; i++) {
            if (i % 3 != 0) {
                store.release(ids[i]);
                store.release(ids[i]);
            }
        }
        reclaim();
        assertThat(store.sets()).isZero();
        assertThat(footprint.octets()).isLessThan(full);
    }

    @Test
    void a_limbo_keeps_its_order_while_its_ring_turns_and_grows() {
        Limbo limbo = new Limbo();
        int in = 0;
        int out = 0;
        for (int round = 0; round < 400; round++) {
            for (int i = 0; i < 23; i++) {
                limbo.add(in, in);
                in++;
            }
            for (int id = limbo.poll(in - 40L); id >= 0; id = limbo.poll(in - 40L)) {
                assertThat(id).isEqualTo(out++);
            }
            assertThat(limbo.size()).isEqualTo(in - out);
        }
    }

    @Test
    void paths_of_one_prefix_are_kept_in_order_and_leave_nothing_behind() {
        RibMemory memory = new RibMemory();
        Column column = memory.column(0);
        int prefix = memory.dictionary(0).acquire(key("192.0.2.0/24"));
        int set = memory.attributes().intern(med(1));
        long empty = memory.footprint().octets();
        for (int round = 0; round < 3; round++) {
            for (int path : new int[] {7, -1, 0, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
                column.put(prefix, column.records().add(set, 1, 0, path, true, 0));
            }
            int[] read = column.read(prefix, new int[1]);
            assertThat(read).isNotNull();
            assertThat(Arrays.stream(read).map(column.records()::pathId))
                    .containsExactly(0, 7, Integer.MAX_VALUE, Integer.MIN_VALUE, -1);
            for (int path : new int[] {0, -1, 7, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
                int record = column.find(prefix, path);
                assertThat(column.records().pathId(record)).isEqualTo(path);
                column.remove(prefix, path);
                column.records().release(record);
            }
            assertThat(column.read(prefix, new int[1])).isNull();
            assertThat(column.routes()).isZero();
        }
        column.records().forget();
        assertThat(memory.footprint().octets()).isEqualTo(empty);
    }
}
