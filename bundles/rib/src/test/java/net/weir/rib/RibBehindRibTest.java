package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.weir.event.Event;
import net.weir.event.ResyncBegin;
import net.weir.event.ResyncEnd;
import net.weir.event.ResyncId;
import net.weir.event.RouteChange;
import net.weir.model.Family;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.RouteScope;
import net.weir.query.RouteQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A RIB takes the changes of another, and what is told again sweeps what is not. */
class RibBehindRibTest {
    private final RibFixture rib = new RibFixture();
    private final PathAttributes a = Samples.med(1);
    private final PathAttributes b = Samples.med(2);
    private final ResyncId id = new ResyncId(9);

    private void change(Peer peer, @Nullable PathAttributes after, RouteChange.Cause cause, String... prefixes) {
        @Nullable PathAttributes[] before = new PathAttributes[prefixes.length];
        rib.offer(new RouteChange(peer, 0, rib.now(), RibFixture.block(prefixes), before, after, cause, 1));
    }

    private void begin(RouteScope scope, int lane, Integer... peers) {
        rib.offer(new ResyncBegin(rib.now(), "first", id, lane, scope, List.of(peers)));
    }

    private void end(int lane, boolean aborted) {
        rib.offer(new ResyncEnd(rib.now(), "first", id, lane, aborted));
    }

    private String all() {
        return rib.found(RouteQuery.all(Family.IPV4_UNICAST));
    }

    @Test
    void keeps_and_tells_what_changed() {
        Peer peer = rib.up(1, 1);
        rib.takeChanges();
        change(peer, a, RouteChange.Cause.PEER, "10.0.0.0/8", "11.0.0.0/8");
        change(peer, a, RouteChange.Cause.PEER, "11.0.0.0/8");
        change(peer, null, RouteChange.Cause.FILTERED, "10.0.0.0/8");
        List<RouteChange> changes = rib.takeChanges();
        assertThat(changes).hasSize(2);
        assertThat(changes.get(0).version()).isEqualTo(1);
        assertThat(changes.get(1).cause()).isEqualTo(RouteChange.Cause.FILTERED);
        assertThat(changes.get(1).before(0)).isEqualTo(a);
        assertThat(all()).isEqualTo("11.0.0.0/8");
    }

    @Test
    void a_resync_sweeps_in_its_scope_what_was_neither_told_nor_heard() {
        Peer one = rib.up(1, 1);
        Peer two = rib.up(2, 1);
        change(one, a, RouteChange.Cause.PEER, "10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16", "11.0.0.0/8");
        change(two, a, RouteChange.Cause.PEER, "10.5.0.0/16");
        rib.out.clear();
        begin(new RouteScope(Set.of(), Samples.prefixes("10.0.0.0/8"), Set.of()), 0, 1);
        change(one, a, RouteChange.Cause.SNAPSHOT, "10.1.0.0/16");
        change(one, b, RouteChange.Cause.PEER, "10.2.0.0/16");
        end(0, false);
        List<Event> out = List.copyOf(rib.out);
        assertThat(out).noneMatch(e -> e instanceof ResyncBegin || e instanceof ResyncEnd);
        List<RouteChange> changes = rib.takeChanges();
        assertThat(changes).hasSize(2);
        assertThat(changes.get(1).routes().text(0)).isEqualTo("10.3.0.0/16");
        assertThat(changes.get(1).cause()).isEqualTo(RouteChange.Cause.STALE_SWEPT);
        assertThat(changes.get(1).sequence()).isPositive();
        assertThat(all()).isEqualTo("10.1.0.0/16 10.2.0.0/16 10.5.0.0/16 11.0.0.0/8");
    }

    @Test
    void the_end_counts_for_its_lane_and_sweeps_nothing_when_aborted() {
        Peer one = rib.up(1, 1);
        Peer two = rib.up(2, 1);
        change(one, a, RouteChange.Cause.PEER, "10.1.0.0/16");
        change(two, a, RouteChange.Cause.PEER, "10.2.0.0/16");
        begin(RouteScope.ALL, 0, 1);
        begin(RouteScope.ALL, 1, 2);
        end(0, true);
        assertThat(all()).isEqualTo("10.1.0.0/16 10.2.0.0/16");
        end(1, false);
        assertThat(all()).isEqualTo("10.1.0.0/16");
        end(0, false);
        assertThat(all()).as("it had ended").isEqualTo("10.1.0.0/16");
    }
}
