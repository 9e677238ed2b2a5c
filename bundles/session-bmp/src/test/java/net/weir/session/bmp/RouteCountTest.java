package net.weir.session.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.weir.bmp.RouterMessages;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PeerHeader;
import net.weir.codec.bmp.StatisticType;
import net.weir.event.StatsReport;
import net.weir.event.StatsReport.Statistic;
import net.weir.model.Family;
import net.weir.model.View;
import org.junit.jupiter.api.Test;

/** The router's own counts beside ours: what is compared with what, and when it is worth a word. */
class RouteCountTest {
    private static final Family V4 = Family.IPV4_UNICAST;

    private final SessionBench bench = SessionBench.up()
            .send(
                    RouterMessages.up(RouterMessages.pre()),
                    RouterMessages.routes(RouterMessages.pre(), RouterMessages.endOfRib()));

    private void ours(long routes) {
        bench.out.kept = new StoredRoutes(routes, false);
    }

    private void theirs(PeerHeader header, Statistic... statistics) {
        bench.send(new BmpMessage.StatisticsReport(header, List.of(statistics)));
    }

    private void theirs(long routes) {
        theirs(RouterMessages.pre(), StatisticType.ADJ_RIB_IN_ROUTES_OF_FAMILY.of(V4, routes));
    }

