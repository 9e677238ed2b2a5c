package net.weir.event.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.weir.event.AnyEvent;
import net.weir.event.Event;
import net.weir.event.ResyncBegin;
import net.weir.event.ResyncEnd;
import net.weir.event.io.EventFormatException.Kind;
import net.weir.model.Octets;
import net.weir.model.RouteScope;
import org.junit.jupiter.api.Test;

class EventDamageTest {
    private static final int FIRST = 4; // where the first record begins

    @Provide
    Arbitrary<List<Event>> events() {
        return AnyEvent.event().list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<Event> event() {
        return AnyEvent.event();
    }

    private static void require(Segment.Reading reading, Kind kind, long offset, int events) {
        assertThat(reading.events()).hasSize(events);
        assertThat(reading.problem()).isNotNull();
        assertThat(reading.problem().kind()).isEqualTo(kind);
        assertThat(reading.problem().offset()).isEqualTo(offset);
    }

    @Property(tries = 100)
    void cut_at_any_octet_the_whole_records_before_it_are_read(@ForAll("events") List<Event> events) {
        Segment segment = Segment.of(events);
        for (int cut = 0; cut < segment.octets().length; cut++) {
            int length = cut;
            int whole =
                    (int) segment.ends().stream().filter(end -> end <= length).count();
            Segment.Reading reading = Segment.read(Arrays.copyOf(segment.octets(), cut));
            int boundary = whole > 0 ? segment.ends().get(whole - 1) : cut < FIRST ? 0 : FIRST;
            if (cut == boundary) {
                assertThat(reading.problem()).isNull();
                assertThat(reading.events()).hasSize(whole);
            } else {
                require(reading, Kind.TORN, boundary, whole);
            }
        }
    }

    @Property(tries = 300)
    void a_flipped_bit_ends_reading_there(@ForAll("events") List<Event> events, @ForAll Random random) {
        Segment segment = Segment.of(events);
        for (int i = 0; i < 20; i++) {
            byte[] damaged = segment.octets().clone();
            int at = FIRST + random.nextInt(damaged.length - FIRST);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            int before = (int) segment.ends().stream().filter(end -> end <= at).count();
            Segment.Reading reading = Segment.read(damaged);
            assertThat(reading.problem()).isNotNull();
            assertThat(reading.events()).hasSize(before);
            assertThat(reading.problem().offset())
                    .isEqualTo(before == 0 ? FIRST : segment.ends().get(before - 1));
        }
    }

    /** The checksum is made right again, so that the decoder meets the damage. */
    @Property(tries = 1500)
    void wrong_octets_under_a_right_checksum_are_an_event_or_the_declared_problem(
            @ForAll("event") Event event, @ForAll Random random) {
        byte[] octets = Segment.of(List.of(event)).octets();
        for (int i = 0; i < 30; i++) {
            byte[] damaged = octets.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                damaged[FIRST + 8 + random.nextInt(damaged.length - FIRST - 8)] = (byte) random.nextInt();
            }
            Segment.seal(damaged, FIRST);
            Segment.read(damaged);
        }
    }

    @Property(tries = 500)
    void a_body_cut_short_under_a_right_checksum_is_damage(@ForAll("event") Event event) {
        byte[] octets = Segment.of(List.of(event)).octets();
        for (int length = 1; length < octets.length - FIRST - 8; length++) {
            byte[] cut = Arrays.copyOf(octets, FIRST + 8 + length);
            Octets.put32(cut, FIRST, length);
            Segment.seal(cut, FIRST);
            require(Segment.read(cut), Kind.DAMAGED, FIRST, 0);
        }
    }

    @Property
    void any_octets_at_all_are_a_problem_or_nothing(@ForAll byte[] octets, @ForAll @IntRange(max = 17) int kind) {
        Segment.read(octets);
        byte[] body = new byte[FIRST + 8 + 1 + octets.length];
        Octets.put32(body, 0, EventWriter.MAGIC | EventWriter.VERSION);
        Octets.put32(body, FIRST, 1 + octets.length);
        body[FIRST + 8] = (byte) kind;
        System.arraycopy(octets, 0, body, FIRST + 9, octets.length);
        Segment.seal(body, FIRST);
        Segment.read(body);
    }

    @Test
    void an_empty_file_is_an_empty_segment() {
        assertThat(Segment.read(new byte[0])).isEqualTo(new Segment.Reading(List.of(), null));
    }

