package net.weir.pipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may import whom (architecture: model, then api, then admin; doors import nothing that a third party could not). */
class ImportRulesTest {
    private static final JavaClasses WEIR = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("net.weir");

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
                .resideInAPackage("net.weir.api..")
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
    void bundles_do_not_go_in_circles() {
        slices().matching("net.weir.(*)..").should().beFreeOfCycles().check(WEIR);
    }
}
