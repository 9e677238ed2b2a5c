package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.weir.captures.PcapStream;
import net.weir.captures.PmacctLines;
import net.weir.captures.TestData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Captures of real routers come over TCP again, each from an address of its own; judged by what pmacct made of them. */
class CapturesPlayedTest {
    private static final String PMACCT = "bmp-pcap-json/pmacct/tests/";
    private static final Map<String, String> VIEWS = Map.of(
            "Adj-Rib-In Pre-Policy", "inPre",
            "Adj-Rib-In Post-Policy", "inPost",
            "Loc-Rib", "loc");

    @TempDir
    static Path home;

    static WeirProcess weir;
    static EventFile file;

    @BeforeAll
    static void start() throws IOException {
        Path events = home.resolve("events.json");
        Files.createDirectories(home.resolve("etc"));
        Files.writeString(home.resolve("etc/weir.file-events.cfg"), "sources = bmp\npath = " + events + "\n");
        file = new EventFile(events);
        weir = WeirProcess.start(home);
    }

    @AfterAll
    static void stop() {
        weir.close();
    }

    @ParameterizedTest
    @CsvSource({
        "200-BMP-HUAWEI-locrib_instance, 127.0.0.21",
        "201-BMP-CISCO-rd_instance,      127.0.0.22",
        "203-BMP-HUAWEI-dump,            127.0.0.23"
    })
    void a_played_capture_gives_the_events_of_its_oracle(String name, String address) {
        PmacctLines oracle = PmacctLines.read(PMACCT + name + "/output-bmp-00.json");
        try (BmpDialer router = new BmpDialer(weir, address)) {
            router.send(PcapStream.stream(TestData.bytes(PMACCT + name + "/traffic-00.pcap")));
            ToldEvents told = new ToldEvents(file, address);
            awaitEqual("routes", told::routes, oracle.routes());
            awaitEqual("ends", told::ends, oracle.ends());
            awaitEqual("statistics", told::statistics, oracle.statistics());
            assertThat(told.peers()).containsExactlyInAnyOrderElementsOf(oracle.peers());
            assertThat(told.names()).containsExactly(oracle.sysName());
            assertThat(unicastOverHttp(address)).isEqualTo(unicast(oracle));
        }
        assertThat(weir.shell("bmp:routers " + address + " -o csv").output()).contains(oracle.sysName());
    }

    private static void awaitEqual(String what, Supplier<List<String>> told, List<String> expected) {
        Waiting.await(
                what + " as in the oracle",
                () -> told.get().size() >= expected.size(),
                () -> Differences.between(told.get(), expected));
        assertThat(Differences.between(told.get(), expected)).as(what).isEmpty();
    }

    /** View and prefix of each unicast route. */
    private static Set<String> unicast(PmacctLines oracle) {
        return oracle.routes().stream()
                .filter(route -> route.contains("/1 "))
                .map(route -> VIEWS.get(route.substring(0, route.indexOf(" AS"))) + " "
                        + route.replaceAll(".*/1 (\\S+) via .*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> unicastOverHttp(String address) {
        WeirRib rib = new WeirRib(weir);
        long router = rib.router(address, null);
        Set<String> routes = new TreeSet<>();
        for (String family : List.of("ipv4", "ipv6")) {
            for (String view : VIEWS.values()) {
                rib.prefixes(family, view, router).forEach(prefix -> routes.add(view + " " + prefix));
            }
        }
        return routes;
    }
}
