package net.weir.source.mrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.weir.testkit.OptionsOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileQueueTest {
    @TempDir
    Path folder;

    private static FileQueue queue(String... pairs) throws IOException {
        return FileQueue.of(OptionsOf.of(MrtFileOptions.class, pairs));
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "x");
    }

    private static List<String> drain(FileQueue queue) {
        List<String> names = new ArrayList<>();
        for (Path file = queue.poll(); file != null; file = queue.poll()) {
            names.add(file.getFileName().toString());
        }
        return names;
    }

    @Test
    void files_keep_their_order_and_a_pattern_is_in_the_order_of_names() throws IOException {
        Path rib = file("rib.20260101.gz");
        file("updates.2.gz");
        file("updates.1.gz");
        assertThat(drain(queue("files", rib + "," + folder.resolve("updates.*"))))
                .containsExactly("rib.20260101.gz", "updates.1.gz", "updates.2.gz");
        assertThat(drain(queue("files", rib + "," + rib))).hasSize(1);
    }

    @Test
    void what_is_not_there_is_told_by_name() {
        assertThatThrownBy(() -> queue("files", folder.resolve("none").toString()))
                .hasMessageEndingWith("none: no such file");
        assertThatThrownBy(() -> queue("files", folder.resolve("*.gz").toString()))
                .hasMessageEndingWith("*.gz: no such file");
        assertThatThrownBy(() -> queue("files", folder.toString())).hasMessageContaining("not a file");
        assertThatThrownBy(() -> queue("watch", folder.resolve("none").toString()))
                .hasMessageContaining("no such directory");
    }

    @Test
    void a_watched_directory_gives_files_once_they_stopped_growing() throws IOException {
        file("b.mrt");
        file("a.mrt");
        file("c.mrt.part");
        file(".hidden");
        FileQueue queue = queue("watch", folder.toString());
        queue.look();
        assertThat(drain(queue)).isEmpty();
        Files.writeString(folder.resolve("a.mrt"), "longer");
        queue.look();
        assertThat(drain(queue)).containsExactly("b.mrt");
        queue.look();
        assertThat(drain(queue)).containsExactly("a.mrt");
        Files.move(folder.resolve("c.mrt.part"), folder.resolve("c.mrt"));
        queue.look();
        queue.look();
        assertThat(drain(queue)).containsExactly("c.mrt");
        queue.look();
        assertThat(drain(queue)).isEmpty();
    }
}
