package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.Tlv;
import net.weir.generator.InventedRouter;
import net.weir.model.Bytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routers whose names are attacks on whatever shows them: each face stays what it is. */
class HostileNamesTest {
    private static final String FORGED = "2026-01-01T00:00:00.000Z ERROR [x] y - forged";
    private static final Map<String, byte[]> NAMES = new LinkedHashMap<>();

    /** How many of the names are not plain text of a fit length. */
    private static final int TO_BE_CLEANED = 6;

    static {
        NAMES.put("line break", text("edge\n" + FORGED + "\r\n\u2028" + FORGED));
        NAMES.put("escape sequences", text("\u001b[31mred\u001b]0;title\u0007\u009b2J"));
        NAMES.put("controls", text("a\0b\tc\u007f\u0085d"));
        NAMES.put("right to left", text("abc\u202egnp.exe\u200b\ufeff"));
        NAMES.put("long", text("n".repeat(10_000)));
        NAMES.put("invalid UTF-8", new byte[] {'x', (byte) 0xff, (byte) 0xc0, (byte) 0x80, (byte) 0xed, (byte) 0xa0});
        NAMES.put("quotes", text("\"'`\\\"\\'"));
        NAMES.put("label", text("x\"} 1\\nweir_forged{a=\"b"));
        NAMES.put("JSON", text("\",\"up\":true},{\"x\":\""));
        NAMES.put("HTML", text("<script>alert(1)</script><img src=x onerror=alert(1)>&amp;"));
        NAMES.put("SQL", text("'; DROP TABLE routers; --"));
        NAMES.put("format", text("%s%n%d ${jndi:ldap://192.0.2.1/x} $(id) {} \\u0022"));
        NAMES.put("CSV", text("=1+1,\"a\",b;c"));
        NAMES.put("path", text("../../../etc/passwd"));
        NAMES.put("empty", text(""));
    }

    @TempDir
    static Path home;

    static WeirProcess weir;
    static final List<BadSender> senders = new ArrayList<>();

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @BeforeAll
    static void start() throws IOException {
        Path etc = Files.createDirectories(home.resolve("etc"));
        for (String format : List.of("json", "csv")) {
            Files.writeString(
                    etc.resolve("weir.file-" + format + ".cfg"),
                    "sources = rib\nformat = " + format + "\npath = " + home.resolve("lines." + format) + "\n");
        }
        weir = WeirProcess.start(home);
        int number = 100;
        for (byte[] name : NAMES.values()) {
            InventedRouter router = new InventedRouter(new InventedRouter.Settings(number++, 1, 4, 1));
            BadSender sender = new BadSender(weir.ports().get("bmp"));
            senders.add(sender);
            sender.send(initiation(name)).send(withoutInitiation(router.opening()));
            sender.send(router.table(0)).send(router.endOfRib());
        }
        Numbers numbers = new Numbers(weir);
        double routes = NAMES.size() * (double) InventedRouter.ROUTES_PER_GROUP;
        Waiting.await("all there", () -> numbers.metric("weir_rib_routes{stage=\"rib\"}") == routes);
    }

    @AfterAll
    static void stop() throws IOException {
        for (BadSender sender : senders) {
            sender.close();
        }
        weir.close();
    }

    private static byte[] initiation(byte[] name) {
        return BmpEncoder.encode(new BmpMessage.Initiation(List.of(
                new Tlv(Tlv.SYS_NAME, Bytes.copyOf(name)),
                new Tlv(Tlv.SYS_DESCR, Bytes.copyOf(name)),
                new Tlv(Tlv.STRING, Bytes.copyOf(name)))));
    }

    private static byte[] withoutInitiation(byte[] opening) {
        int length = (opening[3] & 0xff) << 8 | opening[4] & 0xff;
        return Arrays.copyOfRange(opening, length, opening.length);
    }

