package net.weir.mrt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import net.weir.model.Prefix;
import org.junit.jupiter.api.Assumptions;

/** The table that stands after the lines that Debian's bgpdump prints of archives. */
public final class BgpdumpTable {
    private BgpdumpTable() {}

    /**
     * {@code PEER|AS|PREFIX} and its AS_PATH: announcements stay until withdrawn, or until their peer leaves state 6. Without
     * bgpdump the test is aborted by name.
     */
    public static Map<String, String> of(Path... files) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/bgpdump")), "bgpdump is not installed");
        Map<String, String> table = new TreeMap<>();
        for (Path file : files) {
            Process process = new ProcessBuilder("/usr/bin/bgpdump", "-q", "-m", file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader in =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    apply(table, line.split("\\|", -1));
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

    private static void apply(Map<String, String> table, String[] field) {
        String peer = field[3] + "|" + field[4];
        switch (field[2]) {
            case "A", "B" -> table.put(peer + "|" + Prefix.parse(field[5]), field[6]);
            case "W" -> table.remove(peer + "|" + Prefix.parse(field[5]));
            default -> table.keySet().removeIf(key -> key.startsWith(peer + "|"));
        }
    }
}
