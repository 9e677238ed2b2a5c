package net.weir.blackbox;

import java.util.List;
import net.weir.codec.bgp.AttributesBuilder;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PeerHeader;
import net.weir.codec.bmp.Tlv;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.Prefix;
import net.weir.model.View;

/** The router of the documentation's examples: {@code r1} with 192.0.2.0/24 and 192.0.0.0/16 of AS64496. */
final class DocumentedRouter {
    private static final Asn PEER_AS = new Asn(64_496);
    private static final IpAddress PEER = IpAddress.parse("192.0.2.1");

    private DocumentedRouter() {}

    /** The octets of its session. */
    static byte[] session() {
        BmpEncoder out = new BmpEncoder();
        out.write(new BmpMessage.Initiation(
                List.of(Tlv.text(Tlv.SYS_DESCR, "an example"), Tlv.text(Tlv.SYS_NAME, "r1"))));
        PeerHeader header = PeerHeader.global(View.ADJ_RIB_IN_PRE, PEER, PEER_AS, PEER);
        Bytes open = Bytes.copyOf(OpenMessage.of(
                        PEER_AS,
                        90,
                        PEER,
                        List.of(new Capability.Multiprotocol(Family.IPV4_UNICAST), new Capability.FourOctetAs(PEER_AS)))
                .encode());
        out.write(new BmpMessage.PeerUp(header, IpAddress.parse("192.0.2.254"), 179, 40_000, open, open, List.of()));
        PathAttributes attributes = new AttributesBuilder()
                .origin(Origin.IGP)
                .asPath(64_496, 64_500)
                .nextHop(PEER)
                .build();
        UpdateEncoder updates = new UpdateEncoder(SessionParameters.FOUR_OCTET, UpdateEncoder.Ipv4Form.CLASSIC);
        Ipv4Nlri routes = Ipv4Nlri.of(Prefix.parse("192.0.2.0/24"), Prefix.parse("192.0.0.0/16"));
        for (byte[] message : updates.encode(null, routes, attributes)) {
            out.routeMonitoring(header, message, 0, message.length);
        }
        return out.toArray();
    }
}
