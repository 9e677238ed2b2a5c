package net.weir.mrt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import net.weir.model.Prefix;
import org.junit.jupiter.api.Assumptions;

/** The table that stands after the lines that Debian's bgpdump prints of archives. */
public final class BgpdumpTable {
    private BgpdumpTable() {}

    /** As below, with all that bgpdump tells of a route: {@code AS_PATH|ORIGIN|NEXT_HOP|…|AGGREGATOR}, fields 7 to 14. */
    public static Map<String, String> withAttributes(Path... files) throws IOException, InterruptedException {
        return replay(field -> String.join("|", Arrays.copyOfRange(field, 6, 14)), files);
    }

    /**
     * {@code PEER|AS|PREFIX} and its AS_PATH: announcements stay until withdrawn, or until their peer leaves state 6. Without
     * bgpdump the test is aborted by name.
     */
    public static Map<String, String> of(Path... files) throws IOException, InterruptedException {
        return replay(field -> field[6], files);
    }

    private static Map<String, String> replay(Function<String[], String> told, Path... files)
            throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/bgpdump")), "bgpdump is not installed");
        Map<String, String> table = new TreeMap<>();
        for (Path file : files) {
            Process process = new ProcessBuilder("/usr/bin/bgpdump", "-q", "-m", file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader in =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    apply(table, line.split("\\|", -1), told);
                }
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    throw new AssertionError("bgpdump does not end");
                }
            } finally {
                process.destroyForcibly();
            }
        }
        return table;
    }

    private static void apply(Map<String, String> table, String[] field, Function<String[], String> told) {
        String peer = field[3] + "|" + field[4];
        switch (field[2]) {
            case "A", "B" -> table.put(peer + "|" + Prefix.parse(field[5]), told.apply(field));
            case "W" -> table.remove(peer + "|" + Prefix.parse(field[5]));
            default -> table.keySet().removeIf(key -> key.startsWith(peer + "|"));
        }
    }
}
