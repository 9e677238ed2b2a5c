package net.weir.model.nlri;

import static net.weir.model.layout.Field.key;

import java.util.Map;
import net.weir.model.layout.Field;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Layout;
import net.weir.model.layout.Repeated;
import net.weir.model.layout.ShortPrefix;
import net.weir.model.layout.Tlvs;

/** BGP-LS NLRI (RFC 9552 section 5.2, RFC 9086 section 4, RFC 9514 section 6); the whole NLRI is the key. */
final class LinkState {
    private static final Tlvs NODE = Tlvs.of(Tlvs.Header.T2_L2)
            .with(512, "asn", Kind.U32)
            .with(513, "bgpLsId", Kind.U32)
            .with(514, "areaId", Kind.IPV4)
            .with(515, "igpRouterId", new IgpRouterId())
            .with(516, "bgpRouterId", Kind.IPV4)
            .with(517, "memberAsn", Kind.U32);
    private static final Tlvs NODES =
            Tlvs.of(Tlvs.Header.T2_L2).with(256, "localNode", NODE).with(257, "remoteNode", NODE);
    private static final Tlvs LINK = NODES.with(
                    258, "linkIds", Layout.of(key("local", Kind.U32), key("remote", Kind.U32)))
            .with(259, "interfaceAddress", Kind.IPV4)
            .with(260, "neighborAddress", Kind.IPV4)
            .with(261, "interfaceAddress", Kind.IPV6)
            .with(262, "neighborAddress", Kind.IPV6)
            .with(263, "topologies", new Repeated(Kind.U16));
    private static final Tlvs SID =
            NODES.with(263, "topologies", new Repeated(Kind.U16)).with(518, "srv6Sid", Kind.IPV6);

    private LinkState() {}

    /** @param vpn with a distinguisher in front of each NLRI (SAFI 72) */
    static NlriForm form(boolean vpn) {
        return new RouteTypes(0, 2, 2, Map.of(), Map.of())
                .with(1, "node", fields(vpn, NODES))
                .with(2, "link", fields(vpn, LINK))
                .with(3, "ipv4-prefix", fields(vpn, prefix(4)))
                .with(4, "ipv6-prefix", fields(vpn, prefix(16)))
                .with(6, "srv6-sid", fields(vpn, SID));
    }

    private static Tlvs prefix(int octets) {
        return NODES.with(263, "topologies", new Repeated(Kind.U16))
                .with(264, "ospfRouteType", Kind.U8)
                .with(265, "prefix", new ShortPrefix(octets));
    }

    private static Field[] fields(boolean vpn, Tlvs descriptors) {
        Field protocol = key("protocol", Kind.U8);
        Field identifier = key("identifier", Kind.U64);
        Field all = key("descriptors", descriptors);
        return vpn
                ? new Field[] {key("rd", Kind.RD), protocol, identifier, all}
                : new Field[] {protocol, identifier, all};
    }
}
