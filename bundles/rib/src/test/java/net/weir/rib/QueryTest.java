package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.model.nlri.NlriForms;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import net.weir.rib.table.AttributeCache;
import net.weir.rib.table.AttributeStore;
import net.weir.rib.table.RibMemory;

/** What a walk promises beside the right answer: filters asked once a set, positions, calm among changes. */
class QueryTest {
    private final RibFixture rib = new RibFixture();
    private final Family v4 = Family.IPV4_UNICAST;

    private static String host(int number) {
        return new Prefix(IpAddress.ofV4(0x0A000000 + number), 32).toString();
    }

    @Example
    void a_route_that_goes_before_others_become_stale_is_not_given_as_stale() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, Samples.med(1), host(1));
        RouteQuery query = RouteQuery.all(v4).where(p -> true, set -> {
            rib.withdraw(peer, host(1)); // by now the walk has found the route
            rib.hold(1);
            return true;
        });
        assertThat(rib.all(query))
                .singleElement()
                .satisfies(found -> assertThat(found.routes().get(0).status()).isEqualTo(RibQuery.Status.ACTIVE));
    }

    @Example
    void a_filter_is_asked_once_for_each_attribute_set() {
        for (int id = 1; id <= 3; id++) {
            Peer peer = rib.up(id, 1);
            for (int i = 0; i < 2000; i++) {
                rib.announce(peer, Samples.med(i % 5), host(i));
            }
        }
        Map<PathAttributes, Integer> asked = new HashMap<>();
        List<Integer> peers = new ArrayList<>();
        RouteQuery query = RouteQuery.all(v4)
                .where(
                        peer -> {
                            peers.add(peer.id());
                            return true;
                        },
                        set -> {
                            asked.merge(set, 1, Integer::sum);
                            return set.med() == 3;
                        });
        assertThat(rib.all(query)).hasSize(400);
        assertThat(asked).hasSize(5).allSatisfy((set, times) -> assertThat(times)
                .isEqualTo(1));
        assertThat(peers).containsExactly(1, 2, 3);
    }

    @Example
    void a_set_that_took_over_the_id_of_another_is_judged_anew() {
        RibMemory memory = new RibMemory();
        AttributeStore store = memory.attributes();
        SetVerdicts verdicts = new SetVerdicts(store, new AttributeCache(store), set -> set.med() == 1);
        int first = store.intern(Samples.med(1));
        assertThat(verdicts.passes(first)).isTrue();
        store.release(first);
        memory.reclaim(); // else a set of the same stripe may take another id, which then is always used first
        int reused = 0;
        for (int med = 2; reused < 3; med++) {
            assertThat(med).isLessThan(100_000);
            int other = store.intern(Samples.med(med));
            if (other == first) {
                assertThat(verdicts.passes(other)).isFalse();
                reused++;
            }
            store.release(other);
            memory.reclaim();
        }
    }

    @Example
    void routes_that_share_a_set_mostly_share_its_object() {
        Peer peer = rib.up(1, 1);
        rib.announce(peer, Samples.med(1), host(0), host(1));
        List<RibQuery.PrefixRoutes> found = rib.all(RouteQuery.all(v4));
        assertThat(found.get(0).routes().get(0).attributes())
                .isSameAs(found.get(1).routes().get(0).attributes());
    }

    @Property(tries = 300)
    void a_position_that_no_walk_gave_is_refused_in_words(@ForAll String text) {
        assertThatThrownBy(() -> rib.rib.query(RouteQuery.all(v4).from(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("position");
    }

    @Example
    void a_position_of_another_family_or_with_host_bits_is_refused() {
        rib.announce(rib.up(1, 1), Samples.med(1), "192.0.2.0/24", "198.51.100.0/24");
        String position;
        try (RibQuery.RouteCursor cursor = rib.rib.query(RouteQuery.all(v4))) {
            cursor.next();
            position = cursor.position();
        }
        assertThat(position).isNotNull();
        assertThat(rib.found(RouteQuery.all(v4).from(position))).isEqualTo("198.51.100.0/24");
        for (String wrong : List.of(
                position.replace("c0000200", "c0000201"),
                position.substring(0, position.length() - 2) + "21",
                position.substring(0, position.length() - 2) + "ff",
                position.replace("-000101-", "-000201-"),
                position.toUpperCase(Locale.ROOT),
                position + "0")) {
            assertThatThrownBy(() -> rib.rib.query(RouteQuery.all(v4).from(wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void a_family_that_is_not_kept_cannot_be_asked_for() {
        assertThatThrownBy(() -> rib.rib.query(RouteQuery.all(Family.of(60000, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("60000/1");
        assertThat(rib.rib.families()).containsAll(Family.plainIp()).containsAll(NlriForms.families());
        assertThatThrownBy(() -> RouteQuery.exact(Family.of(1, 128), Prefix.parse("192.0.2.0/24")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no order of prefixes");
    }

    @Example
    void a_walk_gives_what_stays_once_whatever_comes_and_goes_beside_it() {
        Peer peer = rib.up(1, 1);
        for (int i = 0; i < 3000; i += 3) {
            rib.announce(peer, Samples.med(1), host(i));
        }
        List<String> seen = new ArrayList<>();
        try (RibQuery.RouteCursor cursor = rib.rib.query(RouteQuery.all(v4).where(p -> true, s -> s.med() == 1))) {
            int step = 0;
            for (RibQuery.PrefixRoutes next = cursor.next(); next != null; next = cursor.next()) {
                seen.add(next.prefix().toString());
                int near = step++ * 3;
                rib.announce(peer, Samples.med(2), host(near + 1), host(near + 2), host(near + 4), host(2999 - near));
                rib.withdraw(peer, host(near + 2), host(near + 1));
                if (step % 50 == 0) {
                    rib.rib.reclaimer().reclaim(true);
                }
            }
        }
        assertThat(seen)
                .isEqualTo(IntStream.range(0, 1000).mapToObj(i -> host(i * 3)).toList());
    }

    @Example
    void a_closed_walk_has_ended() {
        rib.announce(rib.up(1, 1), Samples.med(1), host(1));
        RibQuery.RouteCursor cursor = rib.rib.query(RouteQuery.all(v4));
        cursor.close();
        assertThat(cursor.next()).isNull();
        assertThat(cursor.position()).isNull();
    }
}
