package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.Prefix;
import net.weir.mrt.Archive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What routers once said goes through a RIB and the model, which must agree on every kind of query after every step. */
class RecordedUpdatesTest {
    private static final int STEPS = 120;
    private static final long SEED = 20260101;

    @TestFactory
    List<DynamicTest> every_kind_of_query_agrees_after_every_recorded_update() {
        return Archive.captures().stream()
                .filter(file -> file.getFileName().toString().startsWith("updates"))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> replay(file)))
                .toList();
    }

    private static void replay(Path file) {
        Recording recording = new Recording();
        List<Event> events = Archive.of(file).events;
        for (Event event : events.subList(0, Math.min(STEPS, events.size()))) {
            recording.step(event);
        }
        // the peers that are left go, as they do at the end of a file
        for (ModelRib.ModelPeer peer : List.copyOf(recording.model.peers.values())) {
            recording.step(new PeerDown(peer.peer, 0, Long.MAX_VALUE, PeerDown.Reason.UNKNOWN, 0, Bytes.EMPTY));
        }
        assertThat(recording.routes).as("routes that came").isGreaterThan(100);
        assertThat(recording.rib.summary().routes()).isZero();
        assertThat(recording.packed).as("parts that sets shared").isGreaterThan(10);
        recording.rib.reclaimer().reclaim(true);
        recording.rib.reclaimer().reclaim(true);
        assertThat(recording.rib.memory().attributes().parts()).isZero();
    }

    /** A RIB of one lane, the model, and who listens behind the RIB. */
    private static final class Recording {
        final ColumnRib rib = new ColumnRib(new RibOptions(Emit.CHANGES, null), new TestContext());
        final ModelRib model = new ModelRib();
        private final RibLane lane = rib.forLane(0);
        private final Listener listener = new Listener();
        private final Random random = new Random(SEED);
        private final List<Prefix> seen = new ArrayList<>(Samples.prefixes("0.0.0.0/0"));
        private long sequence;
        long routes;
        long packed;

        Recording() {
            rib.memory().attributes().packAlways();
        }

        void step(Event event) {
            if (random.nextBoolean()) {
                rib.reclaimer().reclaim(true); // packs what is there, so that steps meet both forms of sets
            }
            event.stamp(1, ++sequence);
            lane.accept(event, made -> listener.live(0, made));
            if (event instanceof PeerUp up) {
                model.up(up.peer(), 0, up.replayed(), event.receivedMicros());
            } else if (event instanceof PeerDown down) {
                model.down(model.peers.get(down.peer().id()));
            } else if (event instanceof EndOfRib end) {
                model.endOfRib(model.peers.get(end.peer().id()), RibDriver.FAMILIES.indexOf(end.family()));
            } else if (event instanceof RouteUpdate update) {
                note(update.announced());
                note(update.withdrawn());
                model.update(
                        model.peers.get(update.routePeer().id()), RibDriver.FAMILIES.indexOf(update.family()), update);
            }
            check();
            packed = Math.max(packed, rib.memory().attributes().parts());
        }

        private void note(@Nullable NlriBlock block) {
            for (int i = 0; block != null && i < block.count(); i++) {
                seen.add(Samples.prefix(block, i));
                routes++;
            }
        }

        private void check() {
            RibChecks.summary(rib, model);
            listener.check(model);
            for (Family family : Family.plainIp()) {
                int index = RibDriver.FAMILIES.indexOf(family);
                if (model.peers.values().stream()
                        .anyMatch(p -> !p.families.get(index).routes.isEmpty())) {
                    new QueryChecks(rib, model, index, random).plain(asked(family));
                }
            }
        }

        /** One of the newest prefixes, or something above or inside it. */
        private Prefix asked(Family family) {
            List<Prefix> newest = new ArrayList<>(seen.subList(Math.max(0, seen.size() - 50), seen.size()));
            Collections.reverse(newest);
            Prefix prefix = newest.stream()
                    .filter(p -> p.isV6() == (family.afi() == 2))
                    .skip(random.nextInt(10))
                    .findFirst()
                    .orElse(Prefix.parse(family.afi() == 2 ? "2001:db8::/32" : "192.0.2.0/24"));
            int length = Math.min(prefix.length() + random.nextInt(5) - 2, prefix.isV6() ? 128 : 32);
            return Prefix.masked(prefix.address(), Math.max(0, length));
        }
    }
}
