package net.weir.codec.bgp;

import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;

/** Messages of every kind but UPDATE, to test with. */
final class MessageArbitraries {
    private MessageArbitraries() {}

    static Arbitrary<Family> families() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 65535),
                        Arbitraries.integers().between(0, 255))
                .as(Family::of);
    }

    static Arbitrary<OpenMessage> opens() {
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

    private static Arbitrary<Capability> capabilities() {
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
                        new Capability.EnhancedRouteRefresh(),
                        new Capability.MultipleRoutes(),
                        new Capability.BfdStrictMode(),
                        new Capability.LinkLocalNextHop(),
                        new Capability.RouteRefreshBeforeStandard()),
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
                filtering(u8),
                Combinators.combine(
                                Arbitraries.integers().between(0, 15),
                                Arbitraries.of(true, false),
                                Arbitraries.integers().between(0, 65535))
                        .as(Capability.Bgpsec::new),
                Combinators.combine(families(), u8)
                        .as(Capability.MultipleLabels.Entry::new)
                        .list()
                        .ofMaxSize(5)
                        .map(Capability.MultipleLabels::new),
                u8.list().ofMaxSize(9).map(Capability.DynamicCapability::new),
                Combinators.combine(u8, u8.list().ofMaxSize(9)).as(Capability.Multisession::new),
                Combinators.combine(families(), u8)
                        .as(Capability.RoutingPolicyDistribution.Entry::new)
                        .list()
                        .ofMaxSize(5)
                        .map(Capability.RoutingPolicyDistribution::new),
                Combinators.combine(families(), Arbitraries.integers().between(0, 65535))
                        .as(Capability.PathsLimit.Entry::new)
                        .list()
                        .ofMaxSize(5)
                        .map(Capability.PathsLimit::new),
                text.map(Capability.SoftwareVersion::new),
                Combinators.combine(Arbitraries.of(0, 10, 66, 78, 129, 255), octets(60))
                        .as(Capability.Unknown::new)));
    }

    private static Arbitrary<Capability> filtering(Arbitrary<Integer> u8) {
        Arbitrary<Capability.OutboundRouteFiltering.Entry> entries = Combinators.combine(
                        families(),
                        Combinators.combine(u8, u8)
                                .as(Capability.OutboundRouteFiltering.Filter::new)
                                .list()
                                .ofMaxSize(4))
                .as(Capability.OutboundRouteFiltering.Entry::new);
        return Combinators.combine(Arbitraries.of(3, 130), entries.list().ofMaxSize(4))
                .as(Capability.OutboundRouteFiltering::new);
    }

    /** Outbound route filters behind a ROUTE-REFRESH, some of them damaged. */
    static Arbitrary<Bytes> filters() {
        Arbitrary<Bytes> entry = Combinators.combine(
                        Arbitraries.of(0x00, 0x20, 0x40, 0x60, 0x80, 0xc0, 0x1f),
                        Arbitraries.integers(),
                        Arbitraries.integers().between(0, 33),
                        Arbitraries.bytes().array(byte[].class).ofSize(16))
                .as((head, sequence, bits, address) -> {
                    ByteBuffer out = ByteBuffer.allocate(24);
                    out.put((byte) (int) head);
                    if (head >> 6 != 2) {
                        out.putInt(sequence).put((byte) 0).put((byte) 32).put((byte) (int) bits);
                        out.put(address, 0, (bits + 7) / 8);
                    }
                    return Bytes.copyOf(out.array(), 0, out.position());
                });
        Arbitrary<Bytes> filter = Combinators.combine(
                        Arbitraries.of(64, 128, 65, 7), entry.list().ofMaxSize(4), Arbitraries.of(0, 0, 0, 1))
                .as((type, entries, damage) -> {
                    ByteBuffer out = ByteBuffer.allocate(3 + 4 * 24);
                    int length = entries.stream().mapToInt(Bytes::length).sum();
                    out.put((byte) (int) type).putShort((short) (length + damage));
                    entries.forEach(each -> out.put(each.toArray()));
                    return Bytes.copyOf(out.array(), 0, out.position());
                });
        return Combinators.combine(
                        Arbitraries.of(0, 1, 2, 9), filter.list().ofMaxSize(3), Arbitraries.of(true, true, false))
                .as((when, filters, some) -> {
                    ByteBuffer out = ByteBuffer.allocate(1 + 3 * 99);
                    out.put((byte) (int) when);
                    filters.forEach(each -> out.put(each.toArray()));
                    return some ? Bytes.copyOf(out.array(), 0, out.position()) : Bytes.EMPTY;
                });
    }
}
