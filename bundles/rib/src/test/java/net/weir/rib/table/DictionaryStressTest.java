package net.weir.rib.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.model.Prefix;
import org.junit.jupiter.api.Test;

/** Few prefixes, many hands: ids die and are born again all the time, and what is held stays what it is. */
class DictionaryStressTest {
    private static final int STAY = 300;
    private static final int HOT = 4;

    private final Epochs epochs = new Epochs();
    private KeyDictionary dictionary = new PrefixDictionary(false, epochs, new Footprint());
    private final AtomicBoolean stop = new AtomicBoolean();
    private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    private interface Work {
        void run(PrefixKey key, Epochs.Guard guard, Random random);
    }

    private void repeat(Work work) {
        Thread thread = new Thread(() -> {
            PrefixKey key = new PrefixKey();
            Epochs.Guard guard = epochs.register();
            Random random = new Random(Long.getLong("weir.seed", System.nanoTime()));
            try {
                while (!stop.get()) {
                    work.run(key, guard, random);
                }
            } catch (Throwable t) {
                thrown.add(t);
                stop.set(true);
            }
        });
        threads.add(thread);
        thread.start();
    }

    private static void set(PrefixKey key, int number) {
        key.set(new Prefix(IpAddress.ofV4(0x0A000000 + number), 32));
        key.setOctets(
                Bytes.copyOf(ByteBuffer.allocate(4).putInt(0x0A000000 + number).array()), 0);
    }

    /** The number that was set, by which keys of either kind are in order. */
    private long number(PrefixKey key) {
        return dictionary instanceof PrefixDictionary ? key.high() >>> 32 : Long.parseLong("0" + key.octets(), 16);
    }

    @Test
    void octets_that_are_held_or_stay_are_found_while_others_come_and_go() throws InterruptedException {
        dictionary = new OctetDictionary(epochs, new Footprint());
        what_is_held_or_stays_is_found_while_others_come_and_go();
    }

    @Test
    void what_is_held_or_stays_is_found_while_others_come_and_go() throws InterruptedException {
        PrefixKey key = new PrefixKey();
        for (int i = 0; i < STAY; i++) {
            set(key, i * 100);
            dictionary.acquire(key);
        }
        repeat(this::comeAndGo);
        repeat(this::comeAndGo);
        repeat(this::flood);
        repeat(this::walk);
        repeat((k, guard, random) -> {
            dictionary.reclaim();
            epochs.advance();
        });
        Thread.sleep(1500);
        stop.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        if (!thrown.isEmpty()) {
            throw new AssertionError(thrown.peek());
        }
        assertThat(dictionary.held()).isEqualTo(STAY);
        for (int i = 0; i < 3; i++) {
            dictionary.reclaim();
            epochs.advance();
        }
        assertThat(dictionary.idsInUse()).isEqualTo(STAY);
    }

    private void comeAndGo(PrefixKey key, Epochs.Guard guard, Random random) {
        set(key, 1 + random.nextInt(HOT));
        guard.enter();
        int id = dictionary.acquire(key);
        guard.exit();
        Thread.yield();
        PrefixKey read = new PrefixKey();
        dictionary.read(id, read);
        guard.enter();
        int guessed = dictionary.find(key, 1 + random.nextInt(2 * STAY));
        guard.exit();
        if (number(read) != number(key) || dictionary.find(key) != id || guessed != id) {
            throw new AssertionError("id " + id + " is held, but is not what was asked for");
        }
        guard.enter();
        dictionary.release(id);
        guard.exit();
    }

    /** Makes tables and trees grow and shrink. */
    private void flood(PrefixKey key, Epochs.Guard guard, Random random) {
        int[] ids = new int[2000];
        for (int i = 0; i < ids.length; i++) {
            set(key, i * 13 % 30_000 + 50 - i * 13 % 30_000 % 100); // none of those that stay
            guard.enter();
            ids[i] = dictionary.acquire(key);
            guard.exit();
        }
        for (int id : ids) {
            guard.enter();
            dictionary.release(id);
            guard.exit();
        }
    }

    private void walk(PrefixKey key, Epochs.Guard guard, Random random) {
        int stayed = 0;
        long last = -1;
        key.set(0, 0, 0);
        key.setOctets(Bytes.EMPTY, 0);
        for (boolean more = true; more; ) {
            guard.enter();
            more = dictionary.higher(key);
            guard.exit();
            if (more) {
                if (last >= number(key)) {
                    throw new AssertionError("out of order");
                }
                last = number(key);
                stayed += (last - 0x0A000000) % 100 == 0 ? 1 : 0;
            }
        }
        int found = 0;
        for (int i = 0; i < STAY; i++) {
            set(key, i * 100);
            guard.enter();
            found += dictionary.find(key) != 0 ? 1 : 0;
            guard.exit();
        }
        if (stayed != STAY || found != STAY) {
            throw new AssertionError("walked " + stayed + ", found " + found + " of " + STAY + " that stay");
        }
    }
}
