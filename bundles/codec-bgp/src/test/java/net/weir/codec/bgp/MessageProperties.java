package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;

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
        return Combinators.combine(
                        Arbitraries.integers().between(0, 65535),
                        Arbitraries.integers().between(0, 255))
                .as(Family::of);
    }

    @Provide
    Arbitrary<OpenMessage> opens() {
        Arbitrary<Integer> u16 = Arbitraries.integers().between(0, 65535);
        Arbitrary<IpAddress> id = Arbitraries.integers().map(IpAddress::ofV4);
        Arbitrary<OpenMessage.OtherParameter> other =
                Combinators.combine(Arbitraries.of(1, 3, 77, 254), octets(40)).as(OpenMessage.OtherParameter::new);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 255),
                        u16,
                        u16,
                        id,
                        capabilities().list().ofMaxSize(12),
                        other.list().ofMaxSize(2))
                .as(OpenMessage::new);
    }

    private static Arbitrary<Bytes> octets(int most) {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(most).map(Bytes::copyOf);
    }

    private Arbitrary<Capability> capabilities() {
        Arbitrary<Integer> u8 = Arbitraries.integers().between(0, 255);
        Arbitrary<String> text = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('é', '中')
                .ofMaxLength(60);
        return Arbitraries.oneOf(List.of(
                families().map(Capability.Multiprotocol::new),
                Arbitraries.of(
                        new Capability.RouteRefresh(),
                        new Capability.ExtendedMessage(),
                        new Capability.EnhancedRouteRefresh()),
                u8.map(Capability.Role::new),
                Arbitraries.longs().between(0, 0xffff_ffffL).map(n -> new Capability.FourOctetAs(new Asn(n))),
                Combinators.combine(families(), u8)
                        .as(Capability.AddPath.Entry::new)
                        .list()
                        .ofMaxSize(5)
                        .map(Capability.AddPath::new),
                Combinators.combine(families(), Arbitraries.integers().between(0, 65535))
                        .as(Capability.ExtendedNextHop.Entry::new)
                        .list()
                        .ofMaxSize(5)
                        .map(Capability.ExtendedNextHop::new),
                Combinators.combine(
                                Arbitraries.integers().between(0, 15),
                                Arbitraries.integers().between(0, 4095),
                                Combinators.combine(families(), u8)
                                        .as(Capability.GracefulRestart.Entry::new)
                                        .list()
                                        .ofMaxSize(5))
                        .as(Capability.GracefulRestart::new),
                Combinators.combine(families(), u8, Arbitraries.integers().between(0, 0xffffff))
                        .as(Capability.LongLivedGracefulRestart.Entry::new)
                        .list()
                        .ofMaxSize(5)
                        .map(Capability.LongLivedGracefulRestart::new),
                Combinators.combine(text, text).as(Capability.Fqdn::new),
                text.map(Capability.SoftwareVersion::new),
                Combinators.combine(Arbitraries.of(0, 3, 66, 77, 128, 255), octets(60))
                        .as(Capability.Unknown::new)));
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
