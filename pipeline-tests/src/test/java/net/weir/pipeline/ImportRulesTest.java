package net.weir.pipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may import whom (architecture: model, then api, then admin; doors import nothing that a third party could not). */
class ImportRulesTest {
    private static final JavaClasses WEIR = new ClassFileImporter().importPaths(bundles());

    private static final String[] MODEL = {"net.weir.model..", "net.weir.event..", "net.weir.text.."};
    private static final String[] ABOVE_API = {
        "net.weir.admin..",
        "net.weir.engine..",
        "net.weir.rib..",
        "net.weir.http..",
        "net.weir.shell..",
        "net.weir.source..",
        "net.weir.sink..",
        "net.weir.home.."
    };

    /** What still goes in circles; each line has to go, and none may come. */
    private static final Set<String> KNOTS = Set.of(
            "net.weir.model",
            "net.weir.model.layout",
            "net.weir.model.nlri",
            "net.weir.roto",
            "net.weir.roto.host",
            "net.weir.shell",
            "net.weir.shell.completion");

    private static final SliceAssignment EACH_PACKAGE = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            return name.startsWith("net.weir") && !KNOTS.contains(name)
                    ? SliceIdentifier.of(name)
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    };

    /** The classes of every bundle of the checkout: a new one needs no line here. */
    private static List<Path> bundles() {
        try (Stream<Path> children = Files.list(Path.of("..", "bundles"))) {
            List<Path> bundles = children.filter(child -> Files.isDirectory(child.resolve("src")))
                    .toList();
            for (Path bundle : bundles) {
                if (!Files.isDirectory(classes(bundle))) {
                    throw new IllegalStateException(bundle.getFileName() + " is not built: mvn verify -DskipTests");
                }
            }
            return bundles.stream().map(ImportRulesTest::classes).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path classes(Path bundle) {
        return bundle.resolve("target").resolve("classes");
    }

    @Test
    void the_model_knows_nobody() {
        noClasses()
                .that()
                .resideInAnyPackage(MODEL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "net.weir.api..", "net.weir.codec..", "net.weir.admin..", "net.weir.engine..", "net.weir.rib..")
                .check(WEIR);
    }

    @Test
    void the_joints_know_the_model_alone() {
        noClasses()
                .that()
                .resideInAnyPackage("net.weir.api..", "net.weir.query..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ABOVE_API)
                .check(WEIR);
    }

    @Test
    void codecs_know_the_model_alone() {
        noClasses()
                .that()
                .resideInAPackage("net.weir.codec..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "net.weir.api..",
                        "net.weir.admin..",
                        "net.weir.engine..",
                        "net.weir.rib..",
                        "io.netty..",
                        "org.osgi.framework..",
                        "org.slf4j..")
                .check(WEIR);
    }

    @Test
    void sessions_know_the_model_and_the_codecs_alone() {
        noClasses()
                .that()
                .resideInAPackage("net.weir.session..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        "net.weir.session..",
                        "net.weir.codec..",
                        "net.weir.model..",
                        "net.weir.event..",
                        "org.jspecify.annotations..",
                        "org.osgi.annotation..")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.channels..", "java.util.concurrent..")
                .check(WEIR);
    }

    @Test
    void doors_import_what_a_third_party_could() {
        noClasses()
                .that()
                .resideInAnyPackage("net.weir.source..", "net.weir.sink..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("net.weir.admin..", "net.weir.engine..", "net.weir.rib..")
                .check(WEIR);
    }

    @Test
    void nobody_imports_the_engine() {
        noClasses()
                .that()
                .resideOutsideOfPackages("net.weir.engine..", "net.weir.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("net.weir.engine..")
                .check(WEIR);
    }

    @Test
    void nobody_imports_the_rib() {
        noClasses()
                .that()
                .resideOutsideOfPackages("net.weir.rib..", "net.weir.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("net.weir.rib..")
                .check(WEIR);
    }

    @Test
    void faces_import_what_is_made_for_faces() {
        noClasses()
                .that()
                .resideInAnyPackage("net.weir.http..", "net.weir.shell..", "net.weir.console..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "net.weir.codec..",
                        "net.weir.engine..",
                        "net.weir.rib..",
                        "net.weir.source..",
                        "net.weir.sink..")
                .check(WEIR);
    }

    @Test
    void packages_do_not_go_in_circles() {
        slices().assignedFrom(EACH_PACKAGE).should().beFreeOfCycles().check(WEIR);
    }

    @Test
    void bundles_do_not_go_in_circles() {
        slices().matching("net.weir.(*)..").should().beFreeOfCycles().check(WEIR);
    }
}
