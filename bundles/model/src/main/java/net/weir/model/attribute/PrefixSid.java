package net.weir.model.attribute;

import static net.weir.model.layout.Field.key;

import net.weir.model.layout.Kind;
import net.weir.model.layout.Layout;
import net.weir.model.layout.Repeated;
import net.weir.model.layout.Sequence;
import net.weir.model.layout.Tlvs;
import net.weir.model.layout.Tlvs.Header;

/** BGP Prefix-SID (RFC 8669 section 3) with the SRv6 services of RFC 9252 section 2 and 3. */
final class PrefixSid {
    private static final Tlvs STRUCTURE = Tlvs.of(Header.T1_L2)
            .with(
                    1,
                    "sidStructure",
                    Layout.of(
                            key("locatorBlock", Kind.U8),
                            key("locatorNode", Kind.U8),
                            key("function", Kind.U8),
                            key("argument", Kind.U8),
                            key("transpositionLength", Kind.U8),
                            key("transpositionOffset", Kind.U8)));
    private static final Tlvs SIDS = Tlvs.of(Header.T1_L2)
            .with(
                    1,
                    "sid",
                    Layout.of(
                            key("reserved", Kind.U8),
                            key("sid", Kind.IPV6),
                            key("flags", Kind.U8),
                            key("behavior", Kind.U16),
                            key("reserved2", Kind.U8),
                            key("subTlvs", STRUCTURE)));
    private static final Layout SERVICE = Layout.of(key("reserved", Kind.U8), key("subTlvs", SIDS));
    private static final Sequence RANGE = new Sequence(Layout.of(key("base", Kind.U24), key("range", Kind.U24)));

    static final Kind KIND = Tlvs.of(Header.T1_L2)
            .with(1, "labelIndex", Layout.of(key("reserved", Kind.U8), key("flags", Kind.U16), key("index", Kind.U32)))
            .with(3, "originatorSrgb", Layout.of(key("flags", Kind.U16), key("ranges", new Repeated(RANGE))))
            .with(5, "srv6L3Service", SERVICE)
            .with(6, "srv6L2Service", SERVICE);

    private PrefixSid() {}
}
