package net.weir.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PeerHeader;
import net.weir.codec.bmp.PerPeerHeader;
import net.weir.codec.bmp.Tlv;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.PeerKey;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/** One view of one session of an invented router: how its messages look. Immutable. */
final class InventedPeer {
    static final Set<Family> FAMILIES = Set.of(Family.IPV4_UNICAST, Family.IPV6_UNICAST);
    private static final Asn OWN_AS = new Asn(64_511);
    private static final int HOLD_SECONDS = 90;
    private static final int BGP_PORT = 179;
    private static final int OWN_HOST = 254;
    private static final int HOSTS = 250;
    private static final long RD_OF_AS = 64_511L << 32;

    final int number;
    private final View view;
    private final PeerStyle style;
    private final boolean addPath;
    private final UpdateEncoder encoder;

    InventedPeer(int number, View view, PeerStyle style, boolean addPath) {
        this.number = number;
        this.view = view;
        this.style = view == View.LOC_RIB ? PeerStyle.INFO : style;
        this.addPath = addPath;
        encoder = new UpdateEncoder(
                new SessionParameters(this.style != PeerStyle.AS2, addPath ? FAMILIES : Set.of(), false),
                UpdateEncoder.Ipv4Form.CLASSIC);
    }

    static long asn(int peer) {
        return 64_496 + peer % 15;
    }

    boolean isLocRib() {
        return view == View.LOC_RIB;
    }

    UpdateEncoder encoder() {
        return encoder;
    }

    /** Of documentation addresses as far as they go, then of those for benchmarks (RFC 2544). */
    private static IpAddress v4(int peer) {
        return peer < HOSTS
                ? IpAddress.ofV4(192 << 24 | 2 << 8 | 1 + peer)
                : IpAddress.ofV4(198 << 24 | 18 << 16 | 1 + peer - HOSTS);
    }

    private IpAddress address() {
        return style == PeerStyle.IPV6 ? IpAddress.ofV6(0x20010db8_00000000L, 1 + number) : v4(number);
    }

    /** @param micros time of the message, 0 for none */
    PeerHeader header(long micros) {
        PeerHeader header;
        if (view == View.LOC_RIB) {
            header = PeerHeader.of(PeerKey.LOC_RIB, 0, view, null, OWN_AS, ownId());
        } else if (style == PeerStyle.RD) {
            Asn asn = new Asn(asn(number));
            header = PeerHeader.of(PeerKey.RD, RD_OF_AS | 1 + number, view, address(), asn, v4(number));
        } else {
            header = PeerHeader.global(view, address(), new Asn(asn(number)), v4(number));
        }
        if (style == PeerStyle.AS2) {
            header = header.withFlags(header.flags() | PerPeerHeader.FLAG_TWO_OCTET_AS);
        }
        return micros == 0 ? header : header.at(micros);
    }

    private static IpAddress ownId() {
        return IpAddress.ofV4(192 << 24 | 2 << 8 | OWN_HOST);
    }

    BmpMessage.PeerUp up(long micros) {
        boolean locRib = view == View.LOC_RIB;
        // an O flag means nothing in a Peer Up (RFC 8671 section 6.3)
        PeerHeader header = header(micros);
        return new BmpMessage.PeerUp(
                header.withFlags(locRib ? header.flags() : header.flags() & ~PerPeerHeader.FLAG_ADJ_RIB_OUT),
                localAddress(),
                locRib ? 0 : BGP_PORT,
                locRib ? 0 : 40_000 + number % 20_000,
                open(OWN_AS, ownId()),
                locRib ? open(OWN_AS, ownId()) : open(new Asn(asn(number)), v4(number)),
                tlvs());
    }

    private @Nullable IpAddress localAddress() {
        return view == View.LOC_RIB
                ? null
                : style == PeerStyle.IPV6 ? IpAddress.ofV6(0x20010db8_00000000L, 0xfffe) : ownId();
    }

    private List<Tlv> tlvs() {
        if (view == View.LOC_RIB) {
            return List.of(Tlv.text(Tlv.VRF_NAME, "global")); // RFC 9069 section 5.2.1
        }
        return style == PeerStyle.INFO
                ? List.of(Tlv.text(Tlv.STRING, "invented peer " + number), Tlv.text(Tlv.ADMIN_LABEL, "transit"))
                : List.of();
    }

    private Bytes open(Asn asn, IpAddress id) {
        List<Capability> capabilities = new ArrayList<>();
        capabilities.add(new Capability.Multiprotocol(Family.IPV4_UNICAST));
        capabilities.add(new Capability.Multiprotocol(Family.IPV6_UNICAST));
        if (style != PeerStyle.AS2) {
            capabilities.add(new Capability.FourOctetAs(asn));
        }
        if (addPath) {
            int both = Capability.AddPath.RECEIVE | Capability.AddPath.SEND;
            capabilities.add(new Capability.AddPath(List.of(
                    new Capability.AddPath.Entry(Family.IPV4_UNICAST, both),
                    new Capability.AddPath.Entry(Family.IPV6_UNICAST, both))));
        }
        if (style == PeerStyle.CAPABLE) {
            capabilities.addAll(others());
        }
        return Bytes.copyOf(OpenMessage.of(asn, HOLD_SECONDS, id, capabilities).encode());
    }

    private static List<Capability> others() {
        return List.of(
                new Capability.RouteRefresh(),
                new Capability.EnhancedRouteRefresh(),
                new Capability.ExtendedMessage(),
                new Capability.ExtendedNextHop(List.of(new Capability.ExtendedNextHop.Entry(Family.IPV4_UNICAST, 2))),
                new Capability.GracefulRestart(
                        0, 120, List.of(new Capability.GracefulRestart.Entry(Family.IPV4_UNICAST, 0x80))),
                new Capability.LongLivedGracefulRestart(
                        List.of(new Capability.LongLivedGracefulRestart.Entry(Family.IPV4_UNICAST, 0, 3600))),
                new Capability.Role(3),
                new Capability.Fqdn("invented", "example.net"),
                new Capability.SoftwareVersion("generator"));
    }

    BmpMessage.PeerDown down(long micros) {
        return new BmpMessage.PeerDown(
                header(micros),
                view == View.LOC_RIB ? BmpMessage.PeerDown.LOC_RIB_DOWN : BmpMessage.PeerDown.MONITORING_STOPPED,
                Bytes.EMPTY);
    }
}
