package net.weir.codec.bgp;

import java.io.ByteArrayOutputStream;
import net.weir.model.AsPath;
import net.weir.model.Asn;
import net.weir.model.AttributeType;
import net.weir.model.Octets;
import net.weir.model.PathAttributes;
import net.weir.model.RawAttribute;

/** Canonical attributes as a session wants them: without the next hop of the other form, with its AS size. */
final class WireAttributes {
    private static final int OPTIONAL_TRANSITIVE = AttributeType.OPTIONAL | AttributeType.TRANSITIVE;

    private WireAttributes() {}

    /** All but MP_REACH_NLRI, and with {@code nextHop} false without NEXT_HOP too. @throws IllegalArgumentException for tags */
    static byte[] octets(PathAttributes attributes, boolean nextHop, boolean fourOctetAs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (RawAttribute attribute : attributes.all()) {
            switch (attribute.type()) {
                case AttributeType.TAGS -> throw new IllegalArgumentException("tags are not for the wire");
                case AttributeType.MP_REACH_NLRI -> {}
                case AttributeType.NEXT_HOP -> {
                    if (nextHop) {
                        put(
                                out,
                                attribute.flags(),
                                attribute.type(),
                                attribute.value().toArray());
                    }
                }
                case AttributeType.AS_PATH -> putAsPath(out, attribute, attributes.asPath(), fourOctetAs);
                case AttributeType.AGGREGATOR -> putAggregator(out, attribute, fourOctetAs);
                default ->
                    put(
                            out,
                            attribute.flags(),
                            attribute.type(),
                            attribute.value().toArray());
            }
        }
        return out.toByteArray();
    }

    static void put(ByteArrayOutputStream out, int flags, int type, byte[] value) {
        // the length octets as the flags say where they can, so that what was received can be sent on unchanged
        int kept = value.length > 255 ? flags | AttributeType.EXTENDED_LENGTH : flags;
        out.write(kept);
        out.write(type);
        if ((kept & AttributeType.EXTENDED_LENGTH) != 0) {
            out.write(value.length >>> 8);
        }
        out.write(value.length);
        out.writeBytes(value);
    }

    /** RFC 6793 section 4.2.2: to a 2-octet speaker AS_TRANS stands for what does not fit, AS4_PATH has the truth. */
    private static void putAsPath(ByteArrayOutputStream out, RawAttribute attribute, AsPath path, boolean fourOctetAs) {
        if (fourOctetAs) {
            put(out, attribute.flags(), attribute.type(), attribute.value().toArray());
            return;
        }
        put(out, attribute.flags(), attribute.type(), segments(path, 2));
        boolean fits = path.segments().stream().allMatch(s -> s.asns().stream().noneMatch(WireAttributes::isWide));
        byte[] four = segments(withoutConfederations(path), 4);
        if (!fits && four.length > 0) {
            put(out, OPTIONAL_TRANSITIVE, AttributeType.AS4_PATH, four);
        }
    }

    private static AsPath withoutConfederations(AsPath path) {
        return AsPath.of(path.segments().stream()
                .filter(s -> s.kind() == AsPath.Kind.SEQUENCE || s.kind() == AsPath.Kind.SET)
                .toArray(AsPath.Segment[]::new));
    }

    private static byte[] segments(AsPath path, int width) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (AsPath.Segment segment : path.segments()) {
            out.write(segment.kind().code());
            out.write(segment.asns().size());
            for (Asn asn : segment.asns()) {
                int bits = width == 2 && isWide(asn) ? Asn.TRANS.bits() : asn.bits();
                for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
                    out.write(bits >>> shift);
                }
            }
        }
        return out.toByteArray();
    }

    private static boolean isWide(Asn asn) {
        return asn.number() > 0xffff;
    }

    private static void putAggregator(ByteArrayOutputStream out, RawAttribute attribute, boolean fourOctetAs) {
        byte[] value = attribute.value().toArray();
        if (fourOctetAs || value.length != 8) {
            put(out, attribute.flags(), attribute.type(), value);
            return;
        }
        boolean wide = isWide(Asn.ofBits(Octets.i32(value, 0)));
        byte[] narrow = new byte[6];
        Octets.put16(narrow, 0, wide ? Asn.TRANS.bits() : Octets.i32(value, 0));
        System.arraycopy(value, 4, narrow, 2, 4);
        put(out, attribute.flags(), attribute.type(), narrow);
        if (wide) {
            put(out, OPTIONAL_TRANSITIVE, AttributeType.AS4_AGGREGATOR, value);
        }
    }
}
