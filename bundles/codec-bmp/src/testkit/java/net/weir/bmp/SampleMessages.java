package net.weir.bmp;

import java.util.Arrays;
import java.util.List;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PeerHeader;
import net.weir.codec.bmp.StatisticType;
import net.weir.codec.bmp.Tlv;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.PeerKey;
import net.weir.model.View;

/** One BMP message of every type and reason, the same ones every time. */
public final class SampleMessages {
    public static final IpAddress PEER = IpAddress.parse("192.0.2.1");
    public static final IpAddress ID = IpAddress.parse("198.51.100.7");
    public static final PeerHeader HEADER =
            PeerHeader.global(View.ADJ_RIB_IN_PRE, PEER, new Asn(64496), ID).at(1_700_000_000_123_456L);

    private SampleMessages() {}

    /** A BGP message of this type and body, marker and length included. */
    public static Bytes bgp(int type, byte... body) {
        byte[] message = new byte[19 + body.length];
        Arrays.fill(message, 0, 16, (byte) 0xff);
        message[16] = (byte) (message.length >> 8);
        message[17] = (byte) message.length;
        message[18] = (byte) type;
        System.arraycopy(body, 0, message, 19, body.length);
        return Bytes.copyOf(message);
    }

    public static Bytes open(int asn) {
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
    public static List<BmpMessage> all() {
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
}
