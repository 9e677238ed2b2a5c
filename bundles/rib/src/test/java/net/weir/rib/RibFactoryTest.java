package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import net.weir.api.Rib;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.event.PeerUp;
import net.weir.model.Peer;
import net.weir.query.RibQuery;
import org.junit.jupiter.api.Test;

/** How a RIB is found, and how it comes and goes. */
class RibFactoryTest {
    private final TestContext context = new TestContext();

    @Test
    void it_is_found_outside_osgi_by_its_type() throws Exception {
        StageFactory<?> factory = ServiceLoader.load(StageFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(f -> f instanceof RibFactory)
                .findFirst()
                .orElseThrow();
        assertThat(factory.getClass().getAnnotation(StageType.class).value()).isEqualTo("rib");
        try (context) {
            Object stage = new RibFactory().create(new RibOptions(Emit.CHANGES, null), context);
            assertThat(stage).isInstanceOf(Rib.class);
            ((Rib<?>) stage).close();
        }
    }

    @Test
    void it_offers_answers_to_questions() {
        ColumnRib rib = new ColumnRib(new RibOptions(Emit.CHANGES, null), context);
        assertThat(rib.services()).containsOnlyKeys(RibQuery.class).containsValue(rib);
    }

    @Test
    void its_worker_takes_back_what_a_lost_peer_had() throws Exception {
        try (context) {
            ColumnRib rib = new ColumnRib(new RibOptions(Emit.UPDATES, null), context);
            rib.open();
            RibLane lane = rib.forLane(1);
            Peer peer = Samples.peer(1, 1);
            lane.accept(new PeerUp(peer, 0, 1, PeerUp.Session.UNKNOWN, false), e -> {});
            lane.accept(Samples.announce(peer, 2, Samples.med(1), RibFixture.block("192.0.2.0/24")), e -> {});
            assertThat(context.gauges.get("routes").getAsLong()).isEqualTo(1);
            lane.accept(new PeerUp(Samples.peer(1, 2), 0, 3, PeerUp.Session.UNKNOWN, false), e -> {});
            for (int i = 0; i < 200 && context.gauges.get("prefixes").getAsLong() > 0; i++) {
                Thread.sleep(50);
            }
            assertThat(context.gauges.get("prefixes").getAsLong()).isZero();
            assertThat(context.gauges.get("attribute_sets").getAsLong()).isZero();
            assertThat(context.gauges.get("memory").getAsLong()).isPositive();
            rib.close();
        }
    }
}
