package net.weir.roto.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.weir.model.Prefix;
import net.weir.roto.Compilation;
import net.weir.roto.DiagnosticText;
import net.weir.roto.RotoCompiler;
import net.weir.roto.Script;
import net.weir.roto.SourceTree;
import net.weir.roto.tree.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The time, RIBs, and what test blocks make. */
class WorldTest {
    /** Has 10.0.0.0/8 of AS64496 and nothing else. */
    private static final Ribs.Source TEN = new Ribs.Source() {
        private static final Prefix HELD = Prefix.parse("10.0.0.0/8");

        @Override
        public @Nullable Prefix longest(String rib, Prefix prefix) {
            return rib.equals("rib") && HELD.covers(prefix) ? HELD : null;
        }

        @Override
        public long routes(String rib, Prefix prefix) {
            return prefix.equals(HELD) ? 2 : 0;
        }

        @Override
        public boolean originates(String rib, Prefix prefix, int origin) {
            return longest(rib, prefix) != null && origin == 64_496;
        }

        @Override
        public boolean hasMoreSpecifics(String rib, Prefix prefix) {
            return prefix.length() < 8;
        }
    };

    private static Script compile(String text) {
        Compilation made = new RotoCompiler(BgpLibrary.standard()).compile(SourceTree.of("t.roto", text));
        if (made.script() == null) {
            throw new AssertionError(
                    made.diagnostics().stream().map(DiagnosticText::plain).toList());
        }
        return made.script();
    }

    private static boolean passes(String test, BgpContext context) {
        Script script = compile("test t { if " + test + " { accept } else { reject } }");
        return passes(script, script.tests().get(0), context);
    }

