package net.weir.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table that comes of replaying the route changes in a file of events. */
final class FileTable {
    private static final Pattern ROUTE = Pattern.compile("\"prefix\":\"([^\"]+)\"[^}]*?\"action\":\"([a-z]+)\"");

    private final Path file;

    FileTable(Path file) {
        this.file = file;
    }

    /** What a view's family holds after the last line; waits two seconds for the sink's flush. */
    Set<String> prefixes(String view, String family) throws IOException {
        try {
            Thread.sleep(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Set<String> prefixes = new TreeSet<>();
        for (String line : Files.readAllLines(file)) {
            if (line.contains("\"route-change\"")
                    && line.contains("\"" + view + "\"")
                    && line.contains("\"" + family + "\"")) {
                Matcher matcher = ROUTE.matcher(line);
                while (matcher.find()) {
                    if (matcher.group(2).equals("withdraw")) {
                        prefixes.remove(matcher.group(1));
                    } else {
                        prefixes.add(matcher.group(1));
                    }
                }
            }
        }
        return prefixes;
    }
}
