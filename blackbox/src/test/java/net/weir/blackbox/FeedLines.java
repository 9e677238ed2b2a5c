package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lines of a file sink, seen as what each feed told: the places of its events. */
final class FeedLines {
    private static final Pattern PLACE =
            Pattern.compile("\"feed\":(\\d+),\"sequence\":(\\d+)(?:,\"subsequence\":(\\d+))?");

    private final Map<Long, Long> last = new HashMap<>();
    private int news;

    /** Checks that each feed's events stand there once and in order, without a gap; what was told again is left out. */
    FeedLines(List<String> lines) {
        lines.forEach(this::add);
    }

    /** The same for a file of any size. */
    FeedLines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(this::add);
        }
    }

    private void add(String line) {
        Matcher place = PLACE.matcher(line);
        if (!line.contains("\"replayed\":true") && place.find()) {
            long sequence = Long.parseLong(place.group(2));
            Long before = last.put(Long.parseLong(place.group(1)), sequence);
            if (before != null) {
                assertThat(sequence).as(line).isEqualTo(before + 1);
            }
            news++;
        }
    }

    int feeds() {
        return last.size();
    }

    /** Events that were not told again. */
    int news() {
        return news;
    }
}