    private static boolean passes(Script script, Function test, BgpContext context) {
        BgpThread thread = context.thread(100_000);
        thread.begin(null, null);
        return script.passes(test, thread.call());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 4", // 1 January 1970, a Thursday
        "1767225599, 23, 59, 3", // 31 December 2025
        "1767225600, 0, 0, 4",
        "1767484800, 0, 0, 7", // Sunday 4 January 2026
    })
    void the_clock_is_utc(long seconds, int hour, int minute, int weekday) {
        BgpContext context = BgpContext.silent().in(new Clock(() -> seconds * 1_000_000), new Ribs(null));
        String test = "clock.now() == " + seconds + " && clock.hour() == " + hour + " && clock.minute() == " + minute
                + " && clock.weekday() == " + weekday;
        assertThat(passes(test, context)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ribs.longest_match(\"rib\", 10.1.2.3) == Some(10.0.0.0/8)",
                "ribs.longest_match(\"rib\", 11.1.2.3) == None",
                "ribs.longest_match(\"other\", 10.1.2.3) == None",
                "ribs.covering(\"rib\", 10.1.0.0/16) == Some(10.0.0.0/8)",
                "ribs.contains(\"rib\", 10.0.0.0/8) && !ribs.contains(\"rib\", 10.0.0.0/9)",
                "ribs.route_count(\"rib\", 10.0.0.0/8) == 2",
                "ribs.originates(\"rib\", 10.1.0.0/16, AS64496) && !ribs.originates(\"rib\", 10.1.0.0/16, AS1)",
                "ribs.has_more_specifics(\"rib\", 0.0.0.0/0) && !ribs.has_more_specifics(\"rib\", 10.0.0.0/8)"
            })
    void ribs_are_asked_by_name(String test) {
        assertThat(passes(test, BgpContext.silent().in(new Clock(() -> 0), new Ribs(TEN))))
                .isTrue();
    }

    @Test
    void without_ribs_nothing_is_found() {
        String test = "ribs.longest_match(\"rib\", ::1) == None && ribs.route_count(\"rib\", ::/0) == 0";
        assertThat(passes(test, BgpContext.silent())).isTrue();
    }

    @Test
    void test_blocks_make_routes_peers_and_lists() {
        Script script = compile(
                """
                fn compile_lists() { prefix_lists.add("bogons", "10.0.0.0/8"); }
                filter rib_in_pre(route: Route, ingress: IngressInfo) {
                    if prefix_lists.covers_route("bogons", route) { reject }
                    if ingress.peer_asn() == AS65551 || rpki.check_rov(route).is_invalid() { reject }
                    if route.aspath_has_set() { reject }
                    route.set_local_pref(200);
                    accept
                }
                filter bmp_in(message: BmpMsg, ingress: IngressInfo) {
                    if message.is_peer_down() || message.withdrawals_count() > 0 { reject }
                    accept
                }
                test bogons {
                    compile_lists();
                    let peer = IngressInfo.new(AS64496, 192.0.2.7);
                    if rib_in_pre(Route.new(10.1.0.0/16), peer).is_accept() { reject }
                    if rib_in_pre(Route.new(192.0.2.0/24), peer).is_reject() { reject }
                    if rib_in_pre(Route.new(192.0.2.0/24), IngressInfo.new(AS65551, ::1)).is_accept() { reject }
                    accept
                }
                test changes {
                    let route = Route.of(2001:db8::/32, IngressInfo.new(AS1, ::1));
                    route.set_aspath("64496 AS64497");
                    rib_in_pre(route, route.peer());
                    if route.local_pref() != Some(200) || route.aspath_origin() != Some(AS64497) { reject }
                    route.set_aspath("64496 {64497 64498}");
                    if rib_in_pre(route, route.peer()).is_accept() || route.aspath_len() != 2 { reject }
                    route.set_aspath("nonsense");
                    if route.aspath_len() != 2 { reject }
                    route.set_aspath("");
                    route.assume_rov("invalid");
                    if rib_in_pre(route, route.peer()).is_accept() { reject }
                    accept
                }
                test messages {
                    let route = Route.new(192.0.2.0/24);
                    if bmp_in(BmpMsg.announcing(route), route.peer()).is_reject() { reject }
                    if bmp_in(BmpMsg.withdrawing(route), route.peer()).is_accept() { reject }
                    if bmp_in(BmpMsg.peer_up(route.peer()), route.peer()).is_reject() { reject }
                    if bmp_in(BmpMsg.peer_down(route.peer()), route.peer()).is_accept() { reject }
                    if BgpMsg.announcing(route).announcements_count() != 1 { reject }
                    if VrpUpdate.announce(10.0.0.0/8, 24, AS1).fmt() != "announce VRP 10.0.0.0/8-24 from AS1" { reject }
                    let update = RovStatusUpdate.new(route, "valid", "invalid");
                    if !update.has_changed() || !update.current_status().is_invalid() { reject }
                    accept
                }
                """);
        assertThat(script.tests()).hasSize(3);
        for (Function test : script.tests()) {
            assertThat(passes(script, test, BgpContext.silent()))
                    .as(test.name())
                    .isTrue();
        }
    }

    @Test
    void a_path_is_made_of_its_text() {
        assertThat(PathText.parse("1 2 3")).containsExactly(2, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3);
        assertThat(PathText.parse("1 {2,3} 4"))
                .containsExactly(2, 1, 0, 0, 0, 1, 1, 2, 0, 0, 0, 2, 0, 0, 0, 3, 2, 1, 0, 0, 0, 4);
        assertThat(PathText.parse("")).isEmpty();
        for (String wrong : List.of("x", "1 {2", "1 {2 {3}}", "4294967296", "-1")) {
            assertThat(PathText.parse(wrong)).as(wrong).isNull();
        }
        assertThat(PathText.parse("1 ".repeat(300))).hasSize(2 + 255 * 4 + 2 + 45 * 4);
    }

    @Test
    void sets_of_as_numbers_know_their_members() {
        int[] members = new Random(7).ints(5_000).toArray();
        AsnSet set = AsnSet.EMPTY.with(members, members.length).with(new int[] {0, -1, 9}, 2);
        Set<Integer> known = new HashSet<>(List.of(0, -1));
        for (int asn : members) {
            known.add(asn);
            assertThat(set.contains(asn)).isTrue();
        }
        assertThat(set.contains(0) && set.contains(-1) && !set.contains(9)).isTrue();
        assertThat(set.size()).isEqualTo(known.size());
        new Random(8).ints(20_000).forEach(asn -> assertThat(set.contains(asn)).isEqualTo(known.contains(asn)));
    }
}
