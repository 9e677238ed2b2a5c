package net.weir.itests;

import static org.ops4j.pax.exam.CoreOptions.vmOptions;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureSecurity;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.doNotModifyLogConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.OptionUtils;
import org.ops4j.pax.exam.container.remote.RBCRemoteTargetOptions;

/** The distribution as a container for tests: offline, on free loopback ports. */
final class Container {
    private static final long START_LIMIT_MILLIS = 60_000;

    private Container() {}

    /** As bin/karaf starts Java: the container replaces two service locators of the JDK. */
    private static Option javaOptions(String karaf) {
        String endorsed = "lib/endorsed/org.apache.karaf.specs.";
        return vmOptions(
                "-Xmx512m",
                "--add-reads=java.xml=java.logging",
                "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                "--patch-module=java.base=" + endorsed + "locator-" + karaf + ".jar",
                "--patch-module=java.xml=" + endorsed + "java.xml-" + karaf + ".jar",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.net=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.naming/javax.naming.spi=ALL-UNNAMED",
                "--add-opens=java.rmi/sun.rmi.transport.tcp=ALL-UNNAMED",
                "--add-exports=java.base/sun.net.www.protocol.http=ALL-UNNAMED",
                "--add-exports=java.base/sun.net.www.protocol.https=ALL-UNNAMED",
                "--add-exports=java.base/sun.net.www.protocol.jar=ALL-UNNAMED",
                "--add-exports=java.base/sun.net.www.protocol.file=ALL-UNNAMED",
                "-Djava.rmi.server.hostname=127.0.0.1",
                "-cp",
                "lib/jdk9plus/*:lib/boot/*");
    }

    /** Has an invented router recorded; the tests get the place as a system property. */
    static Option[] router(String name, int number, int changes) {
        return property(
                name, RouterRecording.write(directory(name), number, changes).toString());
    }

    /** Where the example plugin comes from. */
    static URI pathLength() {
        return Path.of(System.getProperty("weir.checkout"))
                .resolve("plugins-sdk/example-path-length/target/path-length-1.0.0.jar")
                .normalize()
                .toUri();
    }

    /** A directory for what is made before the container starts. */
    static Path directory(String name) {
        return Path.of("target/prepared", name).toAbsolutePath();
    }

    static Option[] property(String name, String value) {
        return new Option[] {editConfigurationFilePut("etc/custom.system.properties", name, value)};
    }

    static Option[] options() {
        String karaf = System.getProperty("karaf.version");
        String repository =
                Path.of(System.getProperty("maven.repository")).toUri().toString();
        Option[] container = {
            karafDistributionConfiguration()
                    .frameworkUrl(Path.of(System.getProperty("weir.distribution"))
                            .normalize()
                            .toUri()
                            .toString())
                    .karafVersion(karaf)
                    .name("Weir")
                    .unpackDirectory(new File("target/exam")),
            configureConsole().ignoreLocalConsole(),
            configureSecurity().disableKarafMBeanServerBuilder(),
            doNotModifyLogConfiguration(),
            RBCRemoteTargetOptions.waitForRBCFor((int) START_LIMIT_MILLIS),
            editConfigurationFilePut("etc/custom.system.properties", "weir.http.port", "0"),
            editConfigurationFilePut("etc/custom.system.properties", "weir.ssh.port", "0"),
            editConfigurationFilePut("etc/custom.system.properties", "weir.bmp.port", "0"),
            // The test's own bundles are not in the distribution; Maven has fetched them.
            editConfigurationFilePut(
                    "etc/org.ops4j.pax.url.mvn.cfg",
                    "org.ops4j.pax.url.mvn.defaultRepositories",
                    "${karaf.home.uri}${karaf.default.repository}@id=system.repository@snapshots, " + repository
                            + "@id=tests"),
        };
        return OptionUtils.combine(container, javaOptions(karaf));
    }
}
