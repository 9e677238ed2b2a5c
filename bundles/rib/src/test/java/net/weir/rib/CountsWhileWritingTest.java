package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import net.weir.model.Family;
import net.weir.model.Prefix;
import net.weir.query.BestPath;
import net.weir.query.Grouping;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import net.weir.query.Tally;
import org.junit.jupiter.api.Test;

/**
 * Counts, groups and comparisons while routes and peers come and go: each ends, none is negative or counts twice what stays,
 * and whenever the writers pause they say what those who listen know.
 */
class CountsWhileWritingTest {
    private static final int LANES = 2;
    private static final long MILLIS = 4_000;
    private static final long STAYING = StressLane.ANCHORED * StressLane.GROUPS;
    private static final Family V6 = Family.IPV6_UNICAST;
    private static final List<Grouping> BY_PEER_AND_LENGTH = List.of(Grouping.PEER, Grouping.LENGTH);

    private final StressRun stress = new StressRun(LANES);
    private final ColumnRib rib = stress.rib;
    private final AtomicLong counts = new AtomicLong();
    private final AtomicLong comparisons = new AtomicLong();
    private final AtomicLong pauses = new AtomicLong();

    @Test
    void they_end_and_are_never_negative_and_agree_with_the_model_when_the_writers_pause() throws InterruptedException {
        stress.repeat(this::count);
        stress.repeat(this::compare);
        stress.repeat(this::sizes);
        stress.repeat(() -> {
            LockSupport.parkNanos(50_000_000); // with writers that always pause there would be no stress
            stress.whileWritersPause(this::agree);
        });
        stress.run(MILLIS, () -> counts.get() > 0 && comparisons.get() > 0 && pauses.get() > 0);
        stress.whileWritersPause(this::agree);
        assertThat(List.of(counts.get(), comparisons.get(), pauses.get())).allMatch(times -> times > 0);
    }

    private void count() {
        for (Family family : List.of(Family.IPV4_UNICAST, V6)) {
            for (List<Grouping> by : List.of(List.<Grouping>of(), List.of(Grouping.PEER), BY_PEER_AND_LENGTH)) {
                groups(CountChecks.counted(rib, RouteQuery.all(family), by));
                groups(CountChecks.counted(rib, RouteQuery.all(family).best(new BestPath(1, false)), by));
            }
        }
        // the anchors' prefixes always have a route, with others beside it that come and go
        for (Tally.Group group : CountChecks.counted(rib, RouteQuery.all(V6), List.of(Grouping.PEER))) {
            if (group.keys().get(0) >= StressLane.ANCHORS) {
                assertThat(group.prefixes()).as("%s", group).isEqualTo(STAYING);
                assertThat(group.routes()).as("%s", group).isBetween(STAYING, 3 * STAYING);
            }
        }
        counts.incrementAndGet();
    }

    private static void groups(List<Tally.Group> groups) {
        assertThat(groups.stream().map(Tally.Group::keys)).doesNotHaveDuplicates();
        assertThat(groups).allSatisfy(group -> {
            assertThat(group.prefixes()).isNotNegative();
            assertThat(group.routes()).isGreaterThanOrEqualTo(group.prefixes());
        });
    }

    /** The anchors have the same prefixes and no set in common. */
    private void compare() {
        var anchors = differences(V6, StressLane.ANCHORS, StressLane.ANCHORS + 1, 100);
        assertThat(anchors).hasSize((int) STAYING);
        assertThat(anchors.values())
                .allSatisfy(both -> assertThat(both.left()).isNotEmpty().doesNotContainAnyElementsOf(both.right()));
        differences(Family.IPV4_UNICAST, 1, 4, Integer.MAX_VALUE);
        differences(V6, 1, 4, 100);
        comparisons.incrementAndGet();
    }

    private TreeMap<ModelRib.Name, CountChecks.Both> differences(Family family, int left, int right, int each) {
        return CountChecks.differences(rib, family, p -> p.id() == left, p -> p.id() == right, each);
    }