    @Test
    void another_file_is_no_segment() {
        require(Segment.read("{\"type\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8)), Kind.DAMAGED, 0, 0);
    }

    @Test
    void a_later_version_is_not_guessed_at() {
        byte[] octets =
                Segment.of(List.of(new ResyncBegin(1, "rib", List.of()))).octets();
        octets[3] = EventWriter.VERSION + 1;
        require(Segment.read(octets), Kind.UNSUPPORTED, 0, 0);
    }

    @Test
    void what_an_earlier_version_wrote_is_read() {
        byte[] now = Segment.of(List.of(new ResyncBegin(1, "rib", List.of(7)))).octets();
        byte[] before = Arrays.copyOf(now, now.length - 4); // id, lane, families, prefixes: an octet each
        before[3] = 1;
        int length = Octets.i32(now, 4) - 4;
        Octets.put32(before, 4, length);
        Octets.put32(before, 8, EventWriter.checksum(new CRC32C(), before, 4, length));
        assertThat(Segment.read(before).events()).singleElement().isInstanceOfSatisfying(ResyncBegin.class, begin -> {
            assertThat(begin.peers()).containsExactly(7);
            assertThat(begin.scope()).isEqualTo(RouteScope.ALL);
        });
    }

    @Test
    void zeros_behind_the_last_record_are_damage() {
        Segment segment = Segment.of(List.of(new ResyncBegin(1, "rib", List.of())));
        byte[] padded = Arrays.copyOf(segment.octets(), segment.octets().length + 100);
        require(Segment.read(padded), Kind.DAMAGED, segment.octets().length, 1);
    }

    @Test
    void a_length_beyond_all_measure_is_seen_before_memory_is_asked_for() {
        byte[] octets =
                Segment.of(List.of(new ResyncBegin(1, "rib", List.of()))).octets();
        for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, EventWriter.MAX_RECORD + 1}) {
            Octets.put32(octets, FIRST, length);
            require(Segment.read(octets), Kind.DAMAGED, FIRST, 0);
        }
    }

    @Test
    void a_great_length_takes_no_more_memory_than_there_are_octets() throws IOException {
        byte[] octets =
                Segment.of(List.of(new ResyncBegin(1, "rib", List.of()))).octets();
        Octets.put32(octets, FIRST, EventWriter.MAX_RECORD);
        // 16 readers that believed the field would hold 1 GiB, the whole heap of this test
        EventReader[] readers = new EventReader[16];
        for (int i = 0; i < readers.length; i++) {
            EventReader reader = new EventReader(new ByteArrayInputStream(octets));
            readers[i] = reader;
            assertThatExceptionOfType(EventFormatException.class)
                    .isThrownBy(reader::next)
                    .matches(e -> e.kind() == Kind.TORN);
        }
        assertThat(readers[15].position()).isEqualTo(FIRST);
    }

    @Test
    void a_reader_waits_for_the_rest_of_a_record_that_is_being_written() throws IOException {
        List<Event> events = List.of(new ResyncBegin(1, "rib", List.of()), new ResyncEnd(2, "rib"));
        Growing growing = new Growing(Segment.of(events).octets());
        EventReader reader = new EventReader(growing);
        int read = 0;
        while (growing.visible < growing.octets.length) {
            try {
                if (reader.next() != null) {
                    read++;
                }
            } catch (EventFormatException e) {
                assertThat(e.kind()).isEqualTo(Kind.TORN);
            }
            growing.visible++;
        }
        assertThat(reader.next()).isInstanceOf(ResyncEnd.class);
        assertThat(read).isEqualTo(1);
        assertThat(reader.next()).isNull();
    }

    @Test
    void damage_is_final() {
        byte[] octets = Segment.of(List.of(new ResyncBegin(1, "rib", List.of()), new ResyncEnd(2, "rib")))
                .octets();
        octets[FIRST + 10] ^= 1;
        EventReader reader = new EventReader(new ByteArrayInputStream(octets));
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(EventFormatException.class).isThrownBy(reader::next);
        }
    }

    @Test
    void a_failing_disk_is_no_damage() {
        EventReader reader = new EventReader(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        });
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(reader::next)
                .isNotInstanceOf(EventFormatException.class);
    }

    /** A file that somebody else appends to. */
    private static final class Growing extends InputStream {
        private final byte[] octets;
        private int visible;
        private int at;

        Growing(byte[] octets) {
            this.octets = octets;
        }

        @Override
        public int read() {
            return at < visible ? octets[at++] & 0xff : -1;
        }
    }
}
