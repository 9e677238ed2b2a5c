package net.weir.model.attribute;

import static net.weir.model.layout.Field.key;

import java.util.Map;
import net.weir.model.layout.Field;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Layout;
import net.weir.model.layout.OneOf;
import net.weir.model.layout.Tlvs;
import net.weir.model.layout.Tlvs.Header;
import net.weir.model.layout.Utf8;

/** Tunnel Encapsulation (RFC 9012 section 2 and 3) with the policies of RFC 9830 section 2.4. */
final class Tunnels {
    private static final Field FLAGS = key("flags", Kind.U8);
    private static final Field RESERVED = key("reserved", Kind.U8);
    private static final Tlvs SUB_TLVS = Tlvs.of(Header.T1_L1_OR_2)
            .with(1, "encapsulation", Kind.REST)
            .with(2, "protocolType", Kind.U16)
            .with(4, "color", Kind.hex(8))
            .with(
                    6,
                    "egressEndpoint",
                    OneOf.of(
                            Layout.of(key("reserved", Kind.U32), key("afi", Kind.U16), key("address", Kind.IP)),
                            Layout.of(key("reserved", Kind.U32), key("afi", Kind.U16))))
            .with(7, "dsField", Kind.U8)
            .with(8, "udpPort", Kind.U16)
            .with(9, "embeddedLabelHandling", Kind.U8)
            .with(12, "preference", Segments.FLAGGED)
            .with(13, "bindingSid", Layout.of(FLAGS, RESERVED, key("sid", Kind.REST)))
            .with(14, "explicitNull", Layout.of(FLAGS, RESERVED, key("policy", Kind.U8)))
            .with(15, "priority", Layout.of(key("priority", Kind.U8), RESERVED))
            .with(20, "srv6BindingSid", Segments.SRV6)
            .with(128, "segmentList", Layout.of(RESERVED, key("segments", Segments.LIST)))
            .with(129, "pathName", Layout.of(RESERVED, key("name", new Utf8())))
            .with(130, "policyName", Layout.of(RESERVED, key("name", new Utf8())));
    private static final Map<Integer, String> TYPES = Map.ofEntries(
            Map.entry(1, "l2tpv3"),
            Map.entry(2, "gre"),
            Map.entry(7, "ipInIp"),
            Map.entry(8, "vxlan"),
            Map.entry(9, "nvgre"),
            Map.entry(10, "mpls"),
            Map.entry(11, "mplsInGre"),
            Map.entry(12, "vxlanGpe"),
            Map.entry(13, "mplsInUdp"),
            Map.entry(15, "srPolicy"),
            Map.entry(19, "geneve"));

    static final Kind KIND = kind();

    private Tunnels() {}

    private static Tlvs kind() {
        Tlvs tunnels = Tlvs.of(Header.T2_L2);
        for (Map.Entry<Integer, String> type : TYPES.entrySet()) {
            tunnels = tunnels.with(type.getKey(), type.getValue(), SUB_TLVS);
        }
        return tunnels;
    }
}
