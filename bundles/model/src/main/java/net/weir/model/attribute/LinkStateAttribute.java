package net.weir.model.attribute;

import static net.weir.model.layout.Field.key;

import net.weir.model.layout.Bandwidth;
import net.weir.model.layout.Field;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Layout;
import net.weir.model.layout.Metric;
import net.weir.model.layout.Repeated;
import net.weir.model.layout.Tlvs;
import net.weir.model.layout.Utf8;

/** The BGP-LS attribute (RFC 9552 section 5.3) and the segments of RFC 9085 and RFC 9086; what is not here is shown as hex. */
final class LinkStateAttribute {
    private static final Field FLAGS = key("flags", Kind.U8);
    private static final Field RESERVED = key("reserved", Kind.U16);
    private static final Field SID = key("sid", Kind.REST);

    static final Kind KIND = Tlvs.of(Tlvs.Header.T2_L2)
            .with(258, "linkIds", Layout.of(key("local", Kind.U32), key("remote", Kind.U32)))
            .with(263, "topologies", new Repeated(Kind.U16))
            .with(1024, "nodeFlags", Kind.U8)
            .with(1026, "nodeName", new Utf8())
            .with(1027, "areaId", Kind.REST)
            .with(1028, "localRouterId", Kind.IPV4)
            .with(1029, "localRouterId", Kind.IPV6)
            .with(1030, "remoteRouterId", Kind.IPV4)
            .with(1031, "remoteRouterId", Kind.IPV6)
            .with(1088, "adminGroup", Kind.U32)
            .with(1089, "maximumBandwidth", new Bandwidth())
            .with(1090, "reservableBandwidth", new Bandwidth())
            .with(1091, "unreservedBandwidth", new Repeated(new Bandwidth()))
            .with(1092, "teMetric", Kind.U32)
            .with(1093, "linkProtection", Kind.U16)
            .with(1094, "mplsProtocols", Kind.U8)
            .with(1095, "igpMetric", new Metric(3))
            .with(1096, "riskGroups", new Repeated(Kind.U32))
            .with(1098, "linkName", new Utf8())
            .with(1099, "adjacencySid", Layout.of(FLAGS, key("weight", Kind.U8), RESERVED, SID))
            .with(1101, "peerNodeSid", Layout.of(FLAGS, key("weight", Kind.U8), RESERVED, SID))
            .with(1102, "peerAdjacencySid", Layout.of(FLAGS, key("weight", Kind.U8), RESERVED, SID))
            .with(1103, "peerSetSid", Layout.of(FLAGS, key("weight", Kind.U8), RESERVED, SID))
            .with(1152, "igpFlags", Kind.U8)
            .with(1153, "routeTags", new Repeated(Kind.U32))
            .with(1154, "extendedRouteTags", new Repeated(Kind.U64))
            .with(1155, "prefixMetric", Kind.U32)
            .with(1156, "forwardingAddress", Kind.IP)
            .with(1158, "prefixSid", Layout.of(FLAGS, key("algorithm", Kind.U8), RESERVED, SID))
            .with(1170, "prefixFlags", Kind.REST)
            .with(1171, "sourceRouterId", Kind.IP)
            .with(1174, "sourceOspfRouterId", Kind.IPV4);

    private LinkStateAttribute() {}
}
