package net.weir.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An extended community (RFC 4360).
 *
 * @param bits type octet, subtype octet, then six octets of value
 */
public record ExtendedCommunity(long bits) {

    /**
     * The communities other than route targets and route origins that have this text: {@code color:0:100},
     * {@code mac-mobility:5:sticky}. Most texts are those of one; a small AS number can stand in two forms on the wire.
     */
    public static List<ExtendedCommunity> named(String text) {
        return CommunityForms.parse(text);
    }

    /** The name and the fields of a community that has any, but of route targets and origins; else null. */
    public @Nullable String name() {
        return CommunityForms.text(bits);
    }

    /**
     * {@code rt:AS64496:100}, {@code ro:192.0.2.1:1}; {@link #name} where there is one; any other as {@code 0x} and 16 hex
     * digits. Only the transitive types 0, 1 and 2 have route targets and origins: the bit that makes them non-transitive
     * makes other communities.
     */
    @Override
    public String toString() {
        int type = (int) (bits >>> 56);
        int subtype = (int) (bits >>> 48) & 0xff;
        String kind = subtype == 2 ? "rt:" : subtype == 3 ? "ro:" : null;
        if (kind == null || type > 2) {
            String name = name();
            return name == null ? String.format("0x%016X", bits) : name;
        }
        return kind
                + switch (type) {
                    case 0 -> "AS" + (bits >>> 32 & 0xffff) + ":" + (bits & 0xffff_ffffL);
                    case 1 -> IpAddress.ofV4((int) (bits >>> 16)) + ":" + (bits & 0xffff);
                    default -> "AS" + (bits >>> 16 & 0xffff_ffffL) + ":" + (bits & 0xffff);
                };
    }
}
