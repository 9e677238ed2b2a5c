package net.weir.codec.bmp;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.weir.event.StatsReport.Statistic;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.PeerKey;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/** BMP messages to test with: fixed ones of every type, and arbitrary ones. */
final class Messages {
    static final IpAddress PEER = IpAddress.parse("192.0.2.1");
    static final IpAddress ID = IpAddress.parse("198.51.100.7");
    static final PeerHeader HEADER =
            PeerHeader.global(View.ADJ_RIB_IN_PRE, PEER, new Asn(64496), ID).at(1_700_000_000_123_456L);

    private Messages() {}

    /** A BGP message of this type and body, marker and length included. */
    static Bytes bgp(int type, byte... body) {
        byte[] message = new byte[19 + body.length];
        Arrays.fill(message, 0, 16, (byte) 0xff);
        message[16] = (byte) (message.length >> 8);
        message[17] = (byte) message.length;
        message[18] = (byte) type;
        System.arraycopy(body, 0, message, 19, body.length);
        return Bytes.copyOf(message);
    }

    static Bytes open(int asn) {
        return bgp(
                1,
                (byte) 4,
                (byte) (asn >> 8),
                (byte) asn,
                (byte) 0,
                (byte) 90,
                (byte) 198,
                (byte) 51,
                (byte) 100,
                (byte) 7,
                (byte) 0);
    }

    /** One of every type. */
    static List<BmpMessage> samples() {
        PeerHeader locRib = PeerHeader.of(PeerKey.LOC_RIB, 0, View.LOC_RIB, null, new Asn(64500), ID);
        return List.of(
                new BmpMessage.Initiation(List.of(
                        Tlv.text(Tlv.SYS_NAME, "edge1"), Tlv.text(Tlv.SYS_DESCR, "a router"), Tlv.text(0, "hello"))),
                new BmpMessage.PeerUp(
                        HEADER,
                        IpAddress.parse("192.0.2.2"),
                        179,
                        40000,
                        open(64500),
                        open(64496),
                        List.of(Tlv.text(Tlv.VRF_NAME, "red"), Tlv.text(Tlv.ADMIN_LABEL, "label"))),
                new BmpMessage.PeerUp(locRib, null, 0, 0, open(64500), open(64500), List.of(Tlv.text(3, "global"))),
                new BmpMessage.RouteMonitoring(HEADER, bgp(2, (byte) 0, (byte) 0, (byte) 0, (byte) 0)),
                new BmpMessage.StatisticsReport(
                        HEADER,
                        List.of(
                                StatisticType.DUPLICATE_PREFIX.of(7),
                                StatisticType.ADJ_RIB_IN_ROUTES.of(1L << 40),
                                StatisticType.ADJ_RIB_IN_ROUTES_OF_FAMILY.of(Family.IPV6_UNICAST, 12))),
                new BmpMessage.PeerDown(HEADER, 3, bgp(3, (byte) 6, (byte) 2)),
                new BmpMessage.PeerDown(HEADER, 2, Bytes.ofHex("0018")),
                new BmpMessage.PeerDown(HEADER, 4, Bytes.EMPTY),
                new BmpMessage.PeerDown(
                        locRib,
                        6,
                        BmpEncoder.locRibDownData(List.of(Tlv.text(Tlv.VRF_NAME, "global"))),
                        List.of(Tlv.text(Tlv.VRF_NAME, "global"))),
                new BmpMessage.RouteMirroring(
                        HEADER, List.of(Tlv.code(1, 0), new Tlv(0, bgp(2, (byte) 0, (byte) 0, (byte) 0, (byte) 0)))),
                new BmpMessage.Termination(List.of(Tlv.code(Tlv.REASON, 0), Tlv.text(0, "maintenance"))));
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
                        Arbitraries.integers().between(0, 0xffff),
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
        Arbitrary<BmpMessage> reports =
                Combinators.combine(headers(), statistics().list().ofMaxSize(8)).as(BmpMessage.StatisticsReport::new);
        Arbitrary<BmpMessage> mirrorings =
                Combinators.combine(headers(), tlvs()).as(BmpMessage.RouteMirroring::new);
        Arbitrary<BmpMessage> others = Combinators.combine(
                        Arbitraries.integers().between(7, 255), octets(30))
                .as(BmpMessage.Other::new);
        return Arbitraries.oneOf(
                initiations, terminations, monitorings, reports, mirrorings, peerUps(), peerDowns(), others);
    }

    /** The samples, each as its own octets. */
    static Stream<byte[]> encodedSamples() {
        return samples().stream().map(BmpEncoder::encode);
    }
}
