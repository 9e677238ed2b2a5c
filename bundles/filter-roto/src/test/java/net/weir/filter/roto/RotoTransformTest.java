package net.weir.filter.roto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.weir.api.LaneTransform;
import net.weir.api.RouteTransform;
import net.weir.event.Event;
import net.weir.event.RouteUpdate;
import net.weir.event.TopicRecord;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.roto.bgp.BgpLibrary;
import net.weir.testkit.Examples;
import net.weir.testkit.RecordingContext;
import net.weir.testkit.RouteTransformContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotoTransformTest extends RouteTransformContract {
    private static final String SCRIPT = "filter rib_in_pre(route: Route, ingress: IngressInfo) {"
            + " if route.aspath_contains(AS65551) { reject } accept }";

    private final RecordingContext context = new RecordingContext("filter");
    private final Peer peer = Examples.peer(1, 1);

    @TempDir
    private Path directory;

    private int number;

    @AfterEach
    void end() {
        context.end();
    }

    private Path file() {
        return directory.resolve("f.roto");
    }

    private RotoTransform opened(String script) throws Exception {
        Files.writeString(file(), script);
        RotoTransform stage = new RotoTransform(options("rib_in_pre", null), context, BgpLibrary.standard());
        stage.open();
        return stage;
    }

    private RotoOptions options(String entry, @Nullable String dialect) {
        return new RotoOptions(file().toString(), entry, dialect, 10_000, Duration.ofHours(1));
    }

    @Override
    protected RouteTransform<?> transform() throws Exception {
        return opened(SCRIPT);
    }

    @Override
    protected PathAttributes accepted() {
        return Examples.attributes(64_496);
    }

    @Override
    protected PathAttributes rejected() {
        return Examples.attributes(64_496, 65_551);
    }

    private List<Event> pass(LaneTransform lane, Event event) {
        List<Event> out = new ArrayList<>();
        event.stamp(1, ++number);
        lane.accept(event, out::add);
        return out;
    }

    private RouteUpdate announce(long... path) {
        return Examples.announce(peer, "192.0.2.0/24", path);
    }

    @Test
    void counts_what_is_rejected() throws Exception {
        LaneTransform lane = opened(SCRIPT).forLane(0);
        pass(lane, announce(64_496, 65_551));
        pass(lane, announce(64_496));
        assertThat(context.count("rejected_routes")).isEqualTo(1);
    }

    @Test
    void a_script_changes_attributes() throws Exception {
        LaneTransform lane = opened(
                        "filter rib_in_pre(route: Route) { route.set_local_pref(77); route.prepend(AS64511, 1); accept }")
                .forLane(0);
        assertThat(pass(lane, announce(64_496))).singleElement().isInstanceOfSatisfying(RouteUpdate.class, made -> {
            assertThat(made.attributes().localPref()).isEqualTo(77);
            assertThat(made.attributes().asPath()).hasToString("64511 64496");
        });
    }

    @Test
    void what_a_script_writes_goes_on_behind_the_route() throws Exception {
        LaneTransform lane = opened(
                        "filter rib_in_pre(route: Route) { output.log_prefix(route.prefix());"
                                + " metrics.increase_counter(\"seen{kind=\\\"a\\\"}\", 3); metrics.set_gauge(\"last\", 9); accept }")
                .forLane(0);
        List<Event> out = pass(lane, announce(64_496));
        assertThat(out).hasSize(2);
        assertThat(out.get(1)).isInstanceOfSatisfying(TopicRecord.class, record -> {
            assertThat(record.topic()).isEqualTo("prefix");
            assertThat(record.value().toString()).contains("192.0.2.0/24");
        });
        assertThat(context.counts().toString()).contains("roto_user_defined_seen");
        assertThat(context.gauge("roto_user_defined_last")).isEqualTo(9);
    }

    @Test
    void a_failing_script_rejects_and_is_counted_by_reason() throws Exception {
        LaneTransform lane = opened("filter rib_in_pre(route: Route) { while true {} accept }")
                .forLane(0);
        assertThat(pass(lane, announce(64_496))).singleElement().isInstanceOfSatisfying(RouteUpdate.class, gone -> {
            assertThat(gone.announced()).isNull();
            assertThat(gone.cause()).isEqualTo(RouteUpdate.Cause.FILTERED);
        });
        assertThat(context.counts().toString()).contains("instruction-budget");
        assertThat(context.problems().toString()).contains("f.roto:1");
    }

    @Test
    void lists_are_filled_before_the_first_route() throws Exception {
        LaneTransform lane = opened(
                        "fn compile_lists() { asn_lists.add(\"bad\", \"AS65551\"); }"
                                + " filter rib_in_pre(route: Route) { if asn_lists.contains_origin(\"bad\", route.aspath_origin()) { reject } accept }")
                .forLane(0);
        assertThat(((RouteUpdate) pass(lane, announce(64_496, 65_551)).get(0)).announced())
                .isNull();
        assertThat(((RouteUpdate) pass(lane, announce(65_551, 64_496)).get(0)).announced())
                .isNotNull();
    }

    @Test
    void a_script_that_is_wrong_does_not_start() throws IOException {
        assertThatThrownBy(() -> opened("filter rib_in_pre(route: Route) { nonsense }"))
                .hasMessageContaining("cannot find value `nonsense`")
                .hasMessageContaining("f.roto:1:");
        assertThatThrownBy(() -> opened("fn rib_in_pre(route: Route) {}")).hasMessageContaining("no filter rib_in_pre");
        assertThatThrownBy(() -> opened("filter rib_in_pre(x: i32) { accept }"))
                .hasMessageContaining("(Route, IngressInfo)");
        Files.delete(file());
        assertThatThrownBy(() -> new RotoTransform(options("rib_in_pre", null), context, BgpLibrary.standard()).open())
                .hasMessageContaining("cannot read");
    }

    @Test
    void a_changed_script_takes_over_and_a_wrong_one_does_not() throws Exception {
        RotoTransform stage = opened(SCRIPT);
        LaneTransform lane = stage.forLane(0);
        assertThat(((RouteUpdate) pass(lane, announce(64_496)).get(0)).announced())
                .isNotNull();
        Files.writeString(file(), "filter rib_in_pre(route: Route) { reject }");
        stage.keeper().look();
        assertThat(((RouteUpdate) pass(lane, announce(64_496)).get(0)).announced())
                .isNull();
        Files.writeString(file(), "filter rib_in_pre(route: Route) {");
        stage.keeper().look();
        assertThat(((RouteUpdate) pass(lane, announce(64_496)).get(0)).announced())
                .isNull();
        assertThat(context.reason()).contains("the one before runs");
        assertThat(context.count("script_reloads")).isEqualTo(1);
    }

    @Test
    void a_directory_is_a_package() throws Exception {
        Files.writeString(
                directory.resolve("pkg.roto"),
                "import lists.bad; filter rib_in_pre(r: Route) { if bad(r) { reject } accept }");
        Files.writeString(directory.resolve("lists.roto"), "fn bad(r: Route) -> bool { r.aspath_contains(AS65551) }");
        RotoTransform stage = new RotoTransform(
                new RotoOptions(directory.toString(), "rib_in_pre", "0.12", 1000, Duration.ofHours(1)),
                context,
                BgpLibrary.standard());
        stage.open();
        assertThat(((RouteUpdate)
                                pass(stage.forLane(0), announce(64_496, 65_551)).get(0))
                        .announced())
                .isNull();
    }
}
