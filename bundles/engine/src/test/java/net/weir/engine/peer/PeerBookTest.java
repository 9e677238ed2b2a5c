package net.weir.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.weir.admin.Peers.FamilyStatus;
import net.weir.admin.Peers.PeerStatus;
import net.weir.engine.time.Clock;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.Malformed;
import net.weir.event.PeerUp;
import net.weir.event.StatsReport;
import net.weir.event.StatsReport.Statistic;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.Problem;
import net.weir.testkit.Examples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the book keeps of peers: counts since Peer Up, marks that outlast it, and what the router itself counts. */
class PeerBookTest {
    private static final long T = Examples.RECEIVED;
    private static final Family V4 = Family.IPV4_UNICAST;
    private static final Family V6 = Family.IPV6_UNICAST;

    private final PeerBook book = new PeerBook(Clock.SYSTEM);
    private final FeedRecord feed = book.opened(1, "edge", Examples.routerKey("edge"));
    private final Peer first = Examples.peer(1, 1);
    private final Peer second = Examples.peer(1, 2);

    private void note(Event... events) {
        for (Event event : events) {
            feed.note(event);
        }
    }

    private PeerStatus status() {
        PeerStatus status = book.peer(1);
        assertThat(status).isNotNull();
        return status;
    }

    private FamilyStatus family(Family family) {
        return status().families().stream()
                .filter(f -> f.family().equals(family))
                .findFirst()
                .orElseThrow();
    }

    private static Malformed skipped(Peer peer, @Nullable Family family, long at) {
        Problem problem = new Problem("damaged", "RFC 7606", Problem.Action.FAMILY_SKIPPED, 0, Bytes.EMPTY);
        return new Malformed(peer, 0, at, problem, family);
    }

    private static EndOfRib end(Peer peer, Family family) {
        return new EndOfRib(peer, 0, T, family, false);
    }

    private static StatsReport report(Peer peer, Statistic... statistics) {
        return new StatsReport(peer, 0, T, List.of(statistics));
    }

    private static Statistic statistic(int type, @Nullable Family family, long value) {
        return new Statistic(type, family, value, Bytes.EMPTY);
    }

    @Test
    void a_family_is_dirty_until_the_end_of_rib_after_the_next_peer_up() {
        note(Examples.peerUp(first), Examples.announce(first, "192.0.2.0/24", 64_496), skipped(first, V4, T + 7));
        assertThat(family(V4).dirty()).isTrue();
        note(end(first, V4));
        assertThat(family(V4).dirty()).as("that dump had the loss in it").isTrue();
        assertThat(status().incompleteSinceMicros()).isEqualTo(T + 7);
        note(Examples.peerDown(first), Examples.peerUp(second));
        assertThat(family(V4).dirty()).as("a Peer Up alone repairs nothing").isTrue();
        note(end(second, V6));
        assertThat(family(V4).dirty()).as("nor does another family's").isTrue();
        note(end(second, V4));
        assertThat(family(V4).dirty()).isFalse();
        assertThat(status().incompleteSinceMicros()).isZero();
    }

    @Test
    void a_loss_of_no_known_family_is_one_of_all() {
        note(Examples.peerUp(first), skipped(first, null, T + 1));
        assertThat(status().incompleteSinceMicros()).isEqualTo(T + 1);
        note(end(first, V4), end(first, V6), skipped(first, null, T + 2));
        assertThat(family(V4).dirty()).isTrue();
        assertThat(family(V6).dirty()).isTrue();
        note(Examples.peerUp(second), end(second, V4), end(second, V6));
        assertThat(status().incompleteSinceMicros()).isZero();
    }

    @Test
    void counts_begin_anew_with_a_peer_up_and_families_know_their_last_message() {
        note(Examples.peerUp(first), Examples.announce(first, "192.0.2.0/24", 64_496));
        assertThat(family(V4).announced()).isEqualTo(1);
        assertThat(family(V4).lastMessageMicros()).isEqualTo(T);
        note(Examples.peerUp(second));
        assertThat(status().families()).isEmpty();
    }

    @Test
    void the_router_s_own_counts_are_kept_by_family_or_as_one_number() {
        note(Examples.peerUp(first));
        assertThat(status().reportedRoutes()).isEqualTo(-1);
        note(report(first, statistic(9, V4, 10), statistic(9, V6, 5), statistic(16, V4, 99), statistic(0, null, 3)));
        assertThat(family(V4).reportedRoutes()).isEqualTo(10);
        assertThat(status().reportedRoutes()).as("of its view, both families").isEqualTo(15);
        note(report(first, statistic(7, null, 20)));
        assertThat(status().reportedRoutes()).isEqualTo(20);
        note(Examples.peerDown(first));
        assertThat(status().reportedRoutes()).isEqualTo(-1);
        assertThat(family(V4).reportedRoutes()).isEqualTo(-1);
    }

    @Test
    void labels_of_the_administrator_are_kept() {
        PeerUp.Session session =
                new PeerUp.Session(null, 0, 0, Bytes.EMPTY, Bytes.EMPTY, List.of(), List.of("transit", "rack 7"));
        note(new PeerUp(first, 0, T, session, false));
        assertThat(status().adminLabels()).containsExactly("transit", "rack 7");
    }
}
