package net.weir.rib.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import net.weir.model.Octets;
import net.weir.model.PathAttributes;
import org.junit.jupiter.api.Test;

/** Lanes intern and release, readers read what lanes have told them, the worker packs and takes back: all at once. */
class PackingStressTest {
    private static final int SETS = 600;
    private static final int ENOUGH = 20_000;
    private static final long LIMIT_NANOS = 60_000_000_000L;

    private final Epochs epochs = new Epochs();
    private final Footprint footprint = new Footprint();
    private final AttributeStore store = new AttributeStore(epochs, footprint);
    private final PathAttributes[] sets = new PathAttributes[SETS];

    /** Ids by set as a column would have them, -1 for none. */
    private final AtomicIntegerArray told = new AtomicIntegerArray(SETS);

    private final AtomicBoolean stop = new AtomicBoolean();
    private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong packed = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();

    PackingStressTest() {
        store.packAlways();
        Random random = new Random(5);
        for (int i = 0; i < SETS; i++) {
            byte[] octets = new byte[36];
            byte[] head = {0x40, 1, 1, 0, 0x40, 2, 14, 2, 3};
            System.arraycopy(head, 0, octets, 0, head.length);
            Octets.put32(octets, 9, 64496 + i % 12);
            Octets.put32(octets, 13, 64496 + i / 12);
            Octets.put32(octets, 17, 64500);
            byte[] communities = {(byte) 0xc0, 8, 12};
            System.arraycopy(communities, 0, octets, 21, 3);
            Octets.put32(octets, 24, random.nextInt(5));
            Octets.put32(octets, 32, i % 3);
            sets[i] = PathAttributes.ofCanonical(octets);
            told.set(i, -1);
        }
    }

    private interface Work {
        void run(Epochs.Guard guard, Random random);
    }

    private void repeat(Work work) {
        threads.add(new Thread(() -> {
            Epochs.Guard guard = epochs.register();
            Random random = new Random(Long.getLong("weir.seed", System.nanoTime()));
            try {
                while (!stop.get()) {
                    work.run(guard, random);
                }
            } catch (Throwable t) {
                thrown.add(t);
                stop.set(true);
            }
        }));
    }

    /** Each lane has sets of its own to tell, and holds others for a moment. */
    private Work lane(int lane) {
        return (guard, random) -> {
            int number = random.nextInt(SETS / 2) * 2 + lane;
            int id = told.get(number);
            if (id < 0) {
                told.set(number, store.intern(sets[number]));
            } else {
                told.set(number, -1);
                store.release(id);
            }
            int other = random.nextInt(SETS);
            int held = store.intern(sets[other]);
            check(store.get(held), other);
            store.release(held);
        };
    }

    private void read(Epochs.Guard guard, Random random) {
        int number = random.nextInt(SETS);
        guard.enter();
        int id = told.get(number);
        PathAttributes set = id < 0 ? null : store.get(id);
        guard.exit();
        if (set != null) { // it stays what it is outside the guard too
            check(set, number);
            read.incrementAndGet();
        }
    }

    private void check(PathAttributes set, int number) {
        if (!set.equals(sets[number]) || set.hash() != sets[number].hash()) {
            throw new AssertionError(set + " is not number " + number + " " + sets[number]);
        }
    }

    private void work(Random random) {
        packed.addAndGet(store.pack(System.nanoTime(), random.nextInt(3) * 100_000L, 1 + random.nextInt(500)));
        epochs.advance();
        store.reclaim();
    }

    @Test
    void every_set_is_what_was_interned_whoever_does_what_meanwhile() throws InterruptedException {
        repeat(lane(0));
        repeat(lane(1));
        repeat(this::read);
        repeat(this::read);
        repeat((guard, random) -> work(random));
        threads.forEach(Thread::start);
        long end = System.nanoTime() + LIMIT_NANOS;
        while ((read.get() < ENOUGH || packed.get() < ENOUGH) && !stop.get() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        stop.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        if (!thrown.isEmpty()) {
            throw new AssertionError(thrown.peek());
        }
        assertThat(read.get()).isGreaterThanOrEqualTo(ENOUGH);
        assertThat(packed.get()).isGreaterThanOrEqualTo(ENOUGH);
        finish();
    }

    private void finish() {
        store.pack(0, 0, Integer.MAX_VALUE);
        int[] ids = new int[SETS];
        Arrays.setAll(ids, told::get);
        for (int i = 0; i < SETS; i++) {
            if (ids[i] >= 0) {
                check(store.get(ids[i]), i);
                store.release(ids[i]);
            }
        }
        for (int i = 0; i < 3; i++) {
            epochs.advance();
            store.reclaim();
        }
        assertThat(store.sets()).isZero();
        assertThat(store.parts()).isZero();
    }
}