    @Test
    void a_difference_of_more_than_one_percent_is_told_after_five_minutes_and_ends_with_it() {
        ours(900);
        theirs(1000);
        bench.pass(Duration.ofSeconds(299));
        assertThat(bench.out.degraded).isEmpty();
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.out.degraded)
                .containsExactly("edge1 127.0.0.9:50000, AS64496 192.0.2.1 adj-rib-in-pre ipv4-unicast:"
                        + " the router counts 1000 routes, here are 900");
        assertThat(bench.faults(SessionFault.ROUTE_COUNT)).isEqualTo(1);
        ours(990);
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.out.recovered).isEqualTo(1);
    }

    @Test
    void one_percent_is_no_difference() {
        ours(990);
        theirs(1000);
        bench.pass(Duration.ofMinutes(10));
        ours(1010);
        theirs(1000);
        bench.pass(Duration.ofMinutes(10));
        assertThat(bench.out.degraded).isEmpty();
        ours(0);
        theirs(0);
        bench.pass(Duration.ofMinutes(10));
        assertThat(bench.out.degraded).isEmpty();
    }

    @Test
    void a_report_that_agrees_begins_the_five_minutes_anew() {
        ours(900);
        theirs(1000);
        bench.pass(Duration.ofMinutes(4));
        theirs(900);
        theirs(1000);
        bench.pass(Duration.ofMinutes(4));
        assertThat(bench.out.degraded).isEmpty();
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.out.degraded).hasSize(1);
        theirs(905);
        assertThat(bench.out.recovered).isEqualTo(1);
    }

    @Test
    void later_reports_that_differ_too_do_not_begin_anew_and_show_in_the_reason() {
        ours(900);
        for (int minute = 0; minute < 5; minute++) {
            theirs(1000 + minute);
            bench.pass(Duration.ofMinutes(1));
        }
        assertThat(bench.out.degraded).singleElement().asString().contains("counts 1004 routes");
    }

    @Test
    void the_total_counts_where_the_router_does_not_count_families() {
        ours(900);
        theirs(RouterMessages.pre(), StatisticType.ADJ_RIB_IN_ROUTES.of(1000));
        bench.pass(Duration.ofMinutes(5));
        assertThat(bench.out.degraded)
                .singleElement()
                .asString()
                .contains("adj-rib-in-pre: the router counts 1000 routes");
    }

    @Test
    void a_dump_under_way_a_filter_and_nobody_who_counts_are_no_difference() {
        SessionBench early = SessionBench.up()
                .send(
                        RouterMessages.up(RouterMessages.pre()),
                        RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")));
        early.out.kept = new StoredRoutes(1, false);
        early.send(new BmpMessage.StatisticsReport(
                RouterMessages.pre(), List.of(StatisticType.ADJ_RIB_IN_ROUTES_OF_FAMILY.of(V4, 1000))));
        for (int second = 0; second < 400; second++) {
            early.pass(Duration.ofSeconds(1))
                    .send(RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("192.0.2.0/24")));
        }
        assertThat(early.out.degraded).isEmpty();
        bench.out.kept = new StoredRoutes(900, true);
        theirs(1000);
        bench.pass(Duration.ofMinutes(6));
        bench.out.kept = null;
        theirs(1000);
        bench.pass(Duration.ofMinutes(6));
        assertThat(bench.out.degraded).isEmpty();
    }

    @Test
    void a_loc_rib_that_is_shown_in_part_is_not_compared() {
        PeerHeader filtered = RouterMessages.locRib().withFlags(0x80);
        bench.send(RouterMessages.up(filtered), RouterMessages.routes(filtered, RouterMessages.endOfRib()));
        ours(5);
        theirs(filtered, StatisticType.LOC_RIB_ROUTES.of(1000));
        bench.pass(Duration.ofMinutes(6));
        assertThat(bench.out.degraded).isEmpty();
    }

    @Test
    void the_end_of_the_peer_ends_the_difference() {
        ours(900);
        theirs(1000);
        bench.pass(Duration.ofMinutes(5));
        bench.send(RouterMessages.down(RouterMessages.pre(), 4));
        assertThat(bench.out.recovered).isEqualTo(1);
        bench.pass(Duration.ofMinutes(5));
        assertThat(bench.out.degraded).hasSize(1);
    }

    @Test
    void each_view_of_the_session_gets_its_own_numbers_and_the_first_the_rest() {
        bench.send(
                RouterMessages.routes(RouterMessages.post(), RouterMessages.endOfRib()),
                RouterMessages.routes(
                        RouterMessages.header(RouterMessages.PEER, View.ADJ_RIB_OUT_POST), RouterMessages.endOfRib()));
        bench.forget();
        Statistic duplicates = StatisticType.DUPLICATE_PREFIX.of(3);
        Statistic in = StatisticType.ADJ_RIB_IN_ROUTES.of(10);
        Statistic outPre = StatisticType.ADJ_RIB_OUT_PRE_ROUTES.of(5);
        Statistic outPost = StatisticType.ADJ_RIB_OUT_POST_ROUTES_OF_FAMILY.of(V4, 4);
        Statistic post = StatisticType.ADJ_RIB_IN_POST_ROUTES.of(9);
        theirs(RouterMessages.post(), duplicates, outPost, in, outPre, post);
        List<StatsReport> reports = bench.out.all(StatsReport.class);
        assertThat(reports)
                .extracting(r -> r.peer() == null ? null : r.peer().view())
                .containsExactly(View.ADJ_RIB_IN_PRE, View.ADJ_RIB_OUT_POST, View.ADJ_RIB_IN_POST);
        assertThat(reports.get(0).statistics()).as("no view of outPre is up").containsExactly(duplicates, in, outPre);
        assertThat(reports.get(0).isOfView(in)).isTrue();
        assertThat(reports.get(0).isOfView(outPre)).isFalse();
        assertThat(reports.get(0).routes(null)).isEqualTo(10);
        assertThat(reports.get(1).routes(V4)).isEqualTo(4);
        assertThat(reports.get(1).routes(null)).isEqualTo(-1);
        assertThat(reports.get(2).statistics()).containsExactly(post);
    }

    @Test
    void the_lines_of_the_end_say_how_many_routes_are_lost() {
        ours(900);
        bench.send(RouterMessages.down(RouterMessages.pre(), 4), RouterMessages.up(RouterMessages.pre()));
        assertThat(bench.out.lines)
                .contains("peer AS64496 192.0.2.1 adj-rib-in-pre of edge1 127.0.0.9:50000 down: remote-closed,"
                        + " 900 routes lost");
        bench.session.shutdown(bench.micros);
        assertThat(bench.out.lines)
                .contains("router edge1 127.0.0.9:50000 down: shutdown, 1 peers, 900 routes lost")
                .last()
                .asString()
                .endsWith("down: feed-lost (its router is no longer connected), 900 routes lost");
    }
}
