package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.weir.api.options.DataSize;
import net.weir.model.Family;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.Peer;
import net.weir.rib.table.RibMemory;
import org.junit.jupiter.api.Test;

/** A peer that comes and goes leaves the memory where it was. */
class ChurnTest {
    private static final int ROUTES = 50_000;
    private static final int BLOCK = 100;

    private final RibFixture rib = new RibFixture();
    private final RibMemory memory = rib.rib.memory();
    private final Random random = new Random(7);

    private NlriBlock v4() {
        long[] keys = new long[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            keys[i] = (random.nextInt() & 0xffff_ff00L) << 8 | 24;
        }
        return new Ipv4Nlri(Family.IPV4_UNICAST, keys, null);
    }

    private NlriBlock v6() {
        long[] high = new long[BLOCK];
        byte[] length = new byte[BLOCK];
        int[] paths = new int[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            high[i] = 0x2001_0000_0000_0000L | (random.nextInt(20_000) & 0xffff_ffffL) << 16;
            length[i] = 48;
            paths[i] = random.nextInt(3);
        }
        return new Ipv6Nlri(Family.IPV6_UNICAST, high, new long[BLOCK], length, paths);
    }

    private void round(int epoch) {
        Peer peer = rib.up(1, epoch);
        for (int i = 0; i < ROUTES / BLOCK; i++) {
            rib.announce(peer, Samples.med(random.nextInt()), i % 5 == 0 ? v6() : v4());
        }
        rib.out.clear();
        rib.down(peer);
        rib.out.clear();
        for (int i = 0; i < 3; i++) {
            rib.rib.reclaimer().reclaim(true);
        }
    }

    @Test
    void a_hundred_rounds_of_load_and_peer_down_leave_dictionary_and_store_as_they_were() {
        for (int epoch = 1; epoch <= 10; epoch++) {
            round(epoch);
        }
        int prefixes = memory.dictionary(0).idsEver();
        long sets = memory.attributes().idsEver();
        forget();
        long octets = memory.footprint().octets();
        for (int epoch = 11; epoch <= 110; epoch++) {
            round(epoch);
        }
        assertThat(memory.dictionary(0).idsInUse()).isZero();
        assertThat(memory.dictionary(1).idsInUse()).isZero();
        assertThat(memory.dictionary(0).idsEver()).isLessThan(prefixes + prefixes / 10);
        assertThat(memory.attributes().idsEver()).isLessThan(sets + sets / 3);
        assertThat(rib.rib.summary().prefixes()).isZero();
        assertThat(rib.rib.summary().attributeSets()).isZero();
        forget();
        assertThat(memory.footprint().octets()).isLessThan(octets + octets / 3);
    }

    /** Until the collector has told that nobody keeps departed routes; it does so in its own time. */
    private void forget() {
        long end = System.nanoTime() + 60_000_000_000L;
        while (memory.departed().octets() > 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            System.gc();
            rib.rib.reclaimer().reclaim(true);
        }
    }

    @Test
    void a_peer_that_changes_its_mind_all_day_takes_no_more_than_its_table() {
        Peer peer = rib.up(1, 1);
        long octets = 0;
        for (int hour = 0; hour < 60; hour++) {
            for (int i = 0; i < 500; i++) {
                NlriBlock block = i % 3 == 0 ? v6() : v4();
                rib.announce(peer, Samples.med(random.nextInt()), block);
                if (i % 3 != 0) {
                    rib.offer(Samples.withdraw(peer, rib.now(), block));
                }
                rib.out.clear();
            }
            rib.rib.reclaimer().reclaim(true);
            if (hour == 10) {
                octets = memory.footprint().octets();
            }
        }
        assertThat(memory.footprint().octets()).isLessThan(octets + octets / 3);
        assertThat(rib.rib.summary().routes()).isLessThanOrEqualTo(60_000);
        assertThat(memory.dictionary(0).held()).isZero();
    }

    @Test
    void a_peer_that_is_back_within_a_minute_finds_its_prefixes_where_they_were() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, Samples.med(1), "192.0.2.0/24");
        rib.down(peer);
        rib.rib.reclaimer().run();
        rib.context.clock.addAndGet(50_000_000);
        rib.rib.reclaimer().run();
        assertThat(memory.dictionary(0).idsInUse()).isEqualTo(1);
        assertThat(rib.rib.summary().prefixes()).isZero();

        rib.announce(rib.up(1, 2), Samples.med(1), "192.0.2.0/24");
        rib.context.clock.addAndGet(70_000_000);
        rib.rib.reclaimer().run();
        assertThat(rib.rib.summary().prefixes()).isEqualTo(1);
        assertThat(memory.dictionary(0).idsEver()).isEqualTo(1);
    }

    @Test
    void what_nobody_wants_for_a_minute_goes_and_at_once_if_there_is_little_room() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, Samples.med(1), "192.0.2.0/24");
        rib.down(peer);
        rib.rib.reclaimer().run();
        rib.context.clock.addAndGet(60_000_000);
        rib.rib.reclaimer().run();
        rib.rib.reclaimer().run();
        assertThat(memory.dictionary(0).idsInUse()).isZero();

        peer = rib.up(1, 2);
        rib.announce(peer, Samples.med(1), "192.0.2.0/24");
        rib.down(peer);
        rib.rib.budget().set(new DataSize(memory.footprint().octets()), OverBudget.REFUSE_ROUTES);
        rib.rib.reclaimer().run();
        rib.rib.reclaimer().run();
        assertThat(memory.dictionary(0).idsInUse()).isZero();
    }
}
