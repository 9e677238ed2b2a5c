package net.weir.event.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.weir.GoldenFile;
import net.weir.event.Event;
import net.weir.event.PeerRoutesGone;
import net.weir.event.ResyncBegin;
import net.weir.event.ResyncEnd;
import net.weir.event.SampleEvents;
import org.junit.jupiter.api.Test;

/** Segments outlive an upgrade: what an earlier build wrote is read by this one. */
class GoldenSegmentTest {
    private static final String FILE_1 = "net/weir/event/io/segment-v1.bin";
    private static final String FILE_2 = "net/weir/event/io/segment-v2.bin";

    /** Events that segments of version 1 could not hold; they come last. */
    private static final int SINCE_VERSION_2 = 3;

    private static List<Event> expected() {
        List<Event> expected = new ArrayList<>();
        for (Event event : SampleEvents.all()) {
            if (event instanceof PeerRoutesGone gone) {
                gone.expand(expected::add);
            } else {
                expected.add(event);
            }
        }
        return expected;
    }

    @Test
    void a_segment_of_version_1_is_read_as_it_was_meant() {
        List<Event> expected = expected();
        expected.replaceAll(GoldenSegmentTest::asVersion1);
        require(FILE_1, new ArrayList<>(expected.subList(0, expected.size() - SINCE_VERSION_2)));
    }

    /** A resync was always of everything and had no name. */
    private static Event asVersion1(Event event) {
        Event plain = event instanceof ResyncBegin begin
                ? new ResyncBegin(begin.receivedMicros(), begin.rib(), begin.peers())
                : event instanceof ResyncEnd end ? new ResyncEnd(end.receivedMicros(), end.rib()) : event;
        if (plain != event) {
            plain.stampFrom(event, event.subsequence());
        }
        return plain;
    }

    @Test
    void a_segment_of_version_2_is_read_as_it_was_meant() {
        // only to be read: slots follow from the hash of the process, so that no two writers write the same octets
        GoldenFile.writeIfAsked(FILE_2, Segment.of(SampleEvents.all()).octets());
        require(FILE_2, expected());
    }

    private static void require(String file, List<Event> expected) {
        Segment.Reading reading = Segment.read(GoldenFile.read(file));
        assertThat(reading.problem()).isNull();
        assertThat(reading.events())
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .withEqualsForType(Double::equals, Double.class)
                .ignoringFieldsMatchingRegexes(".*json", ".*asPath") // what other tests made the sets remember
                .isEqualTo(expected);
    }
}
