package net.weir.codec.mrt;

import java.io.ByteArrayOutputStream;
import net.weir.model.AttributeType;
import net.weir.model.PathAttributes;
import net.weir.model.RawAttribute;

/** Canonical attributes as an entry of a RIB dump has them (RFC 6396 section 4.3.4). */
public final class RibAttributes {
    private RibAttributes() {}

    /**
     * With 4-octet AS numbers, and of MP_REACH_NLRI the next hop's length and octets alone.
     *
     * @throws IllegalArgumentException for tags, which are Weir's own
     */
    public static byte[] octets(PathAttributes attributes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(attributes.length());
        for (RawAttribute attribute : attributes.all()) {
            if (attribute.type() == AttributeType.TAGS) {
                throw new IllegalArgumentException("tags are not for archives");
            }
            byte[] value = attribute.value().toArray();
            boolean reach = attribute.type() == AttributeType.MP_REACH_NLRI;
            int from = reach ? 3 : 0; // AFI and SAFI are told by the record
            int length = value.length - from;
            int flags = length > 255
                    ? attribute.flags() | AttributeType.EXTENDED_LENGTH
                    : reach ? AttributeType.OPTIONAL : attribute.flags();
            out.write(flags);
            out.write(attribute.type());
            if ((flags & AttributeType.EXTENDED_LENGTH) != 0) {
                out.write(length >>> 8);
            }
            out.write(length);
            out.write(value, from, length);
        }
        return out.toByteArray();
    }
}
