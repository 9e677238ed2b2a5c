package net.weir.event.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.weir.GoldenFile;
import net.weir.event.Event;
import net.weir.event.PeerRoutesGone;
import net.weir.event.SampleEvents;
import org.junit.jupiter.api.Test;

/** Segments outlive an upgrade: what an earlier build wrote is read by this one. */
class GoldenSegmentTest {
    private static final String FILE = "net/weir/event/io/segment-v1.bin";

    @Test
    void a_segment_of_version_1_is_read_as_it_was_meant() {
        List<Event> expected = new ArrayList<>();
        for (Event event : SampleEvents.all()) {
            if (event instanceof PeerRoutesGone gone) {
                gone.expand(expected::add);
            } else {
                expected.add(event);
            }
        }
        // only to be read: slots follow from the hash of the process, so that no two writers write the same octets
        GoldenFile.writeIfAsked(FILE, Segment.of(SampleEvents.all()).octets());
        Segment.Reading reading = Segment.read(GoldenFile.read(FILE));
        assertThat(reading.problem()).isNull();
        assertThat(reading.events())
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .withEqualsForType(Double::equals, Double.class)
                .ignoringFieldsMatchingRegexes(".*json", ".*asPath") // what other tests made the sets remember
                .isEqualTo(expected);
    }
}
