package net.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import net.weir.admin.StageTypeInfo;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.engine.plan.Checker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageTypesTest {
    /** A factory whose author forgot the annotation. */
    public static final class Nameless implements StageFactory<Nameless.None> {
        record None() {}

        @Override
        public Class<None> configType() {
            return None.class;
        }

        @Override
        public Stage<None> create(None config, StageContext context) {
            throw new IllegalStateException("never made");
        }
    }

    @Test
    void a_broken_bundle_costs_only_its_own_types(@TempDir Path dir) throws IOException {
        Path services = Files.createDirectories(dir.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(StageFactory.class.getName()),
                "org.example.Missing\n" + Nameless.class.getName() + "\n");
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {dir.toUri().toURL()}, getClass().getClassLoader())) {
            Checker found = StageTypes.find(loader, new PrintStream(complaints, true, StandardCharsets.UTF_8));
            assertThat(found.types()).extracting(StageTypeInfo::type).contains("null");
        }
        assertThat(complaints.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("org.example.Missing"))
                .anyMatch(line -> line.contains("Nameless carries no @StageType"));
    }

    @Test
    void types_that_nobody_uses_are_known_by_name_alone() {
        Checker found = StageTypes.find(getClass().getClassLoader(), System.err, Set.of("rib"));
        assertThat(found.types()).extracting(StageTypeInfo::type).containsExactly("rib");
        assertThat(found.names()).contains("rib", "null", "bmp.tcp");
    }

    @Test
    void says_where_a_type_comes_from() {
        assertThat(StageTypes.find(getClass().getClassLoader(), System.err).types())
                .allSatisfy(type -> assertThat(type.bundle()).isNotBlank());
    }
}
