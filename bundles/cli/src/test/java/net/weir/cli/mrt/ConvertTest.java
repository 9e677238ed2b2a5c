package net.weir.cli.mrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.weir.cli.Tool;
import net.weir.mrt.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertTest {
    @TempDir
    Path folder;

    private String old() throws IOException {
        return Files.write(folder.resolve("old.mrt"), Vectors.old()).toString();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_file_has_its_name_only_when_it_is_whole() throws IOException {
        String to = folder.resolve("new.mrt").toString();
        assertThat(Tool.weir("convert", old(), to).code()).isZero();
        assertThat(names()).containsExactly("new.mrt", "old.mrt");
        byte[] before = Files.readAllBytes(Path.of(to));
        assertThat(Tool.weir("convert", folder.resolve("none").toString(), to).code())
                .isEqualTo(2);
        assertThat(names()).containsExactly("new.mrt", "old.mrt");
        assertThat(Files.readAllBytes(Path.of(to))).isEqualTo(before);
    }

    @Test
    void a_dash_is_the_standard_input_or_output() throws IOException {
        String to = folder.resolve("new.mrt").toString();
        assertThat(Tool.weir("convert", old(), to).code()).isZero();
        Tool out = Tool.weir("convert", old(), "-");
        assertThat(out.code()).isZero();
        assertThat(out.out()).isEqualTo(Files.readAllBytes(Path.of(to)));
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(Vectors.old()));
            assertThat(Tool.weir("convert", "-", "-").out()).isEqualTo(out.out());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void what_cannot_be_written_is_a_usage_error_and_leaves_nothing() throws IOException {
        Tool tool = Tool.weir("convert", old(), folder.toString());
        assertThat(tool.code()).isEqualTo(2);
        assertThat(tool.err()).contains("it is a directory");
        assertThat(Tool.weir("convert", old(), folder.resolve("no/such").toString())
                        .code())
                .isEqualTo(2);
        assertThat(names()).containsExactly("old.mrt");
    }
}
