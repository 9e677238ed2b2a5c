package net.weir.model.nlri;

import static net.weir.model.layout.Field.key;

import net.weir.model.layout.Field;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Sized;

/**
 * MCAST-VPN route types (RFC 6514 section 4, RFC 7441 section 3); the whole NLRI is the key.
 *
 * <p>Where a customer uses mLDP, RFC 6514 section 11.1.2 has the opaque value in place of the group. One of 32 or 128 bits
 * cannot be told from an address; of others the document does not speak, and they are kept as octets.
 */
final class MulticastVpn {
    private static final Field RD = key("rd", Kind.RD);
    private static final Field ASN = key("sourceAs", Kind.U32);
    private static final Field SOURCE = key("source", Kind.IP_BY_BITS);
    private static final Field GROUP = key("group", Kind.IP_BY_BITS);
    private static final Field OPAQUE_GROUP = key("opaqueGroup", Kind.OCTETS_BY_BITS);
    private static final Field ORIGINATOR = key("originator", Kind.IP);
    private static final Field ROUTE_KEY = key("routeKey", new NestedRoute());

    private static final Field FEC_TYPE = key("fecType", Kind.U8);
    private static final Field ROOT_FAMILY = key("rootFamily", Kind.U16);
    private static final Field ROOT = key("root", Kind.IP_BY_OCTETS);
    /** Of an address family with several topologies: the address and what tells its topology. */
    private static final Field ROOT_OCTETS = key("rootOctets", Kind.OCTETS_BY_OCTETS);

    private static final Field OPAQUE = key("opaqueValue", new Sized(0, Kind.REST));

    static final NlriForm FORM = RouteTypes.octets()
            .with(1, "intra-as-i-pmsi", RD, ORIGINATOR)
            .with(2, "inter-as-i-pmsi", RD, ASN)
            .with(3, "s-pmsi", RD, SOURCE, GROUP, ORIGINATOR)
            .with(3, "s-pmsi", RD, SOURCE, OPAQUE_GROUP, ORIGINATOR)
            .with(4, "leaf", ROUTE_KEY, ORIGINATOR)
            .with(5, "source-active", RD, SOURCE, GROUP)
            .with(6, "shared-tree-join", RD, ASN, SOURCE, GROUP)
            .with(7, "source-tree-join", RD, ASN, SOURCE, GROUP)
            .with(7, "source-tree-join", RD, ASN, SOURCE, OPAQUE_GROUP)
            .with(67, "s-pmsi-mldp", RD, FEC_TYPE, ROOT_FAMILY, ROOT, OPAQUE, ORIGINATOR)
            .with(67, "s-pmsi-mldp", RD, FEC_TYPE, ROOT_FAMILY, ROOT_OCTETS, OPAQUE, ORIGINATOR)
            .with(68, "leaf-mldp", ROUTE_KEY, ORIGINATOR)
            .with(68, "leaf-mldp", leafOfNone(Kind.IPV4))
            .with(68, "leaf-mldp", leafOfNone(Kind.IPV6))
            .with(71, "source-tree-join-mldp", RD, ASN, FEC_TYPE, ROOT_FAMILY, ROOT, OPAQUE)
            .with(71, "source-tree-join-mldp", RD, ASN, FEC_TYPE, ROOT_FAMILY, ROOT_OCTETS, OPAQUE);

    private MulticastVpn() {}

    /** A leaf of no S-PMSI route: what its key would have been, and the ingress router. */
    private static Field[] leafOfNone(Kind address) {
        return new Field[] {
            RD, FEC_TYPE, ROOT_FAMILY, ROOT, OPAQUE, key("ingressRouter", address), key("originator", address)
        };
    }
}
