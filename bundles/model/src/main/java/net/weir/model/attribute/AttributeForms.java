package net.weir.model.attribute;

import static net.weir.model.layout.Field.key;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import net.weir.model.AttributeType;
import net.weir.model.Bytes;
import net.weir.model.RawAttribute;
import net.weir.model.Value;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Layout;
import net.weir.model.layout.OneOf;
import net.weir.model.layout.Repeated;
import net.weir.model.layout.Sequence;
import net.weir.model.layout.Sized;
import net.weir.model.layout.Tlvs;
import net.weir.model.layout.Tlvs.Header;
import org.jspecify.annotations.Nullable;

/** The layout of each attribute type that has an inner structure. */
public final class AttributeForms {
    /** RFC 6514 section 5: the label field as on the wire, for MPLS in the upper 20 bits. */
    private static final Layout PMSI = Layout.of(
            key("flags", Kind.U8), key("tunnelType", Kind.U8), key("labelBits", Kind.U24), key("tunnel", Kind.REST));
    /** RFC 6037 section 5.2.1: type 1 and an address; routers put the distinguisher of the VRF between them. */
    private static final OneOf CONNECTOR = OneOf.of(
            Layout.of(key("type", Kind.U16), key("address", Kind.IPV4)),
            Layout.of(key("type", Kind.U16), key("rd", Kind.RD), key("address", Kind.IPV4)));

    private static final Tlvs AIGP = Tlvs.of(Header.T1_WHOLE2).with(1, "aigp", Kind.U64);
    /** RFC 8205 section 3: a path of hops, then one or two blocks of signatures over it. */
    private static final Layout BGPSEC = Layout.of(
            key(
                    "securePath",
                    new Sized(
                            2,
                            new Repeated(
                                    sequence(key("pCount", Kind.U8), key("flags", Kind.U8), key("asn", Kind.U32))))),
            key(
                    "signatureBlocks",
                    new Repeated(new Sized(
                            2,
                            Layout.of(
                                    key("algorithm", Kind.U8),
                                    key(
                                            "signatures",
                                            new Repeated(
                                                    sequence(
                                                            key("subjectKey", Kind.hex(20)),
                                                            key("signature", new Sized(0, Kind.REST))))))))));
    /** RFC 9015 section 3.2.1: hops of service function instances. */
    private static final Tlvs SFP = Tlvs.of(Header.T1_L2)
            .with(
                    1,
                    "association",
                    Layout.of(key("associationType", Kind.U8), key("rd", Kind.RD), key("pathId", Kind.U24)))
            .with(
                    2,
                    "hop",
                    Layout.of(
                            key("serviceIndex", Kind.U8),
                            key(
                                    "details",
                                    Tlvs.of(Header.T1_L2)
                                            .with(
                                                    3,
                                                    "functions",
                                                    Layout.of(
                                                            key("functionType", Kind.U16),
                                                            key("instances", new Repeated(Kind.RD)))))));
    /** RFC 9793 section 3. */
    private static final Tlvs BIER = Tlvs.of(Header.T2_L2)
            .with(
                    1,
                    "bier",
                    Layout.of(
                            key("subDomain", Kind.U8),
                            key("bfrId", Kind.U16),
                            key("reserved", Kind.U8),
                            key("subTlvs", Tlvs.of(Header.T2_L2))));

    /** RFC 9026 section 3.1.6. */
    private static final Layout BFD = Layout.of(
            key("mode", Kind.U8),
            key("discriminator", Kind.U32),
            key("optionalTlvs", Tlvs.of(Header.T1_L1).with(1, "sourceAddress", Kind.IP)));

    private static final Map<Integer, Kind> KINDS = Map.of(
            AttributeType.CONNECTOR, CONNECTOR,
            AttributeType.PMSI_TUNNEL, PMSI,
            AttributeType.TUNNEL_ENCAPSULATION, Tunnels.KIND,
            AttributeType.AIGP, AIGP,
            AttributeType.BGP_LS, LinkStateAttribute.KIND,
            AttributeType.BGPSEC_PATH, BGPSEC,
            AttributeType.SFP, SFP,
            AttributeType.BFD_DISCRIMINATOR, BFD,
            AttributeType.BIER, BIER,
            AttributeType.PREFIX_SID, PrefixSid.KIND);

    private AttributeForms() {}

    private static Sequence sequence(net.weir.model.layout.Field... fields) {
        return new Sequence(Layout.of(fields));
    }

    /** True if values of the type have an inner structure that is known here. */
    public static boolean has(int type) {
        return KINDS.containsKey(type);
    }

    /** What the value means; null if the type has no structure here or the value not that of its type. */
    public static @Nullable Value value(RawAttribute attribute) {
        Kind kind = KINDS.get(attribute.type());
        byte[] octets = attribute.value().toArray();
        return kind == null || kind.size(octets, 0, octets.length) != octets.length
                ? null
                : kind.read(octets, 0, octets.length);
    }

    /**
     * The attribute of that meaning, the Extended Length bit left to who writes it.
     *
     * @throws IllegalArgumentException saying what is missing, or if the type has no structure here
     */
    public static RawAttribute encode(int flags, int type, Value value) {
        Kind kind = KINDS.get(type);
        if (kind == null) {
            throw new IllegalArgumentException(AttributeType.name(type) + " has no structure");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        kind.write(value, out);
        return new RawAttribute(flags, type, Bytes.copyOf(out.toByteArray()));
    }
}
