package net.weir.mrt;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.weir.codec.bgp.AttributesBuilder;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.KeepaliveMessage;
import net.weir.codec.bgp.NlriWriter;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.codec.mrt.GeoPeerTable;
import net.weir.codec.mrt.MrtEncoder;
import net.weir.codec.mrt.PeerIndexTable;
import net.weir.codec.mrt.RibAttributes;
import net.weir.model.Aggregator;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Community;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.LargeCommunity;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.Prefix;

/** Records of every kind that our own encoder writes, also of those that no public capture has. */
public final class Vectors {
    public static final long SECONDS = 1_795_219_200L;
    public static final IpAddress V4 = IpAddress.parse("192.0.2.1");
    public static final IpAddress V6 = IpAddress.parse("2001:db8::1");
    public static final IpAddress COLLECTOR = IpAddress.parse("198.51.100.1");

    private Vectors() {}

    public static PathAttributes attributes() {
        return new AttributesBuilder()
                .origin(Origin.EGP)
                .asPath(64_496, 4_200_000_000L, 64_497)
                .nextHop(V4)
                .med(7)
                .localPref(200)
                .atomicAggregate()
                .aggregator(new Aggregator(new Asn(64_500), IpAddress.parse("203.0.113.9")))
                .communities(List.of(Community.parse("64496:100"), Community.parse("65535:65281")))
                .largeCommunities(List.of(new LargeCommunity(64_496, 1, 2)))
                .build();
    }

    public static PathAttributes attributes6() {
        return new AttributesBuilder()
                .origin(Origin.IGP)
                .asPath(64_496, 64_498)
                .nextHop(Family.IPV6_UNICAST, Bytes.copyOf(V6.toBytes()))
                .build();
    }

    public static NlriBlock v4(int... pathIds) {
        long[] keys = {Ipv4Nlri.key(Prefix.parse("203.0.113.0/24")), Ipv4Nlri.key(Prefix.parse("198.51.100.128/25"))};
        return pathIds.length == 0
                ? new Ipv4Nlri(Family.IPV4_UNICAST, keys, null)
                : new Ipv4Nlri(Family.IPV4_UNICAST, keys, pathIds);
    }

    public static Ipv6Nlri v6() {
        return Ipv6Nlri.of(Prefix.parse("2001:db8:1::/48"), Prefix.parse("2001:db8:ffff::/64"));
    }

    public static MrtEncoder.Session session(boolean overV6) {
        return new MrtEncoder.Session(
                new Asn(64_496),
                new Asn(64_511),
                3,
                overV6 ? V6 : V4,
                overV6 ? IpAddress.parse("2001:db8::ff") : COLLECTOR);
    }

    public static PeerIndexTable table() {
        return new PeerIndexTable(
                COLLECTOR,
                "blue",
                List.of(
                        new PeerIndexTable.Entry(V4, V4, new Asn(64_496)),
                        new PeerIndexTable.Entry(V4, V6, new Asn(4_200_000_000L))));
    }

    /** All twelve BGP4MP subtypes with and without microseconds, messages other than UPDATE, and changes of state. */
    public static byte[] messages() {
        MrtEncoder out = new MrtEncoder();
        for (int variant = 0; variant < 32; variant++) {
            boolean extended = (variant & 1) != 0;
            boolean four = (variant & 2) != 0;
            boolean local = (variant & 4) != 0;
            boolean addPath = (variant & 8) != 0;
            boolean overV6 = (variant & 16) != 0;
            SessionParameters how = new SessionParameters(
                    four, addPath ? Set.of(Family.IPV4_UNICAST, Family.IPV6_UNICAST) : Set.of(), true);
            UpdateEncoder updates = new UpdateEncoder(how, UpdateEncoder.Ipv4Form.CLASSIC);
            MrtEncoder.Session ends = session(overV6);
            long micros = SECONDS * 1_000_000 + 123_456 + variant;
            NlriBlock v4 = addPath ? v4(1, 2) : v4();
            for (byte[] message : updates.encode(null, v4, attributes())) {
                out.message(micros, extended, ends, four, local, addPath, message);
            }
            for (byte[] message : updates.encode(null, v6(), attributes6())) {
                out.message(micros, extended, ends, four, local, addPath, message);
            }
            for (byte[] message : updates.encode(v4, null, null)) {
                out.message(micros, extended, ends, four, local, addPath, message);
            }
            for (byte[] message : updates.encode(v6(), null, null)) {
                out.message(micros, extended, ends, four, local, addPath, message);
            }
            out.message(micros, extended, ends, four, local, addPath, updates.endOfRib(Family.IPV6_UNICAST));
            out.message(micros, extended, ends, four, local, addPath, open());
            out.message(micros, extended, ends, four, local, addPath, new KeepaliveMessage().encode());
            out.stateChange(micros, extended, ends, four, 5, 6);
            byte[] cease = new NotificationMessage(6, 2, Bytes.EMPTY).encode();
            out.message(micros, extended, ends, four, local, addPath, cease);
            out.stateChange(micros, extended, ends, four, 6, variant % 9);
        }
        return out.toBytes();
    }

    private static byte[] open() {
        return OpenMessage.of(new Asn(64_496), 90, V4, List.of(new Capability.FourOctetAs(new Asn(64_496))))
                .encode();
    }

