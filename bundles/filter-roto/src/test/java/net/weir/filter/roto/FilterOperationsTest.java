package net.weir.filter.roto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.weir.api.LaneTransform;
import net.weir.api.operation.Action;
import net.weir.api.operation.Report;
import net.weir.event.Event;
import net.weir.filter.roto.FilterOperations.Explained;
import net.weir.filter.roto.FilterOperations.Tried;
import net.weir.model.RouteScope;
import net.weir.model.Value;
import net.weir.query.RibQuery;
import net.weir.roto.bgp.BgpLibrary;
import net.weir.testkit.Examples;
import net.weir.testkit.RecordingContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator can ask of a script. */
class FilterOperationsTest {
    private static final String SCRIPT =
            """
            filter rib_in_pre(route: Route) {
                if route.prefix_len() > 24 {
                    reject
                }
                if route.aspath_contains(AS65551) { reject }
                route.set_local_pref(200);
                accept
            }
            test fits { if rib_in_pre(Route.new(10.0.0.0/8)).is_reject() { reject } accept }
            test fails { reject }
            """;

    private final RecordingContext context = new RecordingContext("filter");

    @TempDir
    private Path directory;

    @AfterEach
    void end() {
        context.end();
    }

    private RotoTransform opened(String script) throws Exception {
        Path file = directory.resolve("f.roto");
        Files.writeString(file, script);
        RotoOptions options = new RotoOptions(file.toString(), "rib_in_pre", null, 10_000, Duration.ofHours(1));
        RotoTransform stage = new RotoTransform(options, context, BgpLibrary.standard());
        stage.open();
        context.others().offer("rib", RibQuery.class, new SmallRib());
        return stage;
    }

    @SuppressWarnings("unchecked")
    private static <P extends Record> Value run(RotoTransform stage, String name, P parameters) throws Exception {
        Action<P> action = (Action<P>) stage.actions().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow();
        return action.body().run(parameters);
    }

    private static Value run(RotoTransform stage, String name) throws Exception {
        return run(stage, name, new Action.None());
    }

    private static String report(RotoTransform stage, String name) throws Exception {
        for (Report report : stage.reports()) {
            if (report.name().equals(name)) {
                return report.body().rows().toString();
            }
        }
        throw new AssertionError(name);
    }

    private static Explained prefix(String prefix) {
        return new Explained(prefix, "rib", 0, null, "", "AS64496");
    }

    private static Explained described(String prefix, String path, String communities) {
        return new Explained(prefix, "rib", 0, path, communities, "AS64496");
    }

    @Test
    void explains_a_route_of_the_rib_by_the_line_that_decided() throws Exception {
        RotoTransform stage = opened(SCRIPT);
        assertThat(run(stage, "explain", prefix("192.0.2.0/25")).toString())
                .contains("verdict=Text[value=reject]")
                .contains("f.roto:3: reject")
                .doesNotContain("f.roto:5");
        assertThat(run(stage, "explain", prefix("198.51.100.0/24")).toString())
                .contains("accept, changed")
                .contains("f.roto:7: accept");
        assertThatThrownBy(() -> run(stage, "explain", prefix("203.0.113.0/24")))
                .hasMessageContaining("no such route");
    }

    @Test
    void explains_a_route_that_is_only_described() throws Exception {
        RotoTransform stage = opened(SCRIPT);
        assertThat(run(stage, "explain", described("203.0.113.0/24", "64496 65551", ""))
                        .toString())
                .contains("verdict=Text[value=reject]")
                .contains("f.roto:5: if route.aspath_contains(AS65551) { reject }");
        RotoTransform other =
                opened("filter rib_in_pre(r: Route) { if r.contains_community(NO_EXPORT) { reject } accept }");
        assertThat(run(other, "explain", described("::/0", "", "64496:1 NO_EXPORT"))
                        .toString())
                .contains("verdict=Text[value=reject]");
    }

