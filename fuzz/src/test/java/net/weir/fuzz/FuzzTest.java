package net.weir.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs each target under Jazzer in a process of its own: a fixed number of inputs in the ordinary build, some minutes with
 * {@code ./weir test --long}, ten in all. The seed is printed; {@code -Dweir.fuzz.seed=N} runs it again. What fails is
 * kept under {@code target/fuzz}, and printed in hex.
 */
class FuzzTest {
    private static final Path ROOT = Path.of("target/fuzz").toAbsolutePath();
    private static final int RUNS = Integer.getInteger("weir.fuzz.runs", 6_000);
    private static final int TARGETS = 7;
    private static final int LONG_SECONDS = Integer.getInteger("weir.fuzz.seconds", 600) / TARGETS;
    private static final long GIVEN = Long.getLong("weir.seed", new SecureRandom().nextLong());
    private static final long SEED = Long.getLong("weir.fuzz.seed", 1 + (GIVEN & 0x3fff_ffff));

    @ParameterizedTest
    @ValueSource(
            classes = {
                UpdateTarget.class,
                MessageTarget.class,
                NlriTarget.class,
                AttributeTarget.class,
                BmpTarget.class,
                MrtTarget.class,
                EncodeTarget.class
            })
    void a_fixed_number_of_inputs(Class<?> target) throws Exception {
        run(target, "-runs=" + RUNS, 240);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(
            classes = {
                UpdateTarget.class,
                MessageTarget.class,
                NlriTarget.class,
                AttributeTarget.class,
                BmpTarget.class,
                MrtTarget.class,
                EncodeTarget.class
            })
    void ten_minutes_in_all(Class<?> target) throws Exception {
        run(target, "-max_total_time=" + LONG_SECONDS, LONG_SECONDS + 240);
    }

    private static void run(Class<?> target, String bound, int limitSeconds) throws Exception {
        Path folder = ROOT.resolve(target.getSimpleName());
        clear(folder);
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        int count = 0;
        for (byte[] seed : Seeds.of(target)) {
            Files.write(seeds.resolve(String.format("%05d", count++)), seed);
        }
        System.out.printf("%s: seed %d, %d inputs to begin with%n", target.getSimpleName(), SEED, count);
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command(target, bound, folder, corpus, seeds))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(limitSeconds, TimeUnit.SECONDS))
                    .as("%s ends within %d s", target.getSimpleName(), limitSeconds)
                    .isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        String said = Files.readString(log, StandardCharsets.ISO_8859_1);
        assertThat(process.exitValue()).as("seed %d: %s", SEED, finding(said)).isZero();
        assertThat(said).as("it really ran").containsPattern("#[0-9]+\tDONE");
    }

    private static List<String> command(Class<?> target, String bound, Path folder, Path corpus, Path seeds) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx768m", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
        command.add("-XX:+EnableDynamicAgentLoading");
        String keys = System.getProperty("weir.hash.seed");
        if (keys != null) {
            command.add("-Dweir.hash.seed=" + keys);
        }
        command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path"))));
        command.add("com.code_intelligence.jazzer.Jazzer");
        command.add("--target_class=" + target.getName());
        command.add("--instrumentation_includes=net.weir.codec.**:net.weir.model.**:net.weir.text.**");
        command.add("--custom_hook_excludes=**"); // its sanitizers look for what codecs never do
        command.add("--reproducer_path=" + folder);
        command.add("-artifact_prefix=" + folder + "/");
        command.add("-seed=" + SEED);
        command.add(bound);
        command.addAll(List.of("-max_len=4096", "-timeout=30", "-rss_limit_mb=0", "-print_final_stats=1"));
        command.add(corpus.toString());
        command.add(seeds.toString());
        return command;
    }

    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElseThrow();
    }

    /** What went wrong and with which input, without what led there. */
    private static String finding(String log) {
        int from = Math.max(log.lastIndexOf("== Java Exception"), log.lastIndexOf("ERROR: "));
        return log.substring(from >= 0 ? from : Math.max(0, log.length() - 4000));
    }

    private static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
