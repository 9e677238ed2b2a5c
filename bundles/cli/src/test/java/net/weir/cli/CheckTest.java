package net.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
    @TempDir
    Path dir;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int check(String... arguments) {
        return Check.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(dir.resolve(name), text);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_good_directory_is_silent() throws IOException {
        file("weir.bmp.tcp-edge.cfg", "listen = 127.0.0.1:0\n");
        file("weir.null-end.cfg", "sources = edge\npeer-down = one\n");
        file("other.cfg", "what = ever\n");
        assertThat(check(dir.toString())).isZero();
        assertThat(printed()).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void every_problem_is_a_line_with_file_key_and_value() throws IOException {
        file("weir.null-end.cfg", "sources = edge\npeer-down = tow\npeer-dwon = one\nedge = spil\n");
        assertThat(check(dir.toString())).isEqualTo(1);
        assertThat(printed())
                .contains("weir.null-end.cfg: peer-down = tow: not one | each\n")
                .contains("weir.null-end.cfg: peer-dwon: unknown key; did you mean peer-down?\n")
                .contains("weir.null-end.cfg: edge = spil: ")
                .contains("weir.null-end.cfg: warning: sources: no stage has the id edge")
                .hasLineCount(4);
    }

    @Test
    void warnings_alone_are_no_failure() throws IOException {
        file("weir.null-end.cfg", "sources = edge\n");
        assertThat(check(dir.toString())).isZero();
        assertThat(printed()).startsWith("weir.null-end.cfg: warning: ");
    }

    @Test
    void a_type_without_a_bundle_is_told_with_those_that_are_here() throws IOException {
        file("weir.snmp-x.cfg", "a = b\n");
        assertThat(check(dir.toString())).isEqualTo(1);
        assertThat(printed()).startsWith("weir.snmp-x.cfg: no bundle here makes stages of type snmp");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("stage types here: ")
                .contains("null");
    }

    @Test
    void names_and_values_cannot_disturb_the_terminal() throws IOException {
        file("weir.null-end.cfg", "peer-down = \\u001b[2J\\nweir.a-b.cfg: fine\n");
        assertThat(check(dir.toString())).isEqualTo(1);
        assertThat(printed()).contains("\\x1b[2J\\x0aweir.a-b").hasLineCount(1);
    }

    @Test
    void says_how_it_is_used() {
        assertThat(check()).isEqualTo(2);
        assertThat(check("a", "b")).isEqualTo(2);
        assertThat(check(dir.resolve("none").toString())).isEqualTo(2);
        assertThat(check("\0")).isEqualTo(2);
        assertThat(printed()).isEmpty();
    }

    @Test
    void an_empty_directory_is_remarked() {
        assertThat(check(dir.toString())).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no file there is named weir.TYPE-ID.cfg");
    }
}
