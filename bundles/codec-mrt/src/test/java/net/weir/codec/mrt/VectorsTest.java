package net.weir.codec.mrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.weir.mrt.Archive;
import net.weir.mrt.Vectors;
import org.junit.jupiter.api.Test;

/**
 * Files that lie in the project: what was written once is written so again, and read. {@code -Dweir.write.vectors=true}
 * writes them anew.
 */
class VectorsTest {
    private static final Path FOLDER = Path.of("src/test/resources/vectors");
    private static final Map<String, byte[]> FILES = Map.of(
            "messages.mrt", Vectors.messages(),
            "ribs.mrt", Vectors.ribs(),
            "rarities.mrt", Vectors.rarities(),
            "old.mrt", Vectors.old());

    @Test
    void the_encoder_still_writes_what_it_wrote() throws IOException {
        for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
            Path path = FOLDER.resolve(file.getKey());
            if (Boolean.getBoolean("weir.write.vectors")) {
                Files.write(path, file.getValue());
            }
            assertThat(Files.readAllBytes(path)).as(file.getKey()).isEqualTo(file.getValue());
        }
    }

    @Test
    void the_decoder_reads_each_of_them_whole() {
        assertThat(Archive.of(FOLDER.resolve("messages.mrt")).records).isEqualTo(320);
        assertThat(Archive.of(FOLDER.resolve("ribs.mrt")).records).isEqualTo(17);
        assertThat(Archive.of(FOLDER.resolve("rarities.mrt")).records).isEqualTo(5);
        assertThat(Archive.of(FOLDER.resolve("old.mrt")).records).isEqualTo(5);
        for (String name : FILES.keySet()) {
            assertThat(Archive.of(FOLDER.resolve(name)).damage).as(name).isEmpty();
        }
    }
}
