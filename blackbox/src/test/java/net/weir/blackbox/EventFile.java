package net.weir.blackbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A growing file with an event of Weir's JSON in each line, read on from where it was left. */
final class EventFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final List<String> lines = new ArrayList<>();
    private final List<JsonNode> events = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private long read;

    EventFile(Path file) {
        this.file = file;
    }

    /** All whole lines that are there now. */
    List<String> lines() {
        readOn();
        return lines;
    }

    List<JsonNode> events() {
        readOn();
        return events;
    }

    Stream<JsonNode> events(String type) {
        return events().stream().filter(event -> event.path("type").asText().equals(type));
    }

    /** All changes of routes that are told now, in order. */
    List<Change> changes() {
        readOn();
        return changes;
    }

    /** The routes that come of replaying all changes. Fails where a change does not fit what stood before it. */
    Set<String> table() {
        Set<String> table = new HashSet<>();
        for (Change change : changes()) {
            boolean fits =
                    switch (change.action()) {
                        case "announce" -> table.add(change.route());
                        case "withdraw" -> table.remove(change.route());
                        default -> table.contains(change.route());
                    };
            if (!fits) {
                throw new AssertionError("does not follow from what came before: " + change);
            }
        }
        return table;
    }

    /** The prefixes of the table in this view and family, of whatever peer. */
    Set<String> prefixes(String view, String family) {
        Set<String> prefixes = new TreeSet<>();
        for (String route : table()) {
            String[] parts = route.split(" ");
            if (parts[2].equals(view) && parts[3].equals(family)) {
                prefixes.add(parts[4]);
            }
        }
        return prefixes;
    }

    private void readOn() {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] more = new byte[Math.toIntExact(in.length() - read)];
            in.seek(read);
            in.readFully(more);
            int end = more.length;
            while (end > 0 && more[end - 1] != '\n') {
                end--;
            }
            read += end;
            for (String line :
                    new String(more, 0, end, StandardCharsets.UTF_8).lines().toList()) {
                add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) throws JsonProcessingException {
        JsonNode event = JSON.readTree(line);
        lines.add(line);
        events.add(event);
        changes.addAll(Change.of(event));
    }
}
