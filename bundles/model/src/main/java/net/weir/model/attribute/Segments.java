package net.weir.model.attribute;

import static net.weir.model.layout.Field.key;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.weir.model.layout.Field;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Layout;
import net.weir.model.layout.OneOf;
import net.weir.model.layout.Tlvs;

/** What is inside the segment list of a policy: RFC 9830 section 2.4.4 (types A and B), RFC 9831 (C to K). */
final class Segments {
    private static final Field FLAGS = key("flags", Kind.U8);
    private static final Field RESERVED = key("reserved", Kind.U8);
    private static final Field ALGORITHM = key("algorithm", Kind.U8);
    private static final Field LOCAL_INTERFACE = key("localInterface", Kind.U32);
    private static final Field REMOTE_INTERFACE = key("remoteInterface", Kind.U32);
    /** Label, traffic class, bottom of stack and time to live as on the wire. */
    private static final Field MPLS_SID = key("sid", Kind.U32);

    private static final Field SRV6_SID = key("sid", Kind.IPV6);

    /** Of an SRv6 SID: what the node does with it, and how many bits its parts have. */
    private static final Field BEHAVIOR = key(
            "behavior",
            Layout.of(
                    key("endpoint", Kind.U16),
                    key("reserved", Kind.U16),
                    key("locatorBlock", Kind.U8),
                    key("locatorNode", Kind.U8),
                    key("function", Kind.U8),
                    key("argument", Kind.U8)));

    /** Flags, a reserved octet and a number, of which several are made. */
    static final Layout FLAGGED = Layout.of(FLAGS, RESERVED, key("number", Kind.U32));

    /** An SRv6 SID by itself, with or without what it does. */
    static final OneOf SRV6 =
            OneOf.of(Layout.of(FLAGS, RESERVED, SRV6_SID), Layout.of(FLAGS, RESERVED, SRV6_SID, BEHAVIOR));

    static final Tlvs LIST = Tlvs.of(Tlvs.Header.T1_L1)
            .with(1, "mplsSegment", FLAGGED)
            .with(3, "ipv4NodeSegment", mpls(FLAGS, ALGORITHM, key("node", Kind.IPV4)))
            .with(4, "ipv6NodeSegment", mpls(FLAGS, ALGORITHM, key("node", Kind.IPV6)))
            .with(5, "ipv4InterfaceSegment", mpls(FLAGS, RESERVED, LOCAL_INTERFACE, key("node", Kind.IPV4)))
            .with(6, "ipv4AdjacencySegment", mpls(FLAGS, RESERVED, local(Kind.IPV4), remote(Kind.IPV4)))
            .with(
                    7,
                    "ipv6InterfaceSegment",
                    mpls(FLAGS, RESERVED, LOCAL_INTERFACE, local(), REMOTE_INTERFACE, remote()))
            .with(8, "ipv6AdjacencySegment", mpls(FLAGS, RESERVED, local(), remote()))
            .with(9, "weight", FLAGGED)
            .with(13, "srv6Segment", SRV6)
            .with(14, "srv6NodeSegment", srv6(FLAGS, ALGORITHM, key("node", Kind.IPV6)))
            .with(
                    15,
                    "srv6InterfaceSegment",
                    srv6(FLAGS, ALGORITHM, LOCAL_INTERFACE, local(), REMOTE_INTERFACE, remote()))
            .with(16, "srv6AdjacencySegment", srv6(FLAGS, ALGORITHM, local(), remote()));

    private Segments() {}

    private static Field local() {
        return local(Kind.IPV6);
    }

    private static Field local(Kind address) {
        return key("local", address);
    }

    private static Field remote() {
        return remote(Kind.IPV6);
    }

    private static Field remote(Kind address) {
        return key("remote", address);
    }

    private static OneOf mpls(Field... fields) {
        return OneOf.of(Layout.of(fields), with(fields, MPLS_SID));
    }

    private static OneOf srv6(Field... fields) {
        return OneOf.of(Layout.of(fields), with(fields, SRV6_SID), with(fields, SRV6_SID, BEHAVIOR));
    }

    private static Layout with(Field[] fields, Field... more) {
        List<Field> all =
                Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toList();
        return new Layout(all);
    }
}
