package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.weir.model.Bytes;
import net.weir.model.Family;

/** What is written is read back equal, for every message but UPDATE. */
class MessageProperties {

    @Property
    void open(@ForAll("opens") OpenMessage open) {
        byte[] octets = open.encode();
        Decoded<OpenMessage> decoded = OpenMessage.decode(octets, 0, octets.length);
        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.message()).isEqualTo(open);
    }

    @Property
    void notification(
            @ForAll @IntRange(max = 255) int code,
            @ForAll @IntRange(max = 255) int subcode,
            @ForAll @Size(max = 300) byte[] data) {
        NotificationMessage message = new NotificationMessage(code, subcode, Bytes.copyOf(data));
        byte[] octets = message.encode();
        assertThat(NotificationMessage.decode(octets, 0, octets.length).message())
                .isEqualTo(message);
        assertThat(message.toString()).isNotEmpty();
    }

    @Property
    void route_refresh(
            @ForAll("families") Family family, @ForAll @IntRange(max = 255) int subtype, @ForAll byte[] orf) {
        RouteRefreshMessage message = new RouteRefreshMessage(family, subtype, Bytes.copyOf(orf));
        byte[] octets = message.encode();
        assertThat(RouteRefreshMessage.decode(octets, 0, octets.length).message())
                .isEqualTo(message);
    }

    @Property
    void any_octets_as_any_message(
            @ForAll @Size(max = 200) byte[] octets, @ForAll @IntRange(min = 1, max = 5) int type) {
        byte[] framed = Wire.message(type, octets);
        for (byte[] message : List.of(octets, framed)) {
            assertThat(OpenMessage.decode(message, 0, message.length)).isNotNull();
            assertThat(NotificationMessage.decode(message, 0, message.length)).isNotNull();
            assertThat(KeepaliveMessage.decode(message, 0, message.length)).isNotNull();
            assertThat(RouteRefreshMessage.decode(message, 0, message.length)).isNotNull();
            assertThat(Decoding.decode(message)).isNotNull();
        }
    }

    @Property
    void an_open_with_any_one_octet_changed_or_cut_short(
            @ForAll("opens") OpenMessage open, @ForAll int place, @ForAll byte value) {
        byte[] octets = open.encode();
        int at = Math.floorMod(place, octets.length);
        octets[at] = value;
        assertThat(OpenMessage.decode(octets, 0, octets.length)).isNotNull();
        assertThat(OpenMessage.decode(octets, 0, at)).isNotNull();
    }

    @Provide
    Arbitrary<Family> families() {
        return MessageArbitraries.families();
    }

    @Provide
    Arbitrary<OpenMessage> opens() {
        return MessageArbitraries.opens();
    }

    @Property(tries = 20)
    void the_order_of_capabilities_is_kept(@ForAll("opens") OpenMessage open) {
        byte[] octets = open.encode();
        List<Integer> codes = open.capabilities().stream().map(Capability::code).collect(Collectors.toList());
        assertThat(OpenMessage.decode(octets, 0, octets.length).message().capabilities())
                .extracting(Capability::code)
                .isEqualTo(codes);
    }
}
