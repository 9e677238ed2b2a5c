package net.weir.session.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import org.junit.jupiter.api.Test;

/**
 * Two speakers over a net that loses connections, leaves them half open and lets both ends dial: whatever happened, they
 * end on one connection, the same at both ends.
 */
class ModelTest {
    private static final int RUNS = Integer.getInteger("weir.model.runs", 2000);

    @Test
    void two_speakers_never_both_give_up_and_never_stay_on_two_connections() {
        long first = Long.getLong("weir.fuzz.seed", System.nanoTime());
        System.out.println("ModelTest: -Dweir.fuzz.seed=" + first);
        int flaps = 0;
        for (long seed = first; seed < first + RUNS; seed++) {
            flaps += run(seed);
        }
        assertThat(flaps).isGreaterThan(RUNS); // it did hurt
    }

    private static int run(long seed) {
        Random random = new Random(seed);
        ModelledNet net = new ModelledNet(random);
        boolean graceful = random.nextBoolean();
        int passive = random.nextInt(3); // which of them waits to be dialled; 2: none
        String[] ids = random.nextInt(4) == 0
                ? new String[] {"192.0.2.1", "192.0.2.1"}
                : random.nextBoolean()
                        ? new String[] {"192.0.2.1", "192.0.2.2"}
                        : new String[] {"192.0.2.2", "192.0.2.1"};
        ModelledSpeaker a = new ModelledSpeaker(net, settings(64496, 64511, ids[0], passive == 0, graceful), random);
        ModelledSpeaker b = new ModelledSpeaker(net, settings(64511, 64496, ids[1], passive == 1, graceful), random);
        a.facing(b);
        b.facing(a);
        a.session.start(net.now);
        b.session.start(net.now);
        for (int i = 0; i < 20; i++) {
            net.run(random.nextInt(20), a, b);
            switch (random.nextInt(6)) {
                case 0 -> a.session.reset(NotificationMessage.cease(4, ""), false, net.now);
                case 1 -> {
                    b.session.stop(NotificationMessage.cease(2, ""), false, net.now);
                    net.later(TimeUnit.SECONDS.toNanos(random.nextInt(9)), () -> b.session.start(net.now));
                }
                default -> net.hurt();
            }
        }
        net.calm = true;
        net.run(900, a, b);
        assertThat(a.session.state()).as("a, seed %s", seed).isEqualTo(SessionState.ESTABLISHED);
        assertThat(b.session.state()).as("b, seed %s", seed).isEqualTo(SessionState.ESTABLISHED);
        assertThat(net.open()).as("connections, seed %s", seed).hasSize(1);
        int ups = a.ups;
        net.run(900, a, b);
        assertThat(a.ups).as("it stays up, seed %s", seed).isEqualTo(ups);
        return ups;
    }

    private static SessionSettings settings(int local, int remote, String id, boolean passive, boolean graceful) {
        SessionSettings settings = SessionSettings.of(new Asn(local), IpAddress.parse(id), RemoteAs.of(new Asn(remote)))
                .withWay(passive ? SessionSettings.Way.PASSIVE : SessionSettings.Way.ACTIVE);
        return graceful
                ? settings.withGracefulRestart(
                        new GracefulRestart(Duration.ofSeconds(120), true, Set.copyOf(settings.families()), Map.of()))
                : settings;
    }
}
