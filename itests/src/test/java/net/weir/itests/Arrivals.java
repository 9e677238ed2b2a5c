package net.weir.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The events that a file of JSON lines has of one feed: how often each sequence number with each subsequence is there. */
final class Arrivals {
    private static final Pattern PLACE =
            Pattern.compile("\"feed\":(\\d+),\"sequence\":(\\d+)(?:,\"subsequence\":(\\d+))?");

    private final Map<Long, Integer> bySequence = new TreeMap<>();
    private long feed = -1;
    private int again;

    static Arrivals in(Path file) throws IOException {
        Arrivals arrivals = new Arrivals();
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(arrivals::add);
        }
        return arrivals;
    }

    private void add(String line) {
        Matcher place = PLACE.matcher(line);
        assertTrue(line, place.find());
        long of = Long.parseLong(place.group(1));
        assertTrue("a second feed: " + line, feed == -1 || feed == of);
        feed = of;
        assertEquals("one event became several: " + line, null, place.group(3));
        again += bySequence.merge(Long.valueOf(place.group(2)), 1, Integer::sum) > 1 ? 1 : 0;
    }

    /** How many different events there are. */
    int events() {
        return bySequence.size();
    }

    /** Every event of the feed from its first on is there. */
    void assertNoGap(int events) {
        long first = bySequence.keySet().iterator().next();
        long expected = first;
        for (long sequence : bySequence.keySet()) {
            assertEquals("gap after " + (expected - 1), expected, sequence);
            expected++;
        }
        assertEquals("events from " + first + " on", events, bySequence.size());
    }

    void assertNoneTwice() {
        assertEquals("lines that repeat one before", 0, again);
    }
}
