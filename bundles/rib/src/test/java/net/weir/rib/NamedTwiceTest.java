package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import net.weir.event.RouteChange;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import org.junit.jupiter.api.Test;

/** UPDATEs that name a prefix twice while the worker gives up the prefix that nobody held meanwhile. */
class NamedTwiceTest {
    private static final int ROUNDS = 20_000;
    private static final Prefix PREFIX = Samples.prefixes("192.0.2.0/24").get(0);

    private final RibFixture rib = new RibFixture();

    @Test
    void the_second_naming_changes_nothing_and_holds_nothing() throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        Thread worker = new Thread(() -> {
            while (!stop.get()) {
                rib.rib.reclaimer().reclaim(true);
            }
        });
        worker.start();
        try {
            Peer peer = rib.up(1, 1);
            NlriBlock once = Samples.block(Family.IPV4_UNICAST, List.of(PREFIX));
            NlriBlock twice = Samples.block(Family.IPV4_UNICAST, List.of(PREFIX, PREFIX));
            for (int round = 0; round < ROUNDS; round++) {
                rib.out.clear();
                rib.announce(peer, Samples.med(round), twice);
                rib.offer(Samples.withdraw(peer, rib.now(), once));
                assertThat(rib.out).hasSize(2).allSatisfy(event -> assertThat(
                                ((RouteChange) event).routes().count())
                        .isEqualTo(1));
            }
        } finally {
            stop.set(true);
            worker.join();
        }
        for (int i = 0; i < 3; i++) {
            rib.rib.reclaimer().reclaim(true);
        }
        assertThat(rib.rib.summary().attributeSets()).isZero();
        assertThat(rib.rib.memory().dictionary(0).idsInUse()).isZero();
    }
}
