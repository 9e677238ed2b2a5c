package net.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolsTest {
    @ParameterizedTest
    @ValueSource(strings = {"mrt", "bgp", "bmp", "replay", "gen"})
    void every_tool_explains_itself_with_examples(String name) {
        Tool help = Tool.run(name, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.lines().stream().filter(line -> line.startsWith("weir " + name + " ")))
                .hasSizeGreaterThan(1);
        assertThat(help.text()).contains("Exit codes: 0 ");
        assertThat(help.lines()).allMatch(line -> line.length() <= 120);
        Tool nothing = Tool.run(name);
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.out()).isEmpty();
        assertThat(nothing.err()).isEqualTo(help.text());
    }

    private static int run(String reason, PrintStream err) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(reason);
            }
        };
        String[] words = {"gen", "-o", "-"};
        return Tools.run(words, InputStream.nullInputStream(), full, err);
    }

    @Test
    void a_reader_that_has_seen_enough_ends_it_quietly_and_a_full_disk_does_not() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(run("Broken pipe", new PrintStream(err, true, StandardCharsets.UTF_8)))
                .isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(run("No space left on device", new PrintStream(err, true, StandardCharsets.UTF_8)))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("weir: cannot write: No space left on device\n");
    }

    @Test
    void another_word_is_a_usage_error() {
        assertThat(Tool.run("dig").code()).isEqualTo(2);
        assertThat(Tool.run().code()).isEqualTo(2);
    }

    @Test
    void the_training_run_goes_through_all_tools() {
        assertThat(Training.run()).isZero();
    }
}
