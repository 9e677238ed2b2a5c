package net.weir.event.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.weir.event.AnyEvent;
import net.weir.event.BorrowedMessage;
import net.weir.event.Event;
import net.weir.event.EventKind;
import net.weir.event.ExtensionEvent;
import net.weir.event.PeerRoutesGone;
import net.weir.event.ResyncBegin;
import net.weir.event.RouteChange;
import net.weir.event.RouteUpdate;
import net.weir.event.RouteUpdateBuilder;
import net.weir.event.SampleEvents;
import net.weir.event.TopicRecord;
import net.weir.model.Asn;
import net.weir.model.AttributeBytes;
import net.weir.model.AttributeType;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.Prefix;
import net.weir.model.RouterKey;
import net.weir.model.Value;
import net.weir.model.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventRoundTripTest {
    private static final IpAddress ADDRESS = IpAddress.parse("192.0.2.1");
    private static final Ipv4Nlri ROUTES = Ipv4Nlri.of(Prefix.parse("203.0.113.0/24"));

    @Provide
    Arbitrary<List<Event>> events() {
        return AnyEvent.event().list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Event>> oneOfEachKind() {
        return Combinators.combine(java.util.Arrays.stream(EventKind.values())
                        .filter(kind -> kind != EventKind.PEER_ROUTES_GONE)
                        .map(AnyEvent::ofKind)
                        .toList())
                .as(List::copyOf);
    }

    private static void requireEqual(List<Event> read, List<? extends Event> written) {
        assertThat(read).hasSameSizeAs(written);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i))
                    .usingRecursiveComparison()
                    .withStrictTypeChecking()
                    .withEqualsForType(Double::equals, Double.class)
                    .isEqualTo(written.get(i));
            if (read.get(i) instanceof TopicRecord record) { // the order of fields, which maps do not compare
                assertThat(record.value())
                        .hasToString(((TopicRecord) written.get(i)).value().toString());
            }
            if (read.get(i) instanceof ExtensionEvent extension) {
                assertThat(extension.body())
                        .hasToString(((ExtensionEvent) written.get(i)).body().toString());
            }
        }
    }

    @Property(tries = 400)
    void what_is_read_equals_what_was_written_field_by_field(@ForAll("events") List<Event> events) {
        Segment.Reading reading = Segment.read(Segment.of(events).octets());
        assertThat(reading.problem()).isNull();
        requireEqual(reading.events(), events);
    }

    @Property(tries = 150)
    void every_kind_survives(@ForAll("oneOfEachKind") List<Event> events) {
        Segment.Reading reading = Segment.read(Segment.of(events).octets());
        assertThat(reading.problem()).isNull();
        requireEqual(reading.events(), events);
    }

    private static Peer peer(int id, String vrf) {
        return new Peer(
                id,
                1,
                PeerKey.global(new RouterKey("edge1", ADDRESS, null), ADDRESS, View.ADJ_RIB_IN_PRE),
                new Peer.Facts(new Asn(64496), ADDRESS, vrf, false));
    }

    private static PathAttributes set(int number) {
        return new AttributeBytes()
                .origin(0)
                .u32(AttributeType.LOCAL_PREF, number)
                .build();
    }

    private static RouteUpdate update(Peer peer, PathAttributes set) {
        return RouteUpdate.of(peer, 5, Family.IPV4_UNICAST, null, ROUTES, set);
    }

    @Test
    void more_sets_and_peers_than_slots_are_all_told_apart() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            int number = i % 20_000; // so that every one comes again after others took its slot
            events.add(update(peer(number, "vrf" + number), set(number)));
        }
        Segment.Reading reading = Segment.read(Segment.of(events).octets());
        assertThat(reading.problem()).isNull();
        for (int i = 0; i < events.size(); i++) {
            RouteUpdate update = (RouteUpdate) reading.events().get(i);
            assertThat(update.routePeer().id()).isEqualTo(i % 20_000);
            assertThat(update.routePeer().facts().vrf()).isEqualTo("vrf" + i % 20_000);
            assertThat(update.attributes().localPref()).isEqualTo(i % 20_000);
        }
    }

    @Test
    void a_peer_and_a_set_are_written_once() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            events.add(update(peer(7, null), set(7)));
        }
        Segment segment = Segment.of(events);
        int first = segment.ends().get(0);
        int each = segment.ends().get(99) - segment.ends().get(98);
        assertThat(each).isLessThan(first - 40);
        Segment.Reading reading = Segment.read(segment.octets());
        assertThat(reading.events())
                .extracting(Event::peer)
                .allMatch(p -> p == reading.events().get(0).peer());
        assertThat(reading.events())
                .extracting(e -> ((RouteUpdate) e).attributes())
                .allMatch(a -> a == ((RouteUpdate) reading.events().get(0)).attributes());
    }

    @Test
    void equal_peers_with_other_facts_are_not_mixed_up() {
        List<Event> events = List.of(update(peer(7, "red"), set(1)), update(peer(7, "blue"), set(1)));
        requireEqual(Segment.read(Segment.of(events).octets()).events(), events);
    }

    @Test
    void the_end_of_a_peers_routes_becomes_its_withdrawals() {
        Peer peer = peer(7, null);
        List<RouteChange> changes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            changes.add(new RouteChange(
                    peer, 0, 5, ROUTES, new PathAttributes[] {set(i)}, null, RouteChange.Cause.PEER_DOWN, i));
        }
        PeerRoutesGone gone = SampleEvents.routesGone(peer, changes);
        gone.stamp(4, 9);
        Segment.Reading reading = Segment.read(Segment.of(List.of(gone)).octets());
        requireEqual(reading.events(), changes);
        assertThat(reading.events())
                .extracting(e -> e.feed() + "/" + e.sequence() + "." + e.subsequence())
                .containsExactly("4/9.0", "4/9.1", "4/9.2");
    }

    @Test
    void raw_octets_are_not_kept() {
        RouteUpdate update = new RouteUpdateBuilder()
                .from(peer(7, null), 0, 5)
                .family(Family.IPV4_UNICAST)
                .withdrawn(ROUTES)
                .raw(new BorrowedMessage(new byte[23], 0, 23))
                .build();
        RouteUpdate read = (RouteUpdate)
                Segment.read(Segment.of(List.of(update)).octets()).events().get(0);
        assertThat(read.raw()).isNull();
        assertThat(read.withdrawn()).isNotNull();
    }

    @Test
    void an_event_of_a_megabyte_survives() {
        byte[] big = new byte[1 << 20];
        big[77] = 1;
        List<Event> events = List.of(
                new TopicRecord(null, 0, 5, "t", new Value.Binary(Bytes.copyOf(big))),
                new ResyncBegin(6, "rib", List.of()));
        requireEqual(Segment.read(Segment.of(events).octets()).events(), events);
    }

    @Test
    void each_event_is_one_call_of_the_sink() throws IOException {
        EventWriter writer = new EventWriter();
        int[] calls = {0};
        for (int i = 0; i < 3; i++) {
            writer.write(new ResyncBegin(6, "rib", List.of()), (array, offset, length) -> calls[0]++);
        }
        assertThat(calls[0]).isEqualTo(3);
    }

    @Test
    void a_segment_ends_where_writing_failed() {
        EventWriter writer = new EventWriter();
        Event event = new ResyncBegin(6, "rib", List.of());
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> writer.write(event, (array, offset, length) -> {
                    throw new IOException("No space left on device");
                }));
        assertThatIllegalStateException().isThrownBy(() -> writer.write(event, new ByteArrayOutputStream()::write));
    }

    @Test
    void a_full_sink_shows_through_the_expansion_of_a_peers_routes() {
        RouteChange change = new RouteChange(
                peer(7, null), 0, 5, ROUTES, new PathAttributes[] {set(1)}, null, RouteChange.Cause.PEER_DOWN, 1);
        PeerRoutesGone gone = SampleEvents.routesGone(peer(7, null), List.of(change));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new EventWriter().write(gone, (array, offset, length) -> {
                    throw new IOException("No space left on device");
                }))
                .withMessage("No space left on device");
    }

    @Test
    void a_prefix_that_is_none_is_not_written() {
        Ipv4Nlri wrong = new Ipv4Nlri(Family.IPV4_UNICAST, new long[] {33}, null);
        RouteUpdate update = RouteUpdate.of(peer(7, null), 5, Family.IPV4_UNICAST, wrong, null, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventWriter().write(update, new ByteArrayOutputStream()::write));
    }

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void the_kinds_keep_their_numbers(EventKind kind) {
        assertThat(List.of(
                                "route-update route-change end-of-rib route-refresh peer-up peer-down peer-routes-gone router-up router-down stats-report route-mirror malformed gap resync-begin resync-end record extension vrp-change"
                                        .split(" "))
                        .indexOf(kind.toString()))
                .isEqualTo(kind.ordinal());
    }
}