    /** A dump of the plain IP families, with and without ADD-PATH. */
    public static byte[] ribs() {
        MrtEncoder out = new MrtEncoder();
        out.peerIndexTable(SECONDS, table());
        int sequence = 0;
        for (int i = 0; i < 8; i++) {
            Family family = Family.of(1 + (i >> 1 & 1), 1 + (i & 1));
            PathAttributes set = family.afi() == 1 ? attributes() : attributes6();
            NlriBlock block = family.afi() == 1 ? v4() : v6();
            byte[] octets = RibAttributes.octets(set);
            List<MrtEncoder.RibEntry> entries = List.of(
                    new MrtEncoder.RibEntry(0, SECONDS - 10, 7, octets),
                    new MrtEncoder.RibEntry(1, SECONDS - 20, 8, octets));
            for (int n = 0; n < block.count(); n++) {
                out.rib(SECONDS, family, i >= 4, sequence++, NlriWriter.octets(block, n), entries);
            }
        }
        return out.toBytes();
    }

    /** What neither bgpdump nor most captures know: RIB_GENERIC, places of peers, MP_REACH_NLRI in its full form. */
    public static byte[] rarities() {
        MrtEncoder out = new MrtEncoder();
        out.peerIndexTable(SECONDS, table());
        GeoPeerTable.Place here = new GeoPeerTable.Place(52.37f, 4.9f);
        GeoPeerTable.Place hidden = new GeoPeerTable.Place(Float.NaN, Float.NaN);
        out.geoPeerTable(
                SECONDS,
                new GeoPeerTable(
                        COLLECTOR,
                        "blue",
                        here,
                        List.of(
                                new GeoPeerTable.Entry(V4, V4, new Asn(64_496), hidden),
                                new GeoPeerTable.Entry(V4, V6, new Asn(4_200_000_000L), here))));
        OpaqueNlri vpn = vpn();
        PathAttributes set = new AttributesBuilder()
                .origin(Origin.IGP)
                .asPath(64_496)
                .nextHop(vpn.family(), Bytes.ofHex("0000000000000000c0000201"))
                .build();
        for (boolean addPath : new boolean[] {false, true}) {
            MrtEncoder.RibEntry entry = new MrtEncoder.RibEntry(1, SECONDS, 9, RibAttributes.octets(set));
            out.rib(SECONDS, vpn.family(), addPath, 0, vpn.octets(0).toArray(), List.of(entry));
        }
        MrtEncoder.RibEntry full = new MrtEncoder.RibEntry(1, SECONDS, 0, fullReach());
        out.rib(SECONDS, Family.IPV6_UNICAST, false, 1, NlriWriter.octets(v6(), 0), List.of(full));
        return out.toBytes();
    }

    public static OpaqueNlri vpn() {
        byte[] octets = {112, 0, 1, 1, 0, 0, (byte) 0xfb, (byte) 0xf0, 0, 0, 0, 1, (byte) 203, 0, 113};
        return new OpaqueNlri(Family.of(1, 128), octets, new int[] {0, octets.length}, null);
    }

    /** ORIGIN, AS_PATH and an MP_REACH_NLRI as it was in the UPDATE, prefix and all. */
    public static byte[] fullReach() {
        byte[] head = {0x40, 1, 1, 0, 0x40, 2, 6, 2, 1, 0, 0, (byte) 0xfb, (byte) 0xf0};
        byte[] prefix = NlriWriter.octets(v6(), 0);
        byte[] octets = Arrays.copyOf(head, head.length + 3 + 3 + 1 + 16 + 1 + prefix.length);
        int at = head.length;
        octets[at++] = (byte) 0x80;
        octets[at++] = 14;
        octets[at++] = (byte) (3 + 1 + 16 + 1 + prefix.length);
        octets[at + 1] = 2;
        octets[at + 2] = 1;
        octets[at + 3] = 16;
        System.arraycopy(V6.toBytes(), 0, octets, at + 4, 16);
        System.arraycopy(prefix, 0, octets, at + 21, prefix.length);
        return octets;
    }

    /** TABLE_DUMP of both families, and the type of the first archives. */
    public static byte[] old() {
        MrtEncoder out = new MrtEncoder();
        byte[] two = {0x40, 1, 1, 0, 0x40, 2, 4, 2, 1, (byte) 0xfb, (byte) 0xf0, 0x40, 3, 4, (byte) 192, 0, 2, 1};
        byte[] reach = {
            0x40,
            1,
            1,
            0,
            0x40,
            2,
            4,
            2,
            1,
            (byte) 0xfb,
            (byte) 0xf0,
            (byte) 0x80,
            14,
            17,
            16,
            0x20,
            1,
            0xd,
            (byte) 0xb8,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            1
        };
        out.tableDump(SECONDS, 0, 1, IpAddress.parse("203.0.113.0"), 24, SECONDS - 5, V4, 64_496, two);
        out.tableDump(SECONDS, 0, 2, IpAddress.parse("2001:db8:1::"), 48, SECONDS - 5, V6, 64_496, reach);
        byte[] ends = {(byte) 0xfb, (byte) 0xf0, (byte) 192, 0, 2, 1, (byte) 0xfb, (byte) 0xff, (byte) 198, 51, 100, 1};
        byte[] body = Arrays.copyOf(ends, ends.length + 2 + 2 + two.length + 4);
        body[ends.length + 3] = (byte) two.length;
        System.arraycopy(two, 0, body, ends.length + 4, two.length);
        byte[] prefix = {24, (byte) 203, 0, 113};
        System.arraycopy(prefix, 0, body, body.length - 4, 4);
        out.record(SECONDS, 5, 1, body);
        out.record(SECONDS, 5, 7, ends);
        out.record(SECONDS, 5, 3, new byte[] {(byte) 0xfb, (byte) 0xf0, (byte) 192, 0, 2, 1, 0, 6, 0, 1});
        return out.toBytes();
    }
}
