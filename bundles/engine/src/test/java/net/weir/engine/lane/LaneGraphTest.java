package net.weir.engine.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.api.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a lane makes of a plan, and what it takes over from the one before. */
class LaneGraphTest {
    @TempDir
    Path directory;

    private final LaneBench.StubSource source = new LaneBench.StubSource();
    private final LaneBench.StubRib rib = new LaneBench.StubRib();

    private static Plan.Node node(LaneBench bench, String id, Stage<?> stage, String... downstream) {
        return new Plan.Node(bench.runtime(id), stage, null, List.of(downstream), false, false);
    }

    private LaneGraph graph(LaneBench bench, LaneGraph old, Stage<?> mid, Stage<?> ear) {
        Map<String, Plan.Node> nodes = new LinkedHashMap<>();
        nodes.put("in", node(bench, "in", source, "rib"));
        nodes.put("rib", node(bench, "rib", rib, "mid"));
        if (mid != null) {
            nodes.put("mid", node(bench, "mid", mid, "ear"));
        }
        nodes.put("ear", node(bench, "ear", ear));
        return LaneGraph.build(bench.lane(), new Plan(old.plan().number() + 1, nodes), old);
    }

    private static List<String> newLinks(LaneGraph graph) {
        return graph.newLinks().stream().map(Link::name).toList();
    }

    @Test
    void all_is_new_once_and_stands_in_the_order_of_the_stream() throws Exception {
        LaneBench.onLane(directory, bench -> {
            Stage<?> mid = bench.new Ear("mid", null);
            Stage<?> ear = bench.new Ear("ear", null);
            LaneGraph first = graph(bench, LaneGraph.EMPTY, mid, ear);
            assertThat(first.nodes()).extracting(n -> n.runtime().id()).containsExactly("in", "rib", "mid", "ear");
            assertThat(newLinks(first)).containsExactly("in rib", "rib mid", "mid ear");
            LaneGraph second = graph(bench, first, mid, ear);
            assertThat(newLinks(second)).isEmpty();
            assertThat(second.link("rib mid")).isNotNull().isNotSameAs(first.link("rib mid"));
            assertThat(second.has(first.newLinks().get(0))).isFalse();
        });
    }

    @Test
    void an_exchanged_stage_is_new_to_those_before_it_and_those_behind_it_forget_nothing() throws Exception {
        LaneBench.onLane(directory, bench -> {
            Stage<?> ear = bench.new Ear("ear", null);
            LaneGraph first = graph(bench, LaneGraph.EMPTY, bench.new Ear("mid", null), ear);
            LaneGraph away = graph(bench, first, null, ear);
            assertThat(newLinks(away)).isEmpty();
            LaneGraph second = graph(bench, away, bench.new Ear("mid", null), ear);
            assertThat(newLinks(second)).containsExactly("rib mid");
        });
    }

    @Test
    void a_join_under_way_goes_on_through_the_link_that_stands_for_its_own() throws Exception {
        LaneBench.onLane(directory, bench -> {
            Stage<?> mid = bench.new Ear("mid", null);
            Stage<?> ear = bench.new Ear("ear", null);
            LaneGraph first = graph(bench, LaneGraph.EMPTY, mid, ear);
            Link link = first.link("rib mid");
            assertThat(link).isNotNull();
            Join join =
                    Join.outlet(bench.lane(), link, bench.lanes().nextResync(), net.weir.model.RouteScope.ALL, NOBODY);
            link.setJoin(join);
            LaneGraph second = graph(bench, first, mid, ear);
            assertThat(second.link("rib mid").join()).isSameAs(join);
            LaneGraph other = graph(bench, second, bench.new Ear("mid", null), ear);
            assertThat(other.link("rib mid").join()).isNull();
        });
    }

    private static final Hearer NOBODY = new Hearer() {
        @Override
        public void tell(net.weir.event.Event event) {}

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public void whenRoom(Runnable task) {
            task.run();
        }
    };
}
