package net.weir.cli.mrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.cli.Tool;
import net.weir.event.Event;
import net.weir.event.Malformed;
import net.weir.event.RouteUpdate;
import net.weir.model.NlriBlock;
import net.weir.model.PeerKey;
import net.weir.mrt.Archive;
import net.weir.mrt.Vectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The statistics, which count without making events, against the events of the same records. */
class StatsTest {
    @TempDir
    Path folder;

    @Test
    void made_records_count_as_their_events_say() throws IOException {
        for (byte[] octets : List.of(Vectors.messages(), Vectors.ribs(), Vectors.rarities(), Vectors.old())) {
            assertCounts(Files.write(folder.resolve("some.mrt"), octets));
        }
    }

    @Test
    void damaged_records_count_as_their_events_say() throws IOException {
        byte[] octets = Vectors.messages();
        for (int at = 12; at < octets.length; at += 3) {
            byte kept = octets[at];
            octets[at] ^= 0x11;
            assertCounts(Files.write(folder.resolve("bad.mrt"), octets));
            octets[at] = kept;
        }
    }

    @TestFactory
    List<DynamicTest> captures_count_as_their_events_say() {
        return Archive.captures().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> assertCounts(file)))
                .toList();
    }

    private static void assertCounts(Path file) {
        Map<PeerKey, long[]> counted = new LinkedHashMap<>();
        for (Event event : Archive.of(file).events) {
            if (event.peer() != null) {
                count(event, counted.computeIfAbsent(event.peer().key(), key -> new long[4]));
            }
        }
        List<String> rows = counted.entrySet().stream()
                .map(peer -> row(peer.getKey(), peer.getValue()))
                .toList();
        assertThat(Tool.weir("stats", file.toString()).lines().stream()
                        .filter(line -> !line.startsWith("asn") && !line.startsWith("all"))
                        .map(StatsTest::withoutChangesOfState)
                        .toList())
                .isEqualTo(rows);
    }

    private static void count(Event event, long[] counts) {
        if (event instanceof RouteUpdate update) {
            counts[0]++;
            counts[1] += size(update.announced());
            counts[2] += size(update.withdrawn());
        } else if (event instanceof Malformed) {
            counts[3]++;
        }
    }

    private static long size(@Nullable NlriBlock block) {
        return block == null ? 0 : block.count();
    }

    private static String row(PeerKey key, long[] counts) {
        return key.address() + " " + counts[0] + " " + counts[1] + " " + counts[2] + " " + counts[3];
    }

    private static String withoutChangesOfState(String line) {
        String[] field = line.split("\t", -1);
        return field[1] + " " + field[3] + " " + field[4] + " " + field[5] + " " + field[9];
    }
}
