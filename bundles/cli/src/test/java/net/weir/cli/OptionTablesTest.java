package net.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.weir.api.StageFactory;
import org.junit.jupiter.api.Test;

class OptionTablesTest {
    private static final Path DOCUMENT = Path.of("../../docs/options.md");
    private static final String SERVICES = "META-INF/services/net.weir.api.StageFactory";

    @Test
    void the_document_is_up_to_date() throws IOException {
        String now = OptionTables.markdown(
                StageTypes.find(StageFactory.class.getClassLoader(), System.err).types());
        if (Boolean.getBoolean("weir.write.docs")) {
            Files.writeString(DOCUMENT, now);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/options.md; -Dweir.write.docs=true writes it")
                .isEqualTo(now);
    }

    @Test
    void no_bundle_with_stage_types_is_left_out() throws IOException {
        List<String> lists = new ArrayList<>();
        getClass().getClassLoader().getResources(SERVICES).asIterator().forEachRemaining(url -> lists.add(read(url)));
        try (Stream<Path> bundles = Files.list(Path.of(".."))) {
            for (Path bundle : bundles.sorted().toList()) {
                Path list = bundle.resolve("src/main/resources").resolve(SERVICES);
                if (Files.exists(list)) {
                    assertThat(lists)
                            .as("%s is to be a dependency of features", bundle.getFileName())
                            .contains(Files.readString(list));
                }
            }
        }
    }

    private static String read(URL url) {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
