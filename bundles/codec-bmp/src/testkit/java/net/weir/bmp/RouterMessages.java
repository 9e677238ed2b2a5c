package net.weir.bmp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PeerHeader;
import net.weir.codec.bmp.Tlv;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.PeerKey;
import net.weir.model.Prefix;
import net.weir.model.View;

/** BMP messages and the BGP messages in them, as a router would send them. */
public final class RouterMessages {
    public static final IpAddress ROUTER = IpAddress.parse("127.0.0.9");
    public static final Asn LOCAL = new Asn(64500);
    public static final Asn REMOTE = new Asn(64496);
    public static final IpAddress ID = IpAddress.parse("198.51.100.7");
    public static final IpAddress PEER = IpAddress.parse("192.0.2.1");
    public static final IpAddress OTHER_PEER = IpAddress.parse("192.0.2.2");

    private RouterMessages() {}

    public static PeerHeader header(IpAddress peer, View view) {
        return PeerHeader.global(view, peer, REMOTE, ID);
    }

    public static PeerHeader pre() {
        return header(PEER, View.ADJ_RIB_IN_PRE);
    }

    public static PeerHeader post() {
        return header(PEER, View.ADJ_RIB_IN_POST);
    }

    public static PeerHeader locRib() {
        return PeerHeader.of(PeerKey.LOC_RIB, 0, View.LOC_RIB, null, LOCAL, ID);
    }

    public static BmpMessage initiation(String sysName) {
        return new BmpMessage.Initiation(
                List.of(Tlv.text(Tlv.SYS_NAME, sysName), Tlv.text(Tlv.SYS_DESCR, "test router")));
    }

    public static Bytes open(Asn asn, Capability... more) {
        List<Capability> capabilities = new ArrayList<>();
        capabilities.add(new Capability.Multiprotocol(Family.IPV4_UNICAST));
        capabilities.add(new Capability.FourOctetAs(asn));
        capabilities.addAll(Arrays.asList(more));
        return Bytes.copyOf(OpenMessage.of(asn, 90, ID, capabilities).encode());
    }

    public static Capability addPath(int sendReceive) {
        return new Capability.AddPath(List.of(new Capability.AddPath.Entry(Family.IPV4_UNICAST, sendReceive)));
    }

    public static BmpMessage.PeerUp up(PeerHeader header) {
        return up(header, 40000, open(LOCAL), open(REMOTE));
    }

    public static BmpMessage.PeerUp up(PeerHeader header, int remotePort, Bytes sent, Bytes received, Tlv... tlvs) {
        IpAddress local = header.isLocRib() ? null : IpAddress.parse(header.isV6() ? "2001:db8::fe" : "192.0.2.254");
        return new BmpMessage.PeerUp(header, local, 179, remotePort, sent, received, List.of(tlvs));
    }

    public static BmpMessage down(PeerHeader header, int reason) {
        return new BmpMessage.PeerDown(header, reason, Bytes.EMPTY);
    }

    public static BmpMessage routes(PeerHeader header, Bytes update) {
        return new BmpMessage.RouteMonitoring(header, update);
    }

    public static Bytes bgp(int type, byte[] body) {
        byte[] message = new byte[19 + body.length];
        Arrays.fill(message, 0, 16, (byte) 0xff);
        message[16] = (byte) (message.length >> 8);
        message[17] = (byte) message.length;
        message[18] = (byte) type;
        System.arraycopy(body, 0, message, 19, body.length);
        return Bytes.copyOf(message);
    }

    private static Bytes update(byte[] withdrawn, byte[] attributes, byte[] nlri) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        length(body, withdrawn.length);
        body.writeBytes(withdrawn);
        length(body, attributes.length);
        body.writeBytes(attributes);
        body.writeBytes(nlri);
        return bgp(2, body.toByteArray());
    }

    private static void length(ByteArrayOutputStream out, int length) {
        out.write(length >> 8);
        out.write(length);
    }

    /** ORIGIN, AS_PATH of the two ASes, NEXT_HOP. */
    private static byte[] attributes(boolean fourOctet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x40, 1, 1, 0, 0x40, 2, (byte) (fourOctet ? 10 : 6), 2, 2});
        for (long asn : new long[] {REMOTE.number(), 64510}) {
            if (fourOctet) {
                length(out, (int) (asn >> 16));
            }
            length(out, (int) asn);
        }
        out.writeBytes(new byte[] {0x40, 3, 4, (byte) 192, 0, 2, 1});
        return out.toByteArray();
    }

    private static byte[] nlri(int pathId, String... prefixes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String text : prefixes) {
            Prefix prefix = Prefix.parse(text);
            if (pathId > 0) {
                out.writeBytes(new byte[] {0, 0, 0, (byte) pathId});
            }
            out.write(prefix.length());
            out.write(prefix.address().toBytes(), 0, (prefix.length() + 7) / 8);
        }
        return out.toByteArray();
    }

    public static Bytes announce(String... prefixes) {
        return update(new byte[0], attributes(true), nlri(0, prefixes));
    }

    public static Bytes announceTwoOctet(String... prefixes) {
        return update(new byte[0], attributes(false), nlri(0, prefixes));
    }

    public static Bytes announcePath(int pathId, String... prefixes) {
        return update(new byte[0], attributes(true), nlri(pathId, prefixes));
    }

    public static Bytes withdraw(String... prefixes) {
        return update(nlri(0, prefixes), new byte[0], new byte[0]);
    }

    public static Bytes endOfRib() {
        return update(new byte[0], new byte[0], new byte[0]);
    }

    public static Bytes endOfRib(Family family) {
        byte[] unreach = {(byte) 0x80, 15, 3, (byte) (family.afi() >> 8), (byte) family.afi(), (byte) family.safi()};
        return update(new byte[0], unreach, new byte[0]);
    }
}
