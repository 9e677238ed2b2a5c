package net.weir.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file sink against processes that are really killed: every event at most once, and a gap that tells of each death. */
class KilledNodeTest {
    private static final Pattern PLACE = Pattern.compile("\"feed\":(\\d+),\"sequence\":(\\d+)");
    private static final int KILLS = 4;

    @TempDir
    Path dir;

    private Process start(int events) throws IOException, InterruptedException {
        Files.deleteIfExists(dir.resolve("home/running"));
        Files.createDirectories(dir.resolve("home"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledNode.class.getName(),
                        dir.resolve("home").toString(),
                        dir.resolve("out.jsonl").toString(),
                        String.valueOf(events))
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("process.log").toFile())
                .start();
    }

    @Test
    void each_event_is_in_the_file_once_and_what_memory_held_is_a_gap() throws Exception {
        long seed = Long.getLong("weir.seed", System.nanoTime());
        System.out.println("weir.seed=" + seed);
        Random random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(Integer.MAX_VALUE - 1_000);
            try {
                Node.eventually().until(() -> Files.exists(dir.resolve("home/running")));
                long before = Files.exists(dir.resolve("out.jsonl")) ? Files.size(dir.resolve("out.jsonl")) : 0;
                Node.eventually().until(() -> Files.size(dir.resolve("out.jsonl")) > before + 100_000);
                Thread.sleep(1_000 + random.nextInt(700)); // the record of queues is written each second
            } finally {
                process.destroyForcibly(); // SIGKILL
                process.waitFor();
            }
        }
        Process last = start(0);
        assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue())
                .as(Files.readString(dir.resolve("process.log")))
                .isZero();
        check(Files.readAllLines(dir.resolve("out.jsonl")));
    }

    private static void check(List<String> lines) {
        Map<Integer, List<Long>> feeds = new HashMap<>();
        Set<String> places = new HashSet<>();
        int gaps = 0;
        for (String line : lines) {
            assertThat(line).startsWith("{").endsWith("}");
            gaps += line.contains("\"process-died\"") ? 1 : 0;
            Matcher place = PLACE.matcher(line);
            if (line.contains("\"type\":\"route-update\"") && place.find()) {
                assertThat(places.add(place.group())).as("twice: %s", line).isTrue();
                feeds.computeIfAbsent(Integer.parseInt(place.group(1)), f -> new ArrayList<>())
                        .add(Long.parseLong(place.group(2)));
            }
        }
        assertThat(feeds).hasSize(KILLS);
        assertThat(gaps).isEqualTo(KILLS);
        feeds.forEach((feed, sequences) -> {
            assertThat(sequences).as("feed %d", feed).isSorted();
            int holes = sequences.get(0) == 1 ? 0 : 1;
            for (int i = 1; i < sequences.size(); i++) {
                holes += sequences.get(i) == sequences.get(i - 1) + 1 ? 0 : 1;
            }
            // memory stands before the disk and behind it: a process that dies makes one hole, and one at the end
            assertThat(holes).as("feed %d", feed).isLessThanOrEqualTo(1);
        });
    }
}
