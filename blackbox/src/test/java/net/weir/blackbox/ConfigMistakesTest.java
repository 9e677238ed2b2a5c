package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stage files that are wrong, each told in one line that names it, while everything else runs on. */
class ConfigMistakesTest {
    @TempDir
    static Path home;

    static WeirProcess weir;
    static LiveRouter router;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(home.resolve("etc"));
        write("weir.file-told.cfg", "sources = rib\npath = " + home.resolve("told.json") + "\n");
        weir = WeirProcess.start(home);
        router = new LiveRouter(weir.ports().get("bmp"), 1, 20);
    }

    @AfterAll
    static void stop() throws IOException {
        router.close();
        weir.close();
        assertThat(router.lost()).isNull();
    }

    /** The rest runs: the sink that nobody touched writes what the router says. */
    @AfterEach
    void events_go_on() {
        long size = home.resolve("told.json").toFile().length();
        Waiting.await("going on", () -> home.resolve("told.json").toFile().length() > size);
    }

    private static Path write(String file, String text) throws IOException {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** In one step: the directory is being watched. */
    private static Path write(String file, byte[] octets) throws IOException {
        Path part = Files.write(home.resolve("part"), octets);
        return Files.move(part, home.resolve("etc").resolve(file), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /** The line stands in the log, in the shell and on the web while the file is there, and offline too. */
    private static void assertTold(Path file, String line) throws IOException {
        assertTold(file, line, 1);
    }

    private static void assertTold(Path file, String line, int checked) throws IOException {
        String name = file.getFileName().toString();
        Waiting.await("told: " + line, () -> problems().contains(line), () -> problems() + weir.log());
        assertThat(weir.log()
                        .lines()
                        .filter(l -> l.contains(" WARN ") && l.contains(name + ": configuration: " + line)))
                .hasSize(1);
        Finished shell = weir.shell("weir:check");
        assertThat(shell.output()).contains(name).contains(line);
        Finished offline = weir.script("check", home.resolve("etc").toString());
        assertThat(offline.status()).isEqualTo(checked);
        assertThat(offline.output()).contains(name + ": " + (checked == 0 ? "warning: " : "") + line);
        Files.delete(file);
        Waiting.await("forgotten", () -> !problems().contains(name), ConfigMistakesTest::problems);
    }

    private static String problems() {
        return weir.http("/api/v1/problems").body().replace("\\\\", "\\");
    }

    @Test
    void an_unknown_key() throws IOException {
        Path file = write("weir.file-key.cfg", "sources = rib\npaht = x\npath = " + home.resolve("x") + "\n");
        assertTold(file, "paht: unknown key; did you mean path?");
    }

    @Test
    void a_wrong_value_leaves_the_stage_with_its_last_good_configuration() throws IOException {
        Path good = write("weir.file-value.cfg", "sources = rib\npath = " + home.resolve("value.json") + "\n");
        Waiting.await("running", () -> Files.exists(home.resolve("value.json")));
        Path bad = write("weir.file-value.cfg", "sources = rib\npath = x\nformat = xml\n");
        Waiting.await("told", () -> problems().contains("it goes on with its last good configuration"));
        assertThat(weir.shell("weir:stages -o csv").output()).contains("value,file,sink,RUNNING");
        long size = home.resolve("value.json").toFile().length();
        Waiting.await("writing", () -> home.resolve("value.json").toFile().length() > size);
        assertThat(bad).isEqualTo(good);
        assertTold(bad, "format = xml: not json | json-min | csv");
    }

    @Test
    void an_unknown_type() throws IOException {
        assertTold(
                write("weir.flie-type.cfg", "sources = rib\n"),
                "no bundle here makes stages of type flie; did you mean file?");
    }

    @Test
    void a_name_with_a_tilde() throws IOException {
        assertTold(write("weir.file~tilde.cfg", "sources = rib\n"), "a stage file is named weir.TYPE-ID.cfg");
    }

    @Test
    void sources_that_do_not_exist() throws IOException {
        Path file = write("weir.null-lost.cfg", "sources = nowhere\n");
        assertTold(file, "sources: no stage has the id nowhere", 0);
    }

    @Test
    void octets_that_are_no_text() throws IOException {
        byte[] octets = new byte[50_000];
        new Random(1).nextBytes(octets);
        assertTold(write("weir.file-garbage.cfg", octets), "cannot be read: it is not text in UTF-8");
    }

    @Test
    void an_escape_that_is_none() throws IOException {
        assertTold(write("weir.file-escape.cfg", "path = \\u00zz\n"), "cannot be read: Malformed \\uxxxx encoding.");
    }

    @Test
    void a_huge_file() throws IOException {
        Path file = write("weir.null-huge.cfg", "sources = rib\n" + "a".repeat(3_000_000) + " = 1\n");
        assertTold(file, "has 3000019 octets, more than 1048576");
        assertThat(weir.log().lines()).allMatch(line -> line.length() < 10_000);
    }
}
