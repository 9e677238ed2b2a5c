package net.weir.codec.bgp;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.weir.codec.bgp.attribute.AttributeRules;
import net.weir.model.AttributeType;
import net.weir.model.Bytes;
import net.weir.model.RawAttribute;
import net.weir.model.attribute.AttributeSet;

/** Sound values of each attribute type that {@link AttributesBuilder} has no method for, as hex put together from pieces. */
final class StructuredAttributes {
    private StructuredAttributes() {}

    /** By type. */
    static Map<Integer, Arbitrary<String>> values() {
        Map<Integer, Arbitrary<String>> all = new TreeMap<>();
        all.put(AttributeType.CONNECTOR, Arbitraries.oneOf(any(6), any(14)));
        all.put(AttributeType.PMSI_TUNNEL, pmsiTunnels());
        all.put(AttributeType.TUNNEL_ENCAPSULATION, tunnels());
        all.put(AttributeType.TRAFFIC_ENGINEERING, upTo(1, 60));
        all.put(
                AttributeType.IPV6_EXTENDED_COMMUNITIES,
                any(20).list().ofMinSize(1).ofMaxSize(20).map(StructuredAttributes::join));
        all.put(AttributeType.AIGP, any(7).map(metric -> "01000b00" + metric));
        all.put(
                AttributeType.PE_DISTINGUISHER_LABELS,
                Arbitraries.of(7, 19)
                        .flatMap(size ->
                                any(size).list().ofMinSize(1).ofMaxSize(5).map(StructuredAttributes::join)));
        all.put(
                AttributeType.BGP_LS,
                tlvs(2, Arbitraries.of(258, 1024, 1026, 1088, 1089, 1092, 1095, 1099, 1155, 1158, 65535)));
        all.put(AttributeType.BGPSEC_PATH, bgpsecPaths());
        all.put(AttributeType.SFP, tlvs(1, Arbitraries.of(1, 3, 4, 5, 9)).map(tlvs -> tlvs + "020005ff04000164"));
        all.put(AttributeType.BFD_DISCRIMINATOR, any(5).map(head -> head + "0104c0000201"));
        all.put(
                AttributeType.PREFIX_SID,
                tlvs(1, Arbitraries.of(5, 6, 99))
                        .map(tlvs -> tlvs + "01000700000000000064" + "0300080000003e80001f40"));
        all.put(AttributeType.BIER, tlvs(2, Arbitraries.of(1, 2)));
        all.put(AttributeType.ATTR_SET, sets());
        return all;
    }

    static Arbitrary<RawAttribute> all() {
        return Arbitraries.of(values().entrySet())
                .flatMap(entry -> entry.getValue().map(hex -> {
                    int flags = AttributeRules.of(entry.getKey()).flags();
                    return new RawAttribute(
                            hex.length() > 510 ? flags | 0x10 : flags, entry.getKey(), Bytes.ofHex(hex));
                }));
    }

    private static String join(Iterable<String> pieces) {
        return String.join("", pieces);
    }

    private static Arbitrary<String> any(int octets) {
        return upTo(octets, octets);
    }

    private static Arbitrary<String> upTo(int least, int most) {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(least)
                .ofMaxSize(most)
                .map(Wire::hex);
    }

    /** Types of one or two octets, lengths of two; a value may be of its type or not: both have to be kept. */
    private static Arbitrary<String> tlvs(int typeOctets, Arbitrary<Integer> types) {
        return Combinators.combine(types, upTo(0, 60))
                .as((type, value) -> String.format("%0" + 2 * typeOctets + "x%04x%s", type, value.length() / 2, value))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(StructuredAttributes::join);
    }

    /** Types whose identifier has one of two lengths, and those where it may have any. */
    private static Arbitrary<String> pmsiTunnels() {
        return Arbitraries.oneOf(
                any(12).map(identifier -> "0001000640" + identifier),
                any(32).map(identifier -> "0103000000" + identifier),
                any(4).map(identifier -> "0006000640" + identifier),
                upTo(0, 35).map(identifier -> "0002000640" + identifier),
                upTo(0, 35).map(identifier -> "008a000640" + identifier));
    }

    /** As many signatures as segments. */
    private static Arbitrary<String> bgpsecPaths() {
        return Combinators.combine(Arbitraries.integers().between(1, 3), any(6), any(20), any(9), Arbitraries.of(1, 2))
                .as((segments, segment, key, signature, blocks) -> {
                    String block =
                            String.format("%04x01", 3 + segments * 31) + (key + "0009" + signature).repeat(segments);
                    return String.format("%04x", 2 + 6 * segments) + segment.repeat(segments) + block.repeat(blocks);
                });
    }

    private static Arbitrary<String> tunnels() {
        Arbitrary<String> short1 = Combinators.combine(
                        Arbitraries.of(1, 2, 4, 6, 7, 8, 9, 12, 13, 14, 15, 20, 77), upTo(0, 30))
                .as((type, value) -> String.format("%02x%02x%s", type, value.length() / 2, value));
        Arbitrary<String> long2 = Combinators.combine(Arbitraries.of(128, 129, 130, 200), upTo(0, 300))
                .as((type, value) -> String.format("%02x%04x%s", type, value.length() / 2, value));
        Arbitrary<String> inside =
                Arbitraries.oneOf(short1, long2).list().ofMaxSize(4).map(StructuredAttributes::join);
        return Combinators.combine(Arbitraries.of(1, 7, 8, 15, 999), inside)
                .as((type, value) -> String.format("%04x%04x%s", type, value.length() / 2, value))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(StructuredAttributes::join);
    }

    private static Arbitrary<String> sets() {
        return Combinators.combine(AttributeArbitraries.asns(), AttributeArbitraries.attributes())
                .as((asn, inside) -> new AttributeSet(asn, inside).encode().toString());
    }
}
