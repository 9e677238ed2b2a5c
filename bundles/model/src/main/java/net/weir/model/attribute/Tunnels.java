package net.weir.model.attribute;

import static net.weir.model.layout.Field.key;

import java.util.Map;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Layout;
import net.weir.model.layout.Tlvs;
import net.weir.model.layout.Tlvs.Header;

/** Tunnel Encapsulation (RFC 9012 section 2 and 3) with the policies of RFC 9830 section 2.4. */
final class Tunnels {
    private static final Layout FLAGGED =
            Layout.of(key("flags", Kind.U8), key("reserved", Kind.U8), key("number", Kind.U32));
    private static final Tlvs SEGMENTS = Tlvs.of(Header.T1_L1)
            .with(1, "mplsSegment", FLAGGED)
            .with(9, "weight", FLAGGED)
            .with(
                    13,
                    "srv6Segment",
                    Layout.of(
                            key("flags", Kind.U8),
                            key("reserved", Kind.U8),
                            key("sid", Kind.IPV6),
                            key("behavior", Kind.REST)));
    private static final Tlvs SUB_TLVS = Tlvs.of(Header.T1_L1_OR_2)
            .with(1, "encapsulation", Kind.REST)
            .with(2, "protocolType", Kind.U16)
            .with(4, "color", Kind.hex(8))
            .with(
                    6,
                    "egressEndpoint",
                    Layout.of(key("reserved", Kind.U32), key("afi", Kind.U16), key("address", Kind.IP)))
            .with(8, "udpPort", Kind.U16)
            .with(12, "preference", FLAGGED)
            .with(13, "bindingSid", Layout.of(key("flags", Kind.U8), key("reserved", Kind.U8), key("sid", Kind.REST)))
            .with(128, "segmentList", Layout.of(key("reserved", Kind.U8), key("segments", SEGMENTS)));
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
