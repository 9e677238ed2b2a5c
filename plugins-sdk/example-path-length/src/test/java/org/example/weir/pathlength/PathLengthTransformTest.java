package org.example.weir.pathlength;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.weir.api.LaneTransform;
import net.weir.api.RouteTransform;
import net.weir.api.operation.Action;
import net.weir.api.operation.Report;
import net.weir.event.Event;
import net.weir.event.RouteChange;
import net.weir.event.RouteUpdate;
import net.weir.model.Ipv4Nlri;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.model.Value;
import net.weir.model.RouteScope;
import net.weir.testkit.Examples;
import net.weir.testkit.RecordingContext;
import net.weir.testkit.RouteTransformContract;
import org.junit.jupiter.api.Test;

/** The contract holds it before a RIB and behind one; here is what it adds. */
class PathLengthTransformTest extends RouteTransformContract {
    private static final PathAttributes SHORT = Examples.attributes(64_496, 64_497);
    private static final PathAttributes LONG = Examples.attributes(64_496, 64_497, 64_498);

    private final RecordingContext context = new RecordingContext("short");
    private final PathLengthTransform transform = new PathLengthTransform(new PathLengthOptions(2), context);
    private final Peer peer = Examples.peer(1, 1);

    @Override
    protected RouteTransform<?> transform() {
        return transform;
    }

    @Override
    protected PathAttributes accepted() {
        return SHORT;
    }

    @Override
    protected PathAttributes rejected() {
        return LONG;
    }

    private List<Event> pass(Event event) {
        List<Event> out = new ArrayList<>();
        LaneTransform lane = transform.forLane(0);
        event.stamp(1, 1);
        lane.accept(event, out::add);
        return out;
    }

    private RouteChange change(PathAttributes before, PathAttributes after, RouteChange.Cause cause) {
        Ipv4Nlri route = Ipv4Nlri.of(Prefix.parse("192.0.2.0/24"));
        return new RouteChange(peer, 0, Examples.RECEIVED, route, new PathAttributes[] {before}, after, cause, 1);
    }

    @Test
    void counts_what_it_rejects_before_a_rib() {
        pass(Examples.announce(peer, "192.0.2.0/24", 64_496, 64_497, 64_498));
        assertThat(context.counts()).containsEntry("rejected_routes", 1L);
    }

    @Test
    void counts_a_route_once_behind_a_rib_however_often_it_is_asked_about() {
        pass(change(SHORT, LONG, RouteChange.Cause.PEER));
        pass(change(LONG, SHORT, RouteChange.Cause.PEER));
        pass(change(SHORT, LONG, RouteChange.Cause.SNAPSHOT));
        assertThat(context.counts()).containsEntry("rejected_routes", 1L);
    }

    @Test
    void reports_lengths_until_it_is_asked_to_begin_anew() throws Exception {
        pass(Examples.announce(peer, "192.0.2.0/24", 64_496, 64_497, 64_498));
        Report report = transform.reports().get(0);
        assertThat(report.body().rows()).containsExactly(List.of(new Value.Int(3), new Value.Int(1)));
        assertThat(transform.actions()).extracting(Action::name).containsExactly("reset-lengths");
    }

    @Test
    void takes_a_new_limit_while_running() {
        transform.reconfigure(new PathLengthOptions(3));
        RouteUpdate update = Examples.announce(peer, "192.0.2.0/24", 64_496, 64_497, 64_498);
        assertThat(pass(update)).containsExactly(update);
        assertThat(context.reapplied()).containsExactly(RouteScope.ALL);
    }
}
