package net.weir.codec.bmp;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.weir.bmp.SampleMessages;
import net.weir.event.StatsReport.Statistic;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import org.jspecify.annotations.Nullable;

/** BMP messages to test with: fixed ones of every type, and arbitrary ones. */
final class Messages {
    static final IpAddress PEER = SampleMessages.PEER;
    static final IpAddress ID = SampleMessages.ID;
    static final PeerHeader HEADER = SampleMessages.HEADER;

    private Messages() {}

    static Bytes bgp(int type, byte... body) {
        return SampleMessages.bgp(type, body);
    }

    static Bytes open(int asn) {
        return SampleMessages.open(asn);
    }

    static List<BmpMessage> samples() {
        return SampleMessages.all();
    }

    static byte[] stream(List<BmpMessage> messages) {
        BmpEncoder encoder = new BmpEncoder();
        messages.forEach(encoder::write);
        return encoder.toArray();
    }

    static DecodedBmp decode(byte[] octets) {
        BmpMessageView view = new BmpMessageView();
        view.wrap(octets, 0, octets.length);
        return new BmpDecoder(BmpLimits.DEFAULT).decode(view);
    }

    static Arbitrary<Bytes> octets(int max) {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(max).map(Bytes::copyOf);
    }

    static Arbitrary<List<Tlv>> tlvs() {
        Arbitrary<Integer> types = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.integers().between(0, 4)),
                Tuple.of(1, Arbitraries.integers().between(0, 0xffff)));
        return Combinators.combine(types, octets(40)).as(Tlv::new).list().ofMaxSize(5);
    }

    static Arbitrary<PeerHeader> headers() {
        Arbitrary<Long> longs = Arbitraries.longs();
        Arbitrary<Long> u32 = Arbitraries.longs().between(0, 0xffff_ffffL);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.integers().between(0, 255),
                        longs,
                        longs,
                        longs,
                        Arbitraries.integers(),
                        Arbitraries.integers(),
                        u32)
                .flatAs((type, flags, rd, high, low, as, id, seconds) ->
                        u32.map(micros -> new PeerHeader(type, flags, rd, high, low, as, id, seconds, micros)));
    }

    private static Arbitrary<Statistic> statistics() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 0x7fff),
                        Arbitraries.of(4, 8, 11, 0, 3, 20).flatMap(length -> Arbitraries.bytes()
                                .array(byte[].class)
                                .ofSize(length)
                                .map(Bytes::copyOf)))
                .as(StatisticType::decode);
    }

    private static Arbitrary<BmpMessage> peerUps() {
        Arbitrary<Bytes> opens = octets(60).map(body -> bgp(1, body.toArray()));
        Arbitrary<Integer> ports = Arbitraries.integers().between(0, 0xffff);
        Arbitrary<Long> longs = Arbitraries.longs();
        return Combinators.combine(headers(), longs, longs, ports, ports, opens, opens, tlvs())
                .as((header, high, low, local, remote, sent, received, tlvs) ->
                        new BmpMessage.PeerUp(header, address(header, high, low), local, remote, sent, received, tlvs));
    }

    private static @Nullable IpAddress address(PeerHeader header, long high, long low) {
        return header.isLocRib() ? null : header.isV6() ? IpAddress.ofV6(high, low) : IpAddress.ofV4((int) low);
    }

    private static Arbitrary<BmpMessage> peerDowns() {
        Arbitrary<BmpMessage> plain = Combinators.combine(
                        headers(), Arbitraries.integers().between(0, 255).filter(r -> r != 6), octets(30))
                .as((header, reason, data) -> new BmpMessage.PeerDown(header, reason, data));
        Arbitrary<BmpMessage> locRib = Combinators.combine(headers(), tlvs())
                .as((header, tlvs) -> new BmpMessage.PeerDown(header, 6, BmpEncoder.locRibDownData(tlvs), tlvs));
        return Arbitraries.oneOf(plain, locRib);
    }

    static Arbitrary<BmpMessage> any() {
        Arbitrary<BmpMessage> initiations = tlvs().map(BmpMessage.Initiation::new);
        Arbitrary<BmpMessage> terminations = tlvs().map(BmpMessage.Termination::new);
        Arbitrary<BmpMessage> monitorings =
                Combinators.combine(headers(), octets(200)).as(BmpMessage.RouteMonitoring::new);
        Arbitrary<BmpMessage> reports = Combinators.combine(
                        headers(), statistics().list().ofMaxSize(8), tlvs())
                .as(BmpMessage.StatisticsReport::new);
        Arbitrary<BmpMessage> mirrorings =
                Combinators.combine(headers(), tlvs()).as(BmpMessage.RouteMirroring::new);
        Arbitrary<BmpMessage> others = Combinators.combine(
                        Arbitraries.integers().between(7, 255), octets(30))
                .as(BmpMessage.Other::new);
        return Arbitraries.oneOf(
                initiations, terminations, monitorings, reports, mirrorings, peerUps(), peerDowns(), others);
    }

    static Arbitrary<List<MonitoringTlv>> monitoringTlvs() {
        Arbitrary<Integer> u16 = Arbitraries.integers().between(0, 0xffff);
        Arbitrary<Integer> types = Arbitraries.oneOf(Arbitraries.integers().between(0, 9), u16);
        return Combinators.combine(types, u16, octets(60))
                .as(MonitoringTlv::new)
                .list()
                .ofMaxSize(6);
    }

    static Arbitrary<BmpMessage.IndexedRouteMonitoring> indexed() {
        return Combinators.combine(headers(), monitoringTlvs())
                .as((header, tlvs) -> new BmpMessage.IndexedRouteMonitoring(header, MonitoringTypes.of(tlvs), tlvs));
    }

    /** The samples, each as its own octets. */
    static Stream<byte[]> encodedSamples() {
        return samples().stream().map(BmpEncoder::encode);
    }
}
