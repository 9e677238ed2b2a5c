package net.weir.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.api.StageKind;
import org.junit.jupiter.api.Test;

class WiringTest {
    private final Map<String, Wiring.Vertex> vertices = new LinkedHashMap<>();

    private WiringTest stage(String id, StageKind kind, String... sources) {
        vertices.put(id, new Wiring.Vertex(id, kind, List.of(sources), id + ".cfg"));
        return this;
    }

    @Test
    void orders_stages_after_their_sources() {
        stage("out", StageKind.SINK, "rib")
                .stage("rib", StageKind.RIB, "f")
                .stage("f", StageKind.TRANSFORM, "in")
                .stage("in", StageKind.SOURCE);
        Wiring wiring = Wiring.of(vertices);
        assertThat(wiring.order()).containsExactly("in", "f", "rib", "out");
        assertThat(wiring.ancestorsOf("out")).containsExactlyInAnyOrder("rib", "f", "in");
        assertThat(wiring.downstream().get("in")).containsExactly("f");
        assertThat(wiring.problems()).isEmpty();
    }

    @Test
    void leaves_out_a_loop_and_what_hangs_on_it_but_runs_the_rest() {
        stage("in", StageKind.SOURCE)
                .stage("a", StageKind.TRANSFORM, "b")
                .stage("b", StageKind.TRANSFORM, "a")
                .stage("ok", StageKind.SINK, "in");
        Wiring wiring = Wiring.of(vertices);
        assertThat(wiring.order()).containsExactly("in", "ok");
        assertThat(wiring.problems()).extracting("where").containsExactly("a.cfg", "b.cfg");
    }

    @Test
    void names_what_makes_no_sense() {
        stage("in", StageKind.SOURCE, "x")
                .stage("out", StageKind.SINK, "out2", "nobody")
                .stage("out2", StageKind.SINK);
        assertThat(Wiring.of(vertices).problems())
                .extracting(Object::toString)
                .anyMatch(p -> p.contains("a source takes no events"))
                .anyMatch(p -> p.contains("out2 is a sink"))
                .anyMatch(p -> p.contains("no stage has the id nobody"))
                .anyMatch(p -> p.startsWith("out2.cfg: it has no upstream"));
    }

    @Test
    void a_way_through_both_ends_of_a_door_is_no_loop_and_one_through_a_transform_is() {
        stage("edge", StageKind.DUPLEX, "rib")
                .stage("rib", StageKind.RIB, "edge")
                .stage("t", StageKind.TRANSFORM, "u")
                .stage("u", StageKind.TRANSFORM, "t");
        Wiring wiring = Wiring.of(vertices);
        assertThat(wiring.order()).containsExactly("edge", "rib", Wiring.sinkEnd("edge"));
        assertThat(wiring.downstream().get("edge")).containsExactly("rib");
        assertThat(wiring.downstream().get("rib")).containsExactly(Wiring.sinkEnd("edge"));
        assertThat(wiring.ancestorsOf("edge")).containsExactlyInAnyOrder("rib", "edge");
        assertThat(wiring.problems()).extracting("where").containsExactly("t.cfg", "u.cfg");
    }
}