    @Test
    void tries_a_whole_rib_and_counts_by_line() throws Exception {
        Value told = run(opened(SCRIPT), "try", new Tried("rib", 1));
        assertThat(told.toString())
                .contains("routes=Int[value=3]")
                .contains("accept, changed=Int[value=1]")
                .contains("reject=Int[value=2]")
                .contains("f.roto:3: reject");
        Value.Many rejected = (Value.Many) ((Value.Fields) told).fields().get("rejected");
        assertThat(rejected.values()).hasSize(1);
        assertThatThrownBy(() -> run(opened(SCRIPT), "try", new Tried("none", 1)))
                .hasMessageContaining("no RIB none");
    }

    @Test
    void neither_counts_nor_writes_for_who_only_asks() throws Exception {
        RotoTransform stage = opened("filter rib_in_pre(r: Route) { metrics.increase_counter(\"n\", 1); reject }");
        run(stage, "try", new Tried("rib", 1));
        assertThat(context.counts().toString()).doesNotContain("roto_user_defined");
        assertThat(context.count("rejected_routes")).isZero();
    }

    @Test
    void shows_checks_and_tests_the_script() throws Exception {
        RotoTransform stage = opened(SCRIPT);
        assertThat(run(stage, "show").toString()).contains("set_local_pref(200)");
        assertThat(run(stage, "check").toString()).contains("right=Bool[value=true]");
        assertThat(run(stage, "test").toString())
                .contains("tests=Int[value=2]")
                .contains("failed=Int[value=1]")
                .contains("pkg.fails");
        Files.writeString(directory.resolve("f.roto"), "filter rib_in_pre(r: Route) { nonsense }");
        assertThat(run(stage, "check").toString())
                .contains("right=Bool[value=false]")
                .contains("nonsense");
    }

    @Test
    void a_reload_takes_over_and_has_what_stands_judged_again() throws Exception {
        RotoTransform stage = opened(SCRIPT);
        Files.writeString(directory.resolve("f.roto"), "filter rib_in_pre(r: Route) { reject }");
        stage.keeper().look();
        assertThat(context.reapplied()).containsExactly(RouteScope.ALL);
        run(stage, "reload");
        run(stage, "reapply");
        assertThat(context.reapplied()).hasSize(3);
        Files.writeString(directory.resolve("f.roto"), "filter rib_in_pre(r: Route) { nonsense }");
        assertThatThrownBy(() -> run(stage, "reload")).hasMessageContaining("nonsense");
        stage.keeper().look();
        assertThat(report(stage, "script")).contains("nonsense").contains("rib_in_pre");
        assertThat(context.reapplied()).hasSize(3);
    }

    @Test
    void verdicts_and_errors_are_reported_by_what_they_are() throws Exception {
        RotoTransform stage = opened(
                "filter rib_in_pre(r: Route) { if r.prefix_len() == 24 { accept } if r.prefix_len() == 25 { reject } let n = 0; if 1 / n == 1 { reject } accept }");
        LaneTransform lane = stage.forLane(0);
        int number = 0;
        for (String prefix : List.of("192.0.2.0/24", "192.0.2.0/25", "192.0.2.0/26", "192.0.2.0/27")) {
            Event event = Examples.announce(Examples.peer(1, 1), prefix, 64_496);
            event.stamp(1, ++number);
            lane.accept(event, new ArrayList<Event>()::add);
        }
        assertThat(report(stage, "verdicts"))
                .contains("accepted], Int[value=1]")
                .contains("changed], Int[value=0]")
                .contains("rejected], Int[value=3]")
                .contains("division-by-zero], Int[value=2]")
                .contains("instruction-budget], Int[value=0]");
    }

    @Test
    void a_script_asks_a_rib_by_its_name() throws Exception {
        RotoTransform stage = opened(
                "filter rib_in_pre(r: Route) { if ribs.contains(\"rib\", r.prefix()) && ribs.longest_match(\"rib\", 192.0.2.1) == Some(192.0.2.0/25) { accept } reject }");
        assertThat(run(stage, "explain", described("192.0.2.0/25", "1", "")).toString())
                .contains("value=accept");
        assertThat(run(stage, "explain", described("10.0.0.0/8", "1", "")).toString())
                .contains("value=reject");
    }
}
