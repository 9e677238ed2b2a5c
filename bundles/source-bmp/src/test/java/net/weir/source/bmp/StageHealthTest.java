package net.weir.source.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.weir.api.State;
import net.weir.model.IpAddress;
import net.weir.model.Router;
import net.weir.model.RouterKey;
import net.weir.testkit.RecordingContext;
import org.junit.jupiter.api.Test;

class StageHealthTest {
    private final RecordingContext context = new RecordingContext("edge");
    private final StageHealth health = new StageHealth(context);

    private static Router router(String name, String address) {
        IpAddress ip = IpAddress.parse(address);
        return new Router(new RouterKey("edge", ip, name), ip, 1, name, null, List.of());
    }

    @Test
    void expected_routers_that_were_never_seen_are_an_alarm_until_they_come() {
        health.expect(List.of("edge1", "192.0.2.2", "edge3@192.0.2.3"), List.of());
        health.seen(router("edge1", "192.0.2.1"));
        assertThat(context.problems()).isEmpty();
        health.alarm();
        assertThat(context.state()).isEqualTo(State.DEGRADED);
        assertThat(context.reason()).isEqualTo("never seen: 192.0.2.2, edge3@192.0.2.3");
        health.seen(router("any", "192.0.2.2"));
        assertThat(context.reason()).isEqualTo("never seen: edge3@192.0.2.3");
        health.seen(router("edge3", "192.0.2.3"));
        assertThat(context.state()).isEqualTo(State.RUNNING);
        health.alarm();
        assertThat(context.state()).isEqualTo(State.RUNNING);
    }

    @Test
    void routers_that_are_there_need_not_come_again() {
        health.expect(List.of("edge1"), List.of(router("edge1", "192.0.2.1")));
        health.alarm();
        assertThat(context.problems()).isEmpty();
    }

    @Test
    void reasons_add_up_and_the_list_stays_short() {
        for (int i = 1; i <= 5; i++) {
            health.degraded(i, "reason " + i);
        }
        assertThat(context.reason()).isEqualTo("reason 1; reason 2; reason 3 and 2 more");
        for (int i = 1; i <= 5; i++) {
            health.clear(i);
        }
        assertThat(context.state()).isEqualTo(State.RUNNING);
    }
}