    /** Runs jq over a text. */
    private static Finished jq(String filter, String text) {
        try {
            Path file = Files.writeString(home.resolve("answer.json"), text);
            return Finished.run(Map.of(), List.of("jq", "-e", "-r", filter, file.toString()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertNoControls(String text) {
        assertThat(text.chars().filter(c -> c < ' ' && c != '\n' || c >= 0x7f && c < 0xa0 || c == 0x2028))
                .as(text)
                .isEmpty();
    }

    @Test
    void each_is_a_router_of_its_own_and_the_odd_ones_are_counted_and_named() {
        Numbers numbers = new Numbers(weir);
        assertThat(numbers.metric("weir_routers ")).isEqualTo(NAMES.size());
        assertThat(numbers.faults("sysname-cleaned")).isEqualTo(TO_BE_CLEANED);
        assertThat(weir.log()).contains("bmp: sysname-cleaned: a sysName of ");
    }

    @Test
    void every_answer_stays_json() {
        for (String path : List.of("routers", "peers", "ingresses", "stages", "ribs", "types", "problems")) {
            var answer = weir.http("/api/v1/" + path);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
            assertThat(jq(".data | type", answer.body()).output()).as(path).isEqualTo("array\n");
            assertNoControls(answer.body());
        }
        String routers = weir.http("/api/v1/routers").body();
        assertThat(jq(".data | length", routers).output()).isEqualTo(NAMES.size() + "\n");
        assertThat(jq(".data[] | select(.sysName | startswith(\"n\")) | .sysName | length", routers)
                        .output())
                .isEqualTo("255\n");
    }

    @Test
    void metrics_pass_promtool() throws IOException {
        Path metrics = Files.writeString(
                home.resolve("metrics.txt"), weir.http("/metrics").body());
        Finished checked = Finished.run(Map.of(), List.of("sh", "-c", "promtool check metrics <" + metrics));
        assertThat(checked.output()).isEmpty();
        assertThat(checked.status()).isZero();
        assertThat(Files.readString(metrics)).doesNotContain("\nweir_forged");
    }

    @Test
    void no_line_of_the_log_is_forged() {
        assertThat(weir.log().lines().skip(1)).allSatisfy(line -> assertThat(line)
                .matches("(\\d{4}-\\d\\d-\\d\\dT\\S+Z +(INFO|WARN|ERROR|DEBUG) .*|\\s.*|[a-z.]+\\.[A-Z]\\w+.*)"));
        assertThat(weir.log()).contains("forged").doesNotContain("\n" + FORGED);
        assertNoControls(weir.log().replace("\t", ""));
    }

    @Test
    void the_shell_shows_one_row_each_and_nothing_that_moves_a_terminal() {
        for (String command : List.of("bmp:routers", "bmp:peers", "peer:list", "weir:status", "rib:summary")) {
            Finished table = weir.shell(command);
            assertThat(table.status()).as(table.output()).isZero();
            assertNoControls(table.output());
            Finished json = weir.shell(command + " -o json");
            assertThat(jq("type", json.output()).status()).as(json.output()).isZero();
        }
        assertThat(weir.shell("bmp:routers -o csv").output().lines()).hasSize(NAMES.size() + 1);
        assertThat(jq("length", weir.shell("bmp:routers -o json").output()).output())
                .isEqualTo(NAMES.size() + "\n");
    }

    @Test
    void files_have_a_whole_line_for_each_event() throws IOException {
        Path json = home.resolve("lines.json");
        Waiting.await("written", () -> lines(json) > NAMES.size() * 3L);
        Waiting.pause(1_500); // the sink may still be behind; its lines come whole
        Finished all = jq(".", Files.readString(json));
        assertThat(all.status()).as(all.output()).isZero();
        assertThat(jq("select(.type == \"router-up\") | .type", Files.readString(json))
                        .output()
                        .lines())
                .hasSize(NAMES.size());
        assertNoControls(Files.readString(json));
        assertNoControls(Files.readString(home.resolve("lines.csv")));
        assertThat(Files.readAllLines(home.resolve("lines.csv")))
                .allSatisfy(line -> assertThat(line).matches("(type|[a-z-]+),.*"))
                .noneMatch(line -> line.matches(".*(^|,)\"?[=+@].*"));
    }

    private static long lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).size() : 0;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_peers_are_found_again_after_a_restart() throws IOException {
        List<String> lines = Files.readAllLines(home.resolve("data/peers"));
        assertThat(lines).allMatch(line -> line.matches("(peer\\t\\d+\\t.*|up\\t\\d+)"));
    }
}
