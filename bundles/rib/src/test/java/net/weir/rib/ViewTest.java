package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.query.BestPath;
import net.weir.query.Grouping;
import net.weir.query.RibQuery;
import net.weir.query.RouteFilter;
import net.weir.query.RouteQuery;
import net.weir.query.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A view shows a part of its RIB, and comes and goes with it. */
class ViewTest {
    private final TestContext context = new TestContext();

    @AfterEach
    void end() {
        context.close();
    }

    private static String prefixes(RibQuery rib) {
        List<String> found = new ArrayList<>();
        try (RibQuery.RouteCursor cursor = rib.query(RouteQuery.all(Family.IPV4_UNICAST))) {
            for (RibQuery.PrefixRoutes next = cursor.next(); next != null; next = cursor.next()) {
                found.add(next.text() + "x" + next.routes().size());
            }
        }
        return String.join(" ", found);
    }

    @Test
    void shows_only_what_passes_and_keeps_nothing() {
        RibFixture rib = new RibFixture();
        Peer one = rib.up(1, 1);
        Peer two = rib.up(2, 1);
        rib.announce(one, Samples.med(1), "192.0.2.0/24", "198.51.100.0/24");
        rib.announce(two, Samples.med(2), "192.0.2.0/24");
        RibQuery byPeer = new ViewRib("v", rib.rib, RouteFilter.of("ingressId", "2"), null);
        RibQuery none = new ViewRib("n", rib.rib, RouteFilter.of("attribute", "otc"), null);
        assertThat(prefixes(rib.rib)).isEqualTo("192.0.2.0/24x2 198.51.100.0/24x1");
        assertThat(prefixes(byPeer)).isEqualTo("192.0.2.0/24x1");
        assertThat(prefixes(none)).isEmpty();
        assertThat(byPeer.summary().routes()).isEqualTo(1);
        assertThat(byPeer.summary().peers()).hasSize(1);
        assertThat(none.summary().routes()).isEqualTo(-1);
        assertThat(byPeer.memoryUse().octets()).isZero();
        assertThat(byPeer.base()).isEqualTo("rib1");
        try (Tally tally = byPeer.count(RouteQuery.all(Family.IPV4_UNICAST), List.of(Grouping.PEER))) {
            while (tally.advance()) {
                assertThat(tally).isNotNull();
            }
            assertThat(tally.groups()).containsExactly(new Tally.Group(List.of(2L), 1, 1));
        }
        rib.withdraw(two, "192.0.2.0/24");
        assertThat(prefixes(byPeer)).isEmpty();
    }

    /** As in a Loc-RIB: who asks for a peer whose route was not chosen finds none. */
    @Test
    void shows_the_best_and_a_filter_does_not_change_which_that_is() {
        RibFixture rib = new RibFixture();
        Peer one = rib.up(1, 1);
        Peer two = rib.up(2, 1);
        rib.announce(one, Samples.path(0, 64497, 64500), "192.0.2.0/24");
        rib.announce(two, Samples.path(0, 64498, 64499, 64500), "192.0.2.0/24", "192.0.2.0/25");
        RibQuery view = new ViewRib("loc", rib.rib, RouteFilter.ALL, new BestPath(1, false));
        RouteFilter ofTwo = RouteFilter.of("ingressId", "2");
        assertThat(prefixes(view)).isEqualTo("192.0.2.0/24x1 192.0.2.0/25x1");
        assertThat(prefixes(new ViewRib("two", view, ofTwo, null))).isEqualTo("192.0.2.0/25x1");
        assertThat(prefixes(new ViewRib("best of two", rib.rib, ofTwo, new BestPath(1, false))))
                .isEqualTo("192.0.2.0/24x1 192.0.2.0/25x1");
        assertThat(view.summary().routes()).isEqualTo(-1);
        try (Tally tally = view.count(RouteQuery.all(Family.IPV4_UNICAST), List.of(Grouping.PEER))) {
            while (tally.advance()) {
                assertThat(tally).isNotNull();
            }
            assertThat(tally.groups())
                    .containsExactlyInAnyOrder(new Tally.Group(List.of(1L), 1, 1), new Tally.Group(List.of(2L), 1, 1));
        }
    }

    @Test
    void comes_and_goes_with_its_rib() {
        RibFixture rib = new RibFixture();
        try (TestContext own = new TestContext("view1")) {
            ViewStage view = new ViewStage(new ViewOptions("rib1", List.of(), 0), own);
            view.open();
            assertThat(own.states).containsExactly("WAITING no RIB has the id rib1");
            assertThat(view.services()).isEmpty();
            own.services.offer("rib1", RibQuery.class, rib.rib);
            assertThat(view.services()).containsOnlyKeys(RibQuery.class);
            assertThat(own.states.get(own.states.size() - 1)).startsWith("RUNNING");
            own.services.withdraw("rib1", RibQuery.class);
            assertThat(view.services()).isEmpty();
            assertThat(own.states.get(own.states.size() - 1)).startsWith("WAITING");
        }
    }

    @Test
    void a_filter_that_cannot_be_or_a_view_of_itself_is_refused() {
        assertThatThrownBy(() -> new ViewStage(new ViewOptions("x", List.of("colour=red"), 0), context))
                .hasMessageContaining("originAsn");
        assertThatThrownBy(() -> new ViewStage(new ViewOptions("rib1", List.of(), 0), context))
                .hasMessageContaining("itself");
    }
}
