package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FRR speaks BMP to Weir while BIRD feeds it: after every step Weir's tables are the router's. */
class RoutersTest {
    @TempDir
    Path home;

    private static List<String> prefixes(int from, int to) {
        Stream<String> v4 = IntStream.range(from, to).mapToObj(i -> "20." + (i >> 8) + "." + (i & 255) + ".0/24");
        Stream<String> v6 =
                IntStream.range(from / 4, to / 4).mapToObj(i -> "2a00:" + Integer.toHexString(i + 1) + "::/32");
        return Stream.concat(v4, v6).toList();
    }

    private static Set<String> of(Collection<String> prefixes, boolean v6) {
        Set<String> chosen = new TreeSet<>();
        prefixes.stream().filter(prefix -> prefix.contains(":") == v6).forEach(chosen::add);
        return chosen;
    }

    private static void awaitEqual(FrrRouter router, WeirRib rib, List<String> announced) {
        for (boolean v6 : new boolean[] {false, true}) {
            String family = v6 ? "ipv6" : "ipv4";
            Set<String> wanted = of(announced, v6);
            router.await("at " + wanted.size() + " " + family + " routes", () -> router.received(family)
                    .equals(wanted));
            for (String view : List.of("inPre", "inPost")) {
                Set<String> table = view.equals("inPre") ? router.received(family) : router.table(family);
                router.await("equal in " + family + " " + view, () -> rib.prefixes(family, view)
                        .equals(table));
            }
        }
    }

    @Test
    void the_rib_is_the_routers_after_every_step() throws IOException {
        Files.createDirectories(home.resolve("etc"));
        try (WeirProcess weir = WeirProcess.start(home)) {
            addFileSink();
            WeirRib rib = new WeirRib(weir);
            try (FrrRouter router = new FrrRouter(weir.ports().get("bmp"));
                    BirdFeeder feeder = new BirdFeeder(router.port())) {
                router.start(feeder.port());
                List<String> first = prefixes(0, 3_000);
                feeder.announce(first);
                awaitEqual(router, rib, first);

                List<String> fewer = prefixes(1_000, 2_000);
                feeder.announce(fewer);
                awaitEqual(router, rib, fewer);

                List<String> other = prefixes(500, 4_000);
                feeder.announce(other);
                awaitEqual(router, rib, other);

                router.killMinus9();
                router.await(
                        "gone",
                        () -> rib.prefixes("ipv4", "inPre").isEmpty()
                                && rib.prefixes("ipv6", "inPost").isEmpty());
                router.start(feeder.port());
                awaitEqual(router, rib, other);

                feeder.killMinus9();
                router.await("without a neighbour", () -> rib.prefixes("ipv4", "inPre")
                        .isEmpty());
                feeder.start();
                awaitEqual(router, rib, other);

                assertThat(new FileTable(home.resolve("events.json")).prefixes("adj-rib-in-pre", "ipv4-unicast"))
                        .isEqualTo(of(other, false));
            }
        }
    }

    private void addFileSink() throws IOException {
        Files.writeString(
                home.resolve("etc/weir.file-events.cfg"),
                "sources = rib\npath = " + home.resolve("events.json") + "\nformat = json\n");
    }
}
