package net.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs the tests of the console's pure functions, which are beside this folder in {@code src/test/js}. */
class ModulesTest {
    @Test
    void the_pure_functions_do_what_their_tests_say() throws IOException, InterruptedException {
        assumeTrue(hasNode(), "no node here (Debian: nodejs), so the console's modules are not tested");
        Path output = Files.createTempFile("console-modules", ".txt");
        Process node = new ProcessBuilder("node", "--test", "src/test/js/")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String said = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(node.exitValue()).as(said).isZero();
            assertThat(said).containsPattern("(?m)^# pass [1-9]\\d*$").containsPattern("(?m)^# fail 0$");
        } finally {
            node.destroyForcibly();
            Files.delete(output);
        }
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            Process version = new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .start();
            return version.waitFor(10, TimeUnit.SECONDS) && version.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
