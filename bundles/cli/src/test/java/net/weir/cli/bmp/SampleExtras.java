package net.weir.cli.bmp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import net.weir.bmp.SampleMessages;
import net.weir.codec.bgp.AttributesBuilder;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.KeepaliveMessage;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bgp.RouteRefreshMessage;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.MonitoringTlv;
import net.weir.codec.bmp.MonitoringTypes;
import net.weir.codec.bmp.PathStatus;
import net.weir.codec.bmp.PeerHeader;
import net.weir.codec.bmp.StatisticType;
import net.weir.codec.bmp.Tlv;
import net.weir.event.StatsReport.Statistic;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Community;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Origin;
import net.weir.model.Prefix;

/** Messages with what {@link SampleMessages} does not have, the same ones every time. */
final class SampleExtras {
    private static final IpAddress ID = IpAddress.parse("192.0.2.1");

    private SampleExtras() {}

    /** Every type of BGP message, and octets that are none. */
    static byte[] bgp() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                OpenMessage.of(new Asn(4_200_000_000L), 90, ID, capabilities()).encode());
        out.writeBytes(new OpenMessage(
                        4, 64496, 1, ID, List.of(), List.of(new OpenMessage.OtherParameter(1, Bytes.ofHex("00"))))
                .encode());
        out.writeBytes(withdrawal());
        out.writeBytes(update());
        out.writeBytes(
                SampleMessages.bgp(2, (byte) 0, (byte) 0, (byte) 0, (byte) 0).toArray());
        out.writeBytes(NotificationMessage.cease(2, "maintenance\n\"till\" 4").encode());
        out.writeBytes(new NotificationMessage(6, 9, Bytes.ofHex("0602" + "026869")).encode());
        out.writeBytes(new NotificationMessage(200, 7, Bytes.ofHex("abcd")).encode());
        out.writeBytes(new KeepaliveMessage().encode());
        Bytes orf = Bytes.ofHex("01" + "40000c" + "0000000005182018cb0071" + "80" + "410002abcd" + "070000");
        out.writeBytes(new RouteRefreshMessage(Family.IPV4_UNICAST, 0, orf).encode());
        out.writeBytes(new RouteRefreshMessage(Family.IPV6_UNICAST, 1, Bytes.EMPTY).encode());
        out.writeBytes(SampleMessages.bgp(9).toArray());
        return out.toByteArray();
    }

    /** One of each that Weir knows, a damaged one and one that nobody knows. */
    private static List<Capability> capabilities() {
        String values = "0104 00020001 0200 0307 0001000101 4003 0400 0506 000100010002 0600 0703 180002 0804 00018005"
                + "0901 03 4006 8078 00010180 4104 fa56ea00 4303 014045 4402 8001 4504 00010103 4600 4707 00010180015180"
                + "4804 00014b01 490b 0465646765 056c6f63616c 4a00 4b05 0446525238 4c05 0001010008 4d00 8000"
                + "8207 0001000101 8002 8102 0001 0103 000201 c702 0102";
        Bytes all = Bytes.ofHex(values.replace(" ", ""));
        List<Capability> read = new ArrayList<>();
        for (int at = 0; at < all.length(); at += 2 + all.u8(at + 1)) {
            read.add(Capability.decode(Bytes.copyOf(all.toArray(), at, 2 + all.u8(at + 1))));
        }
        return read;
    }

    private static byte[] withdrawal() {
        return new UpdateEncoder(SessionParameters.FOUR_OCTET, UpdateEncoder.Ipv4Form.CLASSIC)
                .encode(Ipv4Nlri.of(Prefix.parse("198.51.100.0/24")), null, null)
                .get(0);
    }

    private static byte[] update() {
        return new UpdateEncoder(SessionParameters.FOUR_OCTET, UpdateEncoder.Ipv4Form.CLASSIC)
                .encode(
                        null,
                        Ipv4Nlri.of(Prefix.parse("203.0.113.0/24"), Prefix.parse("192.0.2.128/25")),
                        new AttributesBuilder()
                                .origin(Origin.IGP)
                                .asPath(64_496, 64_497)
                                .nextHop(ID)
                                .localPref(200)
                                .communities(List.of(Community.parse("64496:100")))
                                .build())
                .get(0);
    }

    /** BMP messages of odd peers, with odd TLVs and of version 4, and one of a type without a name. */
    static List<BmpMessage> bmp() {
        Bytes update = Bytes.copyOf(update());
        PeerHeader odd = new PeerHeader(9, 0xff, 7, 1, 2, 64496, 3, 0, 0);
        PeerHeader local = new PeerHeader(2, 0x50, 0xabcdL, 0x20010db800000000L, 1, 64496, 3, 0, 0).withFlags(0xd0);
        return List.of(
                new BmpMessage.Initiation(List.of(new Tlv(2, Bytes.ofHex("72c331")), new Tlv(7, Bytes.ofHex("01")))),
                new BmpMessage.Termination(List.of(new Tlv(1, Bytes.ofHex("01")), Tlv.code(1, 99))),
                new BmpMessage.RouteMonitoring(local, update),
                new BmpMessage.RouteMonitoring(odd, Bytes.ofHex("00")),
                new BmpMessage.PeerDown(SampleMessages.HEADER, 77, Bytes.ofHex("abcd")),
                new BmpMessage.StatisticsReport(
                        SampleMessages.HEADER,
                        List.of(
                                StatisticType.LOC_RIB_ROUTES.of(-1),
                                new Statistic(65000, null, 5, Bytes.ofHex("00000005")),
                                new Statistic(7, null, 0, Bytes.ofHex("010203")))),
                new BmpMessage.RouteMirroring(
                        SampleMessages.HEADER,
                        List.of(Tlv.code(1, 1), new Tlv(0, Bytes.ofHex("00")), new Tlv(5, Bytes.ofHex("00")))),
                new BmpMessage.IndexedRouteMonitoring(
                        SampleMessages.HEADER,
                        MonitoringTypes.EARLY,
                        List.of(
                                new MonitoringTlv(3, 0, Bytes.ofHex("676c6f62616c")),
                                new MonitoringTlv(2, MonitoringTlv.GROUP | 1, Bytes.ofHex("00000001")),
                                new MonitoringTlv(4, 0, update),
                                new MonitoringTlv(5, 1, new PathStatus(0x24, 6).encode()),
                                new MonitoringTlv(5, 1, Bytes.ofHex("00")),
                                new MonitoringTlv(77, 0, Bytes.ofHex("cafe")))),
                new BmpMessage.Other(99, Bytes.ofHex("0102")));
    }

    /** A session with ADD-PATH, and an UPDATE that can be read with it and without. */
    static List<BmpMessage> addPathSession() {
        Capability addPath = new Capability.AddPath(List.of(new Capability.AddPath.Entry(Family.IPV4_UNICAST, 3)));
        Bytes open = Bytes.copyOf(
                OpenMessage.of(new Asn(64_496), 90, ID, List.of(addPath)).encode());
        String attributes = "40010100" + "400206" + "02010000fbf0" + "400304c0000201";
        String body = "0000" + String.format("%04x", attributes.length() / 2) + attributes + "0000000000";
        return List.of(
                new BmpMessage.PeerUp(SampleMessages.HEADER, ID, 179, 40000, open, open, List.of()),
                new BmpMessage.RouteMonitoring(
                        SampleMessages.HEADER,
                        SampleMessages.bgp(2, Bytes.ofHex(body).toArray())));
    }
}
