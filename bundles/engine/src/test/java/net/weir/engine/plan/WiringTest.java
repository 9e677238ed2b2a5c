package net.weir.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {
    private final Map<String, Wiring.Vertex> vertices = new LinkedHashMap<>();

    private WiringTest stage(String id, String kind, String... sources) {
        vertices.put(id, new Wiring.Vertex(id, kind, List.of(sources), id + ".cfg"));
        return this;
    }

    @Test
    void orders_stages_after_their_sources() {
        stage("out", "sink", "rib")
                .stage("rib", "rib", "f")
                .stage("f", "transform", "in")
                .stage("in", "source");
        Wiring wiring = Wiring.of(vertices);
        assertThat(wiring.order()).containsExactly("in", "f", "rib", "out");
        assertThat(wiring.ancestorsOf("out")).containsExactlyInAnyOrder("rib", "f", "in");
        assertThat(wiring.downstream().get("in")).containsExactly("f");
        assertThat(wiring.problems()).isEmpty();
    }

    @Test
    void leaves_out_a_loop_and_what_hangs_on_it_but_runs_the_rest() {
        stage("in", "source")
                .stage("a", "transform", "b")
                .stage("b", "transform", "a")
                .stage("ok", "sink", "in");
        Wiring wiring = Wiring.of(vertices);
        assertThat(wiring.order()).containsExactly("in", "ok");
        assertThat(wiring.problems()).extracting("where").containsExactly("a.cfg", "b.cfg");
    }

    @Test
    void names_what_makes_no_sense() {
        stage("in", "source", "x").stage("out", "sink", "out2", "nobody").stage("out2", "sink");
        assertThat(Wiring.of(vertices).problems())
                .extracting(Object::toString)
                .anyMatch(p -> p.contains("a source takes no events"))
                .anyMatch(p -> p.contains("out2 is a sink"))
                .anyMatch(p -> p.contains("no stage has the id nobody"))
                .anyMatch(p -> p.startsWith("out2.cfg: it has no upstream"));
    }
}
