package net.weir.cli.mrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.weir.cli.Pipe;
import net.weir.cli.Tool;
import net.weir.cli.Tools;
import net.weir.mrt.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the files of a command line may be besides files, and what is missing among them. */
@Timeout(60)
class FilesTest {
    @TempDir
    Path folder;

    private String old() throws IOException {
        return Files.write(folder.resolve("old.mrt"), Vectors.old()).toString();
    }

    private static byte[] packed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(Vectors.old());
        }
        return out.toByteArray();
    }

    @Test
    void a_file_that_cannot_be_read_costs_nothing_of_the_others() throws IOException {
        String none = folder.resolve("none").toString();
        List<String> once = Tool.weir("cat", "-m", old()).lines();
        for (String form : List.of("cat", "filter")) {
            Tool tool = Tool.weir(form, "-m", none, old(), none, old());
            assertThat(tool.lines()).hasSize(2 * once.size()).containsAll(once);
            assertThat(tool.err()).containsSubsequence("none: no such file", "none: no such file");
            assertThat(tool.code()).isEqualTo(2);
        }
        assertThat(Tool.weir("info", none, old()).text()).contains("TABLE_DUMP/AFI_IPv4 1");
        assertThat(Tool.weir("stats", none, old()).lines()).hasSizeGreaterThan(2);
    }

    @Test
    void values_that_are_none_are_told_in_words() throws IOException {
        assertThat(Tool.weir("filter", "--as", "foo", old()).err())
                .isEqualTo("weir: --as foo: not an AS number such as 64496\n");
        assertThat(Tool.weir("filter", "--from", "2026-01-01", old()).err())
                .isEqualTo("weir: --from 2026-01-01: not a time such as 2026-01-01T00:00:00Z or 1767225600\n");
        assertThat(Tool.weir("filter", "--to", "+999999999-01-01T00:00:00Z", old())
                        .code())
                .isEqualTo(2);
        String none = folder.resolve("no/such").toString();
        assertThat(Tool.weir("convert", old(), none).err())
                .isEqualTo("weir: cannot write " + none + ": no such directory\n");
        String host = "a".repeat(64) + ".invalid"; // too long a label to ask anybody for
        assertThat(Tool.run("replay", "--to", host + ":1", "--as", "bmp", old()).err())
                .isEqualTo("weir: cannot connect to " + host + ":1: no such host\n");
    }

    @Test
    void times_are_compared_to_the_microsecond_and_in_any_zone() throws IOException {
        assertThat(Tool.weir(
                                "filter",
                                "--from",
                                "2026-11-21T02:00:00+02:00",
                                "--to",
                                "2026-11-21T00:00:00.000000Z",
                                old())
                        .lines())
                .isEqualTo(Tool.weir("cat", "-m", old()).lines());
        assertThat(Tool.weir("filter", "--from", "2026-11-21T00:00:00.000001Z", old())
                        .lines())
                .isEmpty();
    }

    @Test
    void a_compressed_pipe_is_read_as_a_file_is() throws Exception {
        Pipe pipe = Pipe.with(folder.resolve("pipe"), packed());
        Tool tool = Tool.weir("cat", "-m", pipe.name());
        assertThat(tool.err()).isEmpty();
        assertThat(tool.out()).isEqualTo(Tool.weir("cat", "-m", old()).out());
    }

    @Test
    void what_is_read_twice_may_come_out_of_pipes() throws Exception {
        String from = Pipe.with(folder.resolve("from"), packed()).name();
        String to = folder.resolve("new.mrt").toString();
        assertThat(Tool.weir("convert", from, to).code()).isZero();
        assertThat(Files.readAllBytes(Path.of(to)))
                .isEqualTo(Tool.weir("convert", old(), "-").out());

        String left = Pipe.with(folder.resolve("left"), Vectors.old()).name();
        String right = Pipe.with(folder.resolve("right"), new byte[0]).name();
        Tool diff = Tool.weir("diff", left, right);
        assertThat(diff.code()).isEqualTo(1);
        assertThat(diff.lines()).isNotEmpty().allMatch(line -> line.startsWith("- "));
    }

    @Test
    void a_pipe_or_device_is_written_and_stays_what_it_is() throws Exception {
        Pipe pipe = Pipe.taking(folder.resolve("pipe"));
        assertThat(Tool.weir("convert", old(), pipe.name()).code()).isZero();
        assertThat(Files.isRegularFile(Path.of(pipe.name()))).isFalse();
        assertThat(pipe.read()).isEqualTo(Tool.weir("convert", old(), "-").out());
    }

    @Test
    void a_link_stays_and_the_file_where_it_leads_is_made_anew() throws IOException {
        Path target = Files.write(folder.resolve("target.mrt"), new byte[3]);
        Path link = Files.createSymbolicLink(folder.resolve("link.mrt"), target);
        assertThat(Tool.weir("convert", old(), link.toString()).code()).isZero();
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readAllBytes(target))
                .isEqualTo(Tool.weir("convert", old(), "-").out());
    }

    @Test
    void every_tool_says_that_its_output_cannot_be_written() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        String none = Files.write(folder.resolve("empty.mrt"), new byte[0]).toString();
        for (List<String> words : List.of(
                List.of("cat", old()),
                List.of("info", old()),
                List.of("stats", old()),
                List.of("filter", old()),
                List.of("diff", old(), none),
                List.of("convert", old(), "-"),
                List.of("--help"))) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            List<String> line = new ArrayList<>(List.of("mrt"));
            line.addAll(words);
            int code = Tools.run(
                    line.toArray(String[]::new),
                    InputStream.nullInputStream(),
                    full,
                    new PrintStream(err, true, StandardCharsets.UTF_8));
            assertThat(code).as("%s", words).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .as("%s", words)
                    .isEqualTo("weir: cannot write: No space left on device\n");
        }
    }
}
