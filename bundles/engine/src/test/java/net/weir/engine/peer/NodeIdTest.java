package net.weir.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeIdTest {
    @TempDir
    Path dir;

    @Test
    void is_made_once_and_the_same_ever_after_also_for_many_who_ask_at_once() {
        UUID[] ids = new UUID[32];
        IntStream.range(0, ids.length).parallel().forEach(i -> ids[i] = NodeId.in(dir.resolve("data")));
        assertThat(ids).containsOnly(NodeId.in(dir.resolve("data")));
        assertThat(NodeId.in(dir.resolve("other"))).isNotEqualTo(ids[0]);
        assertThat(dir.resolve("data")).isDirectoryContaining("glob:**node").isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void a_file_that_holds_something_else_is_not_overwritten() throws IOException {
        Files.writeString(dir.resolve("node"), "mine");
        assertThatIllegalStateException().isThrownBy(() -> NodeId.in(dir));
        assertThat(dir.resolve("node")).hasContent("mine");
    }
}
