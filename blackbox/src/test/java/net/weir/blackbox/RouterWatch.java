package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Compares a router with what Weir makes of it: its RIB over HTTP, and the changes that its sinks tell. */
final class RouterWatch {
    private static final List<String> FAMILIES = List.of("ipv4", "ipv6");
    private static final Map<String, String> VIEWS = Map.of("inPre", "adj-rib-in-pre", "inPost", "adj-rib-in-post");

    private final BmpRouter router;
    private final WeirRib rib;
    private final Map<String, EventFile> sinks;
    private final Map<String, Integer> told = new TreeMap<>();
    private Map<String, Set<String>> stood = new TreeMap<>();

    /** @param sinks by name, to be compared with each other too */
    RouterWatch(BmpRouter router, WeirRib rib, Map<String, EventFile> sinks) {
        this.router = router;
        this.rib = rib;
        this.sinks = sinks;
    }

    /** Waits until the router has what its neighbour announces. */
    void awaitHeard(Collection<String> announced) {
        for (String family : FAMILIES) {
            Set<String> wanted = of(announced, family);
            awaitSame(family + " heard by the router", () -> router.received(family), () -> wanted);
        }
    }

    /** Waits until the router has what its neighbour announces and Weir has what the router has, in all views. */
    void awaitEqual(Collection<String> announced) {
        awaitHeard(announced);
        Map<String, Set<String>> now = new TreeMap<>();
        for (String family : FAMILIES) {
            for (String view : BmpRouter.views()) {
                awaitSame(
                        family + " " + view + " in the RIB",
                        () -> rib.prefixes(family, view),
                        () -> router.view(view, family));
                now.put(VIEWS.get(view) + " " + family + "-unicast", rib.prefixes(family, view));
            }
        }
        stood = now;
    }

    private static void awaitSame(String what, Supplier<Set<String>> actual, Supplier<Set<String>> expected) {
        Waiting.await(
                what,
                () -> actual.get().equals(expected.get()),
                () -> Differences.between(actual.get(), expected.get()));
    }

    /** Waits until Weir has no route any more. */
    void awaitNone() {
        for (String family : FAMILIES) {
            for (String view : BmpRouter.views()) {
                router.await("without " + family + " " + view, () -> rib.prefixes(family, view)
                        .isEmpty());
                stood.put(VIEWS.get(view) + " " + family + "-unicast", Set.of());
            }
        }
    }

    /** What stands in the RIB by view and family. */
    Map<String, Set<String>> stood() {
        return Map.copyOf(stood);
    }

    /** Fails unless each sink told just the changes from that table to the present one, since it was last asked. */
    void assertToldJustTheWayFrom(Map<String, Set<String>> before) {
        assertTold(way(before, stood, Set.of()));
    }

    /** Fails unless each sink told just that these routes have other attributes now. */
    void assertToldJustReplaced(Set<String> prefixes) {
        assertTold(way(stood, stood, prefixes));
    }

    /** Fails unless each sink told that all routes went and came back. */
    void assertToldThatAllWentAndCame(Map<String, Set<String>> before) {
        List<String> both = way(before, Map.of(), Set.of());
        both.addAll(way(Map.of(), stood, Set.of()));
        assertTold(both);
    }

    /** Takes note of what was told, whatever it was, once each sink's replay is the table. */
    void awaitReplayed() {
        List<String> table = new ArrayList<>();
        stood.forEach((where, prefixes) -> prefixes.forEach(prefix -> table.add(where + " " + prefix)));
        sinks.forEach((name, sink) -> {
            Waiting.await(
                    "replayed by " + name,
                    () -> Differences.between(shortened(sink.table()), table).isEmpty(),
                    () -> Differences.between(shortened(sink.table()), table));
            told.put(name, sink.changes().size());
        });
    }

    /** Without router and peer. */
    private static List<String> shortened(Set<String> routes) {
        return routes.stream()
                .map(route -> route.substring(route.indexOf(" adj-rib") + 1))
                .toList();
    }

    private void assertTold(List<String> expected) {
        sinks.forEach((name, sink) -> {
            int from = told.getOrDefault(name, 0);
            Waiting.await(
                    "told by " + name,
                    () -> sink.changes().size() >= from + expected.size(),
                    () -> Differences.between(since(sink, from), expected));
            assertThat(Differences.between(since(sink, from), expected))
                    .as("changes told by %s", name)
                    .isEmpty();
            told.put(name, from + expected.size());
        });
    }

    private static List<String> since(EventFile sink, int from) {
        List<Change> all = sink.changes();
        return all.subList(from, all.size()).stream()
                .map(change -> change.action() + " " + change.view() + " " + change.family() + " " + change.prefix())
                .toList();
    }

    private static List<String> way(Map<String, Set<String>> from, Map<String, Set<String>> to, Set<String> replaced) {
        List<String> changes = new ArrayList<>();
        Set<String> places = new TreeSet<>(from.keySet());
        places.addAll(to.keySet());
        for (String where : places) {
            Set<String> before = from.getOrDefault(where, Set.of());
            Set<String> after = to.getOrDefault(where, Set.of());
            before.stream().filter(p -> !after.contains(p)).forEach(p -> changes.add("withdraw " + where + " " + p));
            after.stream().filter(p -> !before.contains(p)).forEach(p -> changes.add("announce " + where + " " + p));
            after.stream().filter(replaced::contains).forEach(p -> changes.add("replace " + where + " " + p));
        }
        return changes;
    }

    private static Set<String> of(Collection<String> prefixes, String family) {
        Set<String> chosen = new TreeSet<>();
        prefixes.stream()
                .filter(prefix -> prefix.contains(":") == family.equals("ipv6"))
                .forEach(chosen::add);
        return chosen;
    }
}
