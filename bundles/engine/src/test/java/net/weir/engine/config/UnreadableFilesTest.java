package net.weir.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.weir.admin.ConfigProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableFilesTest {
    private static final String STAYS = "; what was read of it before, if anything, stays in force";

    @TempDir
    Path etc;

    private List<String> look(UnreadableFiles files) {
        return files.look().stream().map(ConfigProblem::toString).toList();
    }

    @Test
    void tells_of_stage_files_that_cannot_be_read_until_they_can() throws IOException {
        UnreadableFiles files = new UnreadableFiles(etc);
        Path file = etc.resolve("weir.file-a.cfg");
        Files.writeString(etc.resolve("other.cfg"), "path = \\uzzzz");
        Files.writeString(file, "path = \\uzzzz");
        assertThat(look(files))
                .containsExactly("weir.file-a.cfg: cannot be read: Malformed \\uxxxx encoding." + STAYS)
                .isEqualTo(look(files));
        Files.write(file, new byte[] {'a', '=', (byte) 0xff});
        assertThat(look(files)).containsExactly("weir.file-a.cfg: cannot be read: it is not text in UTF-8" + STAYS);
        Files.write(file, new byte[(1 << 20) + 1]);
        assertThat(look(files)).containsExactly("weir.file-a.cfg: has 1048577 octets, more than 1048576" + STAYS);
        Files.writeString(file, "path = a");
        assertThat(look(files)).isEmpty();
    }

    @Test
    void a_directory_that_is_gone_is_a_problem_too() {
        assertThat(look(new UnreadableFiles(etc.resolve("gone")))).hasSize(1);
    }
}
