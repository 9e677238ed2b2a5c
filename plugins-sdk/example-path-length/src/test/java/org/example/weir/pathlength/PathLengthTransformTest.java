package org.example.weir.pathlength;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.weir.api.LaneTransform;
import net.weir.event.Event;
import net.weir.event.RouteUpdate;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.testkit.Examples;
import net.weir.testkit.RecordingContext;
import org.junit.jupiter.api.Test;

class PathLengthTransformTest {
    private final RecordingContext context = new RecordingContext("short");
    private final PathLengthTransform transform = new PathLengthTransform(new PathLengthOptions(2), context);
    private final Peer peer = Examples.peer(1, 1);

    private List<Event> pass(Event event) {
        List<Event> out = new ArrayList<>();
        LaneTransform lane = transform.forLane(0);
        event.stamp(1, 1);
        lane.accept(event, out::add);
        return out;
    }

    @Test
    void lets_short_paths_and_everything_else_pass() {
        RouteUpdate update = Examples.announce(peer, "192.0.2.0/24", 64_496, 64_497);
        assertThat(pass(update)).containsExactly(update);
        Event up = Examples.peerUp(peer);
        assertThat(pass(up)).containsExactly(up);
    }

    @Test
    void a_long_path_withdraws_the_route() {
        List<Event> out = pass(Examples.announce(peer, "192.0.2.0/24", 64_496, 64_497, 64_498));
        assertThat(out).singleElement().isInstanceOfSatisfying(RouteUpdate.class, gone -> {
            assertThat(gone.announced()).isNull();
            assertThat(gone.withdrawn().text(0)).isEqualTo("192.0.2.0/24");
            assertThat(gone.cause()).isEqualTo(RouteUpdate.Cause.FILTERED);
        });
        assertThat(context.counts()).containsEntry("rejected_routes", 1L);
    }

    @Test
    void withdrawals_beside_a_rejected_announcement_pass_first() {
        RouteUpdate both = RouteUpdate.of(
                peer,
                Examples.RECEIVED,
                Examples.family(),
                Ipv4Nlri.of(Prefix.parse("203.0.113.0/24")),
                Ipv4Nlri.of(Prefix.parse("192.0.2.0/24")),
                Examples.attributes(64_496, 64_497, 64_498));
        List<Event> out = pass(both);
        assertThat(out).hasSize(2);
        assertThat(out).extracting(Event::subsequence).containsExactly(0, 1);
    }

    @Test
    void takes_a_new_limit_while_running() {
        transform.reconfigure(new PathLengthOptions(3));
        RouteUpdate update = Examples.announce(peer, "192.0.2.0/24", 64_496, 64_497, 64_498);
        assertThat(pass(update)).containsExactly(update);
    }
}
