package net.weir.pipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may import whom (architecture: model, then api, then admin; doors import nothing that a third party could not). */
@AnalyzeClasses(packages = "net.weir", importOptions = ImportOption.DoNotIncludeTests.class)
class ImportRulesTest {
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

    @ArchTest
    static final ArchRule the_model_knows_nobody = noClasses()
            .that()
            .resideInAnyPackage(MODEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "net.weir.api..", "net.weir.codec..", "net.weir.admin..", "net.weir.engine..", "net.weir.rib..");

    @ArchTest
    static final ArchRule the_joints_know_the_model_alone = noClasses()
            .that()
            .resideInAPackage("net.weir.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ABOVE_API);

    @ArchTest
    static final ArchRule codecs_know_the_model_alone = noClasses()
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
                    "org.slf4j..");

    @ArchTest
    static final ArchRule doors_import_what_a_third_party_could = noClasses()
            .that()
            .resideInAnyPackage("net.weir.source..", "net.weir.sink..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("net.weir.admin..", "net.weir.engine..", "net.weir.rib..");

    @ArchTest
    static final ArchRule nobody_imports_the_engine = noClasses()
            .that()
            .resideOutsideOfPackages("net.weir.engine..", "net.weir.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.weir.engine..");

    @ArchTest
    static final ArchRule nobody_imports_the_rib = noClasses()
            .that()
            .resideOutsideOfPackages("net.weir.rib..", "net.weir.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.weir.rib..");

    @ArchTest
    static final ArchRule bundles_do_not_go_in_circles =
            slices().matching("net.weir.(*)..").should().beFreeOfCycles();
}