    private void sizes() {
        RibQuery.Summary summary = rib.summary();
        assertThat(List.of(summary.routes(), summary.prefixes(), summary.attributeSets(), summary.octets()))
                .allMatch(size -> size >= 0);
        assertThat(summary.peers()).allSatisfy(peer -> {
            assertThat(peer.staleRoutes()).isNotNegative();
            assertThat(peer.routes()).isNotNegative();
        });
        assertThat(rib.memoryUse().parts().values()).allMatch(octets -> octets >= 0);
    }

    /** What each of the lanes' first listeners knows, by family and peer. */
    private Map<Integer, TreeMap<String, Listener.Known>> known() {
        Map<Integer, TreeMap<String, Listener.Known>> known = new HashMap<>();
        stress.lanes.forEach(lane -> known.putAll(lane.first.routes));
        return known;
    }

    private void agree() {
        Map<Integer, TreeMap<String, Listener.Known>> known = known();
        for (int index = 0; index < 2; index++) {
            Family family = RibDriver.FAMILIES.get(index);
            assertThat(new HashSet<>(CountChecks.counted(rib, RouteQuery.all(family), BY_PEER_AND_LENGTH)))
                    .as("%s", family)
                    .isEqualTo(groups(known, index));
            assertThat(differences(family, 1, 4, Integer.MAX_VALUE))
                    .isEqualTo(differences(prefixes(known, 1, index), prefixes(known, 4, index)));
        }
        assertThat(rib.summary().routes())
                .isEqualTo(known.values().stream().mapToLong(Map::size).sum());
        pauses.incrementAndGet();
    }

    private static Set<Tally.Group> groups(Map<Integer, TreeMap<String, Listener.Known>> known, int index) {
        Set<Tally.Group> groups = new HashSet<>();
        known.forEach((peer, routes) -> {
            Map<Integer, List<List<String>>> byLength = new TreeMap<>();
            prefixes(known, peer, index).forEach((name, sets) -> byLength.computeIfAbsent(
                            name.prefix().length(), length -> new ArrayList<>())
                    .add(sets));
            byLength.forEach((length, sets) -> groups.add(new Tally.Group(
                    List.of((long) peer, (long) length),
                    sets.stream().mapToLong(List::size).sum(),
                    sets.size())));
        });
        return groups;
    }

    /** The sets of each prefix that a peer has, in the order of their text. */
    private static TreeMap<ModelRib.Name, List<String>> prefixes(
            Map<Integer, TreeMap<String, Listener.Known>> known, int peer, int index) {
        TreeMap<ModelRib.Name, List<String>> prefixes = new TreeMap<>();
        known.getOrDefault(peer, new TreeMap<>()).forEach((key, route) -> {
            String[] parts = key.split(" ");
            if (parts[0].equals(Integer.toString(index))) {
                prefixes.computeIfAbsent(ModelRib.Name.of(Prefix.parse(parts[1])), name -> new ArrayList<>())
                        .add(route.attributes().toString());
            }
        });
        prefixes.values().forEach(sets -> sets.sort(null));
        return prefixes;
    }

    private static TreeMap<ModelRib.Name, CountChecks.Both> differences(
            TreeMap<ModelRib.Name, List<String>> left, TreeMap<ModelRib.Name, List<String>> right) {
        TreeMap<ModelRib.Name, CountChecks.Both> differences = new TreeMap<>();
        Set<ModelRib.Name> names = new HashSet<>(left.keySet());
        names.addAll(right.keySet());
        for (ModelRib.Name name : names) {
            List<String> one = left.getOrDefault(name, List.of());
            List<String> other = right.getOrDefault(name, List.of());
            if (!one.equals(other)) {
                differences.put(name, new CountChecks.Both(one, other));
            }
        }
        return differences;
    }
}
