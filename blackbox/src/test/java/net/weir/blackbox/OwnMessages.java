package net.weir.blackbox;

import java.util.ArrayList;
import java.util.List;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PeerHeader;
import net.weir.codec.bmp.Tlv;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.PeerKey;
import net.weir.model.View;

/** BMP messages that no daemon at hand sends, as RFC 7854, 8671 and 9069 want them. */
final class OwnMessages {
    static final Asn LOCAL = new Asn(64500);
    static final Asn REMOTE = new Asn(64496);
    static final IpAddress ID = IpAddress.parse("198.51.100.7");

    /** 198.51.100.0/24, 203.0.113.0/24, 2001:db8::/32 and 2001:db8:1::/48 as NLRI. */
    static final String NET = "18c63364";

    static final String OTHER_NET = "18cb0071";
    static final String NET6 = "2020010db8";
    static final String OTHER_NET6 = "3020010db80001";

    private static final String ORIGIN_AND_PATH = "40010100" + "40020602010000fbf0";
    private static final String NEXT_HOP = "400304c0000201";
    private static final String MP_REACH = "800e%02x" + "000201" + "10" + "20010db8000000000000000000000001" + "00";
    private static final String MP_UNREACH = "800f%02x" + "000201";

    private OwnMessages() {}

    static BmpMessage initiation(String sysName) {
        return new BmpMessage.Initiation(
                List.of(Tlv.text(Tlv.SYS_NAME, sysName), Tlv.text(Tlv.SYS_DESCR, "test router")));
    }

    static PeerHeader peer(int number, View view) {
        return PeerHeader.global(view, IpAddress.parse("192.0.2." + number), REMOTE, ID)
                .at(1_700_000_000_000_000L);
    }

    static PeerHeader locRib(long distinguisher) {
        return PeerHeader.of(PeerKey.LOC_RIB, distinguisher, View.LOC_RIB, null, LOCAL, ID);
    }

    static BmpMessage up(PeerHeader peer, Tlv... tlvs) {
        boolean locRib = peer.isLocRib();
        return new BmpMessage.PeerUp(
                peer,
                locRib ? null : IpAddress.parse("192.0.2.254"),
                locRib ? 0 : 179,
                locRib ? 0 : 40_000,
                open(LOCAL),
                open(locRib ? LOCAL : REMOTE),
                List.of(tlvs));
    }

    private static Bytes open(Asn asn) {
        List<Capability> capabilities = List.of(
                new Capability.Multiprotocol(Family.IPV4_UNICAST),
                new Capability.Multiprotocol(Family.IPV6_UNICAST),
                new Capability.FourOctetAs(asn));
        return Bytes.copyOf(OpenMessage.of(asn, 90, ID, capabilities).encode());
    }

    /**
     * An UPDATE of any of the four parts, in hex; empty ones are left out.
     *
     * @param withdrawn in the classic field
     * @param unreach in MP_UNREACH_NLRI of IPv6 unicast
     * @param reach in MP_REACH_NLRI of IPv6 unicast
     * @param nlri in the classic field
     */
    static Bytes update(String withdrawn, String unreach, String reach, String nlri) {
        String attributes = "";
        if (!reach.isEmpty()) {
            attributes += String.format(MP_REACH, 21 + reach.length() / 2) + reach;
        }
        if (!reach.isEmpty() || !nlri.isEmpty()) {
            attributes += ORIGIN_AND_PATH;
        }
        if (!nlri.isEmpty()) {
            attributes += NEXT_HOP;
        }
        if (!unreach.isEmpty()) {
            attributes += String.format(MP_UNREACH, 3 + unreach.length() / 2) + unreach;
        }
        String body = length(withdrawn) + withdrawn + length(attributes) + attributes + nlri;
        return Bytes.ofHex("ff".repeat(16) + String.format("%04x02", 19 + body.length() / 2) + body);
    }

    private static String length(String hex) {
        return String.format("%04x", hex.length() / 2);
    }

    static BmpMessage routes(PeerHeader peer, Bytes update) {
        return new BmpMessage.RouteMonitoring(peer, update);
    }

    static BmpMessage announce(PeerHeader peer) {
        return routes(peer, update("", "", NET6, NET));
    }

    /** A Peer Down of each reason, for a peer of its own: 192.0.2.1 to 192.0.2.5; the sixth is a Loc-RIB's. */
    static List<BmpMessage> peerDowns() {
        Bytes shutdown =
                Bytes.copyOf(NotificationMessage.cease(NotificationMessage.ADMINISTRATIVE_SHUTDOWN, "maintenance")
                        .encode());
        List<Tlv> vrf = List.of(Tlv.text(Tlv.VRF_NAME, "blue"));
        List<BmpMessage> downs = new ArrayList<>();
        downs.add(down(1, BmpMessage.PeerDown.LOCAL_NOTIFICATION, shutdown));
        downs.add(down(2, BmpMessage.PeerDown.LOCAL_FSM_EVENT, Bytes.ofHex("0018")));
        downs.add(down(3, BmpMessage.PeerDown.REMOTE_NOTIFICATION, shutdown));
        downs.add(down(4, BmpMessage.PeerDown.REMOTE_CLOSED, Bytes.EMPTY));
        downs.add(down(5, BmpMessage.PeerDown.MONITORING_STOPPED, Bytes.EMPTY));
        downs.add(new BmpMessage.PeerDown(
                locRib(0), BmpMessage.PeerDown.LOC_RIB_DOWN, BmpEncoder.locRibDownData(vrf), vrf));
        return downs;
    }

    private static BmpMessage down(int peer, int reason, Bytes data) {
        return new BmpMessage.PeerDown(peer(peer, View.ADJ_RIB_IN_PRE), reason, data);
    }
}
