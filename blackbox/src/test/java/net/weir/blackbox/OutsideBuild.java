package net.weir.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The example plugin copied elsewhere and built there by Maven, against Weir's artifacts in a local repository of its own.
 * Other libraries come from the user's repository, which is only read, as from a server; nothing else is asked.
 */
final class OutsideBuild {
    private static final Path CHECKOUT =
            Path.of(System.getProperty("weir.checkout")).normalize();
    private static final String VERSION = "0.1.0-SNAPSHOT";
    /** What "mvn install" in the checkout would install of what a plugin needs. */
    private static final Map<String, String> MODULES = Map.of(
            "weir", "",
            "weir-bundles", "bundles",
            "weir-model", "bundles/model",
            "weir-api", "bundles/api",
            "weir-plugins-sdk", "plugins-sdk",
            "weir-plugin-parent", "plugins-sdk/parent",
            "weir-testkit", "plugins-sdk/testkit");

    private final Path project;
    private final Path repository;
    private final Path settings;

    OutsideBuild(Path directory) throws IOException {
        project = directory.resolve("my-plugin");
        repository = directory.resolve("repository");
        settings = Files.writeString(
                directory.resolve("settings.xml"),
                "<settings><mirrors><mirror><id>users</id><mirrorOf>*</mirrorOf><url>file://"
                        + System.getProperty("weir.repository") + "</url></mirror></mirrors></settings>");
        for (Map.Entry<String, String> module : MODULES.entrySet()) {
            install(module.getKey(), CHECKOUT.resolve(module.getValue()));
        }
        copy(CHECKOUT.resolve("plugins-sdk/example-path-length"));
    }

    private void install(String artifact, Path module) throws IOException {
        Path place = Files.createDirectories(repository.resolve("net/weir/" + artifact + "/" + VERSION));
        String name = artifact + "-" + VERSION;
        Files.copy(module.resolve("pom.xml"), place.resolve(name + ".pom"));
        Path jar = module.resolve("target/" + name + ".jar");
        if (Files.exists(jar)) {
            Files.copy(jar, place.resolve(name + ".jar"));
        }
    }

    private void copy(Path example) throws IOException {
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : (Iterable<Path>) files.filter(f -> !f.startsWith(example.resolve("target")))::iterator) {
                Files.copy(file, project.resolve(example.relativize(file).toString()));
            }
        }
    }

    /** Builds the plugin with its tests as this version. Returns the jar. */
    Path build(String version) throws IOException {
        Path pom = project.resolve("pom.xml");
        Files.writeString(
                pom,
                Files.readString(pom)
                        .replaceAll("(?s)(<artifactId>path-length</artifactId>\\s*<version>)[^<]+", "$1" + version)
                        .replace("<relativePath>../parent</relativePath>", "<relativePath/>"));
        Finished built = Finished.run(
                Map.of(),
                List.of(
                        "mvn",
                        "-o",
                        "-B",
                        "-q",
                        "-f",
                        pom.toString(),
                        "-s",
                        settings.toString(),
                        "-Dmaven.repo.local=" + repository,
                        "-Daether.offline.protocols=file",
                        "package"));
        if (built.status() != 0) {
            throw new AssertionError(built.output());
        }
        return project.resolve("target/path-length-" + version + ".jar");
    }
}
