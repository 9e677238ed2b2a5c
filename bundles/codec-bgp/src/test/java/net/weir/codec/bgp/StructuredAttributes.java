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
        all.put(AttributeType.CONNECTOR, any(14));
        all.put(AttributeType.PMSI_TUNNEL, upTo(5, 40));
        all.put(AttributeType.TUNNEL_ENCAPSULATION, tunnels());
        all.put(AttributeType.TRAFFIC_ENGINEERING, upTo(1, 60));
        all.put(
                AttributeType.IPV6_EXTENDED_COMMUNITIES,
                any(20).list().ofMinSize(1).ofMaxSize(20).map(StructuredAttributes::join));
        all.put(AttributeType.AIGP, any(8).map(metric -> "01000b" + metric));
        all.put(AttributeType.PE_DISTINGUISHER_LABELS, upTo(7, 40));
        all.put(
                AttributeType.BGP_LS,
                tlvs(2, Arbitraries.of(258, 1024, 1026, 1088, 1089, 1092, 1095, 1099, 1155, 1158, 65535)));
        all.put(AttributeType.BGPSEC_PATH, upTo(1, 90));
        all.put(AttributeType.SFP, tlvs(1, Arbitraries.integers().between(1, 9)));
        all.put(AttributeType.BFD_DISCRIMINATOR, any(5));
        all.put(AttributeType.PREFIX_SID, tlvs(1, Arbitraries.of(1, 3, 5, 6, 99)));
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

    private static Arbitrary<String> tunnels() {
        Arbitrary<String> short1 = Combinators.combine(Arbitraries.of(1, 2, 4, 6, 8, 12, 13, 77), upTo(0, 30))
                .as((type, value) -> String.format("%02x%02x%s", type, value.length() / 2, value));
        Arbitrary<String> long2 = Combinators.combine(Arbitraries.of(128, 200), upTo(0, 300))
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
