package net.weir.api.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.weir.model.IpAddress;
import net.weir.model.Prefix;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionReaderTest {
    enum Mode {
        FAST,
        VERY_SLOW
    }

    record Everything(
            @Option(help = "h") String name,
            @Option(help = "h", def = "false") boolean flag,
            @Option(help = "h", def = "5", min = 1, max = 10, live = true) int maxHops,
            @Option(help = "h", def = "5") long big,
            @Option(help = "h", def = "0.5", min = 0, max = 1) double share,
            @Option(help = "h", def = "30s", min = 1, max = 3600) Duration holdTime,
            @Option(help = "h", def = "1MiB") DataSize limit,
            @Option(help = "h", def = "fast") Mode mode,
            @Option(help = "h", def = Option.ABSENT) @Nullable Secret password,
            @Option(help = "h", def = "/tmp") Path path,
            @Option(help = "h", def = "127.0.0.1:@property(test.no.such.port,11019)") InetSocketAddress listen,
            @Option(help = "h", def = Option.ABSENT) List<Prefix> allow,
            @Option(help = "h", def = Option.ABSENT) @Nullable IpAddress address) {}

    private static final OptionReader<Everything> READER = new OptionReader<>(Everything.class);

    private static OptionReader.Result<Everything> read(String... pairs) {
        Map<String, String> values = new HashMap<>(Map.of("name", "x"));
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return READER.read(values);
    }

    private static void refuses(String key, String value, String saying) {
        assertThat(read(key, value).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.toString()).contains(saying);
        });
    }

    @Test
    void fills_in_defaults() throws Exception {
        Everything value = read().value();
        assertThat(value.maxHops()).isEqualTo(5);
        assertThat(value.holdTime()).isEqualTo(Duration.ofSeconds(30));
        assertThat(value.limit().octets()).isEqualTo(1 << 20);
        assertThat(value.mode()).isEqualTo(Mode.FAST);
        assertThat(value.password()).isNull();
        assertThat(value.allow()).isEmpty();
        assertThat(value.listen()).isEqualTo(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 11019));
    }

    @Test
    void takes_every_type_as_people_write_it() {
        Everything value = read(
                        "flag",
                        "true",
                        "max-hops",
                        "10",
                        "hold-time",
                        "5min",
                        "limit",
                        "2GiB",
                        "mode",
                        "very-slow",
                        "listen",
                        "[::1]:0",
                        "allow",
                        "192.0.2.0/24, 2001:db8::/32,",
                        "address",
                        "2001:db8::1",
                        "share",
                        "0.25")
                .value();
        assertThat(value.flag()).isTrue();
        assertThat(value.maxHops()).isEqualTo(10);
        assertThat(value.holdTime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(value.limit().octets()).isEqualTo(2L << 30);
        assertThat(value.mode()).isEqualTo(Mode.VERY_SLOW);
        assertThat(value.listen().getPort()).isZero();
        assertThat(value.allow()).hasSize(2);
        assertThat(value.share()).isEqualTo(0.25);
    }

    @Test
    void names_what_is_allowed() {
        refuses("max-hops", "11", "1..10");
        refuses("max-hops", "0", "1..10");
        refuses("max-hops", "ten", "whole number");
        refuses("hold-time", "2h", "1s..1h");
        refuses("hold-time", "5", "30s or 5min");
        refuses("limit", "5 potatoes", "64MiB");
        refuses("mode", "slow", "fast | very-slow");
        refuses("flag", "yes", "true | false");
        refuses("listen", "127.0.0.1", "ADDRESS:PORT");
        refuses("listen", "127.0.0.1:65536", "ADDRESS:PORT");
        refuses("listen", "example.org:80", "not an IP address");
        refuses("allow", "192.0.2.1/24", "host bits");
        refuses("share", "NaN", "0..1");
    }

    @Test
    void tells_every_problem_at_once() {
        OptionReader.Result<Everything> result = READER.read(Map.of("max-hop", "3", "mode", "x", "flag", "y"));
        assertThat(result.value()).isNull();
        assertThat(result.problems())
                .extracting(OptionProblem::key)
                .containsExactlyInAnyOrder("name", "mode", "flag", "max-hop");
        assertThat(result.problems())
                .extracting(OptionProblem::text)
                .anyMatch(t -> t.contains("did you mean max-hops?"));
    }

    @Test
    void leaves_other_peoples_keys_alone() {
        assertThat(READER.read(Map.of("name", "x", "sources", "a"), Set.of("sources"))
                        .problems())
                .isEmpty();
    }

    @Test
    void a_secret_stands_elsewhere_and_never_shows(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("secret"), "hunter2\n");
        Everything value = read("password", "@file:" + file).value();
        assertThat(value.password().reveal()).isEqualTo("hunter2");
        assertThat(value.toString()).doesNotContain("hunter2").contains("***");
        assertThat(read("password", "hunter2").problems().toString()).doesNotContain("hunter2");
        refuses("password", "@env:NO_SUCH_NAME_HERE", "NO_SUCH_NAME_HERE");
        refuses("password", "@file:" + dir.resolve("none"), "cannot read");
    }

    record Undeclared(String name) {}

    record BadType(@Option(help = "h") Thread thread) {}

    @Test
    void refuses_records_that_are_not_declared_rightly() {
        assertThatThrownBy(() -> new OptionReader<>(Undeclared.class)).hasMessageContaining("@Option");
        assertThatThrownBy(() -> new OptionReader<>(BadType.class)).hasMessageContaining("Thread");
    }

    record Checked(@Option(help = "h") int low, @Option(help = "h") int high) {
        Checked {
            if (low > high) {
                throw new IllegalArgumentException("low is above high");
            }
        }
    }

    @Test
    void a_records_own_check_is_a_problem_too() {
        assertThat(new OptionReader<>(Checked.class)
                        .read(Map.of("low", "2", "high", "1"))
                        .problems())
                .singleElement()
                .satisfies(p -> assertThat(p.text()).isEqualTo("low is above high"));
    }
}
