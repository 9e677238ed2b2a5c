package net.weir.roto.bgp;

import java.util.ArrayList;
import java.util.List;
import net.weir.model.AsPath;
import net.weir.model.Asn;
import net.weir.model.AttributeType;
import net.weir.model.Community;
import net.weir.model.ExtendedCommunity;
import net.weir.model.LargeCommunity;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.roto.run.ListValue;
import org.jspecify.annotations.Nullable;

/** Methods of path attributes, communities and AS paths in scripts. */
public final class Attributes {
    private Attributes() {}

    static @Nullable Integer optional(long unsigned) {
        return unsigned < 0 ? null : (int) unsigned;
    }

    static @Nullable String origin(int code) {
        Origin origin = Origin.ofCode(code);
        return origin == null ? null : origin.name().toLowerCase(java.util.Locale.ROOT);
    }

    public static @Nullable Integer otc(PathAttributes attributes) {
        Asn asn = attributes.onlyToCustomer();
        return asn == null ? null : asn.bits();
    }

    public static boolean containsCommunity(PathAttributes attributes, int community) {
        return attributes.communities().contains(new Community(community));
    }

    public static boolean containsLargeCommunity(PathAttributes attributes, LargeCommunity community) {
        return attributes.largeCommunities().contains(community);
    }

    public static @Nullable AsPath aspath(PathAttributes attributes) {
        return attributes.has(AttributeType.AS_PATH) ? attributes.asPath() : null;
    }

    public static ListValue communities(PathAttributes attributes) {
        List<Integer> bits = new ArrayList<>();
        attributes.communities().forEach(c -> bits.add(c.bits()));
        return ListValue.of(bits);
    }

    public static ListValue largeCommunities(PathAttributes attributes) {
        return ListValue.of(attributes.largeCommunities());
    }

    public static ListValue extendedCommunities(PathAttributes attributes) {
        List<Long> bits = new ArrayList<>();
        attributes.extendedCommunities().forEach(c -> bits.add(c.bits()));
        return ListValue.of(bits);
    }

    public static boolean pathContains(AsPath path, int asn) {
        return path.contains(Asn.ofBits(asn));
    }

    public static @Nullable Integer pathOrigin(AsPath path) {
        Asn origin = path.origin();
        return origin == null ? null : origin.bits();
    }

    public static @Nullable Integer pathFirst(AsPath path) {
        Asn first = path.first();
        return first == null ? null : first.bits();
    }

    /** All AS numbers from left to right, those of sets too. */
    public static ListValue pathAsns(AsPath path) {
        List<Integer> asns = new ArrayList<>();
        path.segments().forEach(s -> s.asns().forEach(a -> asns.add(a.bits())));
        return ListValue.of(asns);
    }

    /** As the reference: 0 for what cannot be read. */
    public static int community(String text) {
        try {
            return Community.parse(text.strip()).bits();
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    public static String communityText(int bits) {
        return new Community(bits).toString();
    }

    public static LargeCommunity largeCommunity(String text) {
        try {
            return LargeCommunity.parse(text.strip());
        } catch (IllegalArgumentException e) {
            return new LargeCommunity(0, 0, 0);
        }
    }

    public static String extendedText(long bits) {
        return new ExtendedCommunity(bits).toString();
    }

    /** {@code rt:64496:100}, {@code ro:…}, a name, or {@code 0x} and 16 digits; 0 for what cannot be read. */
    public static long extended(String text) {
        try {
            String[] parts = text.strip().split(":", -1);
            if (parts.length == 3 && (parts[0].equals("rt") || parts[0].equals("ro"))) {
                return target(parts[0].equals("rt") ? 2 : 3, parts[1], Long.parseLong(parts[2]));
            }
            if (text.startsWith("0x")) {
                return Long.parseUnsignedLong(text.substring(2), 16);
            }
            List<ExtendedCommunity> named = ExtendedCommunity.named(text);
            return named.isEmpty() ? 0 : named.get(0).bits();
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    private static long target(long subtype, String administrator, long value) {
        if (administrator.contains(".")) {
            long address = net.weir.model.IpAddress.parse(administrator).low();
            return 1L << 56 | subtype << 48 | address << 16 | value & 0xffff;
        }
        long asn = Asn.parse(administrator).number();
        return asn <= 0xffff
                ? subtype << 48 | asn << 32 | value & 0xffff_ffffL
                : 2L << 56 | subtype << 48 | asn << 16 | value & 0xffff;
    }

    public static String u32Text(int value) {
        return Integer.toUnsignedString(value);
    }
}
