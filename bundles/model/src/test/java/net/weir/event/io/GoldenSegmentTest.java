package net.weir.event.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.weir.GoldenFile;
import net.weir.event.Event;
import net.weir.event.PeerRoutesGone;
import net.weir.event.PeerUp;
import net.weir.event.SampleEvents;
import org.junit.jupiter.api.Test;

/** Segments outlive an upgrade: what an earlier build wrote is read by this one. */
class GoldenSegmentTest {
    private static final String FOLDER = "net/weir/event/io/";

    @Test
    void a_segment_of_this_version_is_read_as_it_was_meant() {
        // only to be read: slots follow from the hash of the process, so that no two writers write the same octets
        GoldenFile.writeIfAsked(
                FOLDER + "segment-v2.bin", Segment.of(SampleEvents.all()).octets());
        check("segment-v2.bin", SampleEvents.all());
    }

    @Test
    void a_segment_of_version_1_is_read_as_it_was_meant() {
        check(
                "segment-v1.bin",
                SampleEvents.all().stream()
                        .map(event -> event instanceof PeerUp up ? unlabelled(up) : event)
                        .toList());
    }

    private static Event unlabelled(PeerUp up) {
        PeerUp.Session session = up.session();
        PeerUp before = new PeerUp(
                Objects.requireNonNull(up.peer()),
                up.observedMicros(),
                up.receivedMicros(),
                new PeerUp.Session(
                        session.localAddress(),
                        session.localPort(),
                        session.remotePort(),
                        session.sentOpen(),
                        session.receivedOpen(),
                        session.strings(),
                        List.of()),
                up.replayed());
        before.stamp(up.feed(), up.sequence());
        return before;
    }

    private static void check(String file, List<Event> written) {
        List<Event> expected = new ArrayList<>();
        for (Event event : written) {
            if (event instanceof PeerRoutesGone gone) {
                gone.expand(expected::add);
            } else {
                expected.add(event);
            }
        }
        Segment.Reading reading = Segment.read(GoldenFile.read(FOLDER + file));
        assertThat(reading.problem()).isNull();
        assertThat(reading.events())
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .withEqualsForType(Double::equals, Double.class)
                .ignoringFieldsMatchingRegexes(".*json", ".*asPath") // what other tests made the sets remember
                .isEqualTo(expected);
    }
}
