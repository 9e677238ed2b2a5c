package net.weir.model.nlri;

import static net.weir.model.layout.Field.key;

import net.weir.model.layout.Field;
import net.weir.model.layout.Kind;

/** MCAST-VPN route types (RFC 6514 section 4); the whole NLRI is the key. */
final class MulticastVpn {
    private static final Field RD = key("rd", Kind.RD);
    private static final Field ASN = key("sourceAs", Kind.U32);
    private static final Field SOURCE = key("source", Kind.IP_BY_BITS);
    private static final Field GROUP = key("group", Kind.IP_BY_BITS);
    private static final Field ORIGINATOR = key("originator", Kind.IP);

    static final NlriForm FORM = RouteTypes.octets()
            .with(1, "intra-as-i-pmsi", RD, ORIGINATOR)
            .with(2, "inter-as-i-pmsi", RD, ASN)
            .with(3, "s-pmsi", RD, SOURCE, GROUP, ORIGINATOR)
            .with(4, "leaf", key("routeKey", new NestedRoute()), ORIGINATOR)
            .with(5, "source-active", RD, SOURCE, GROUP)
            .with(6, "shared-tree-join", RD, ASN, SOURCE, GROUP)
            .with(7, "source-tree-join", RD, ASN, SOURCE, GROUP);

    private MulticastVpn() {}
}
