package net.weir.query;

import java.util.Locale;
import java.util.function.Predicate;
import net.weir.model.Asn;
import net.weir.model.AttributeCursor;
import net.weir.model.AttributeType;
import net.weir.model.IpAddress;
import net.weir.model.NextHop;
import net.weir.model.PathAttributes;

/** Simple tests of attribute sets, on their octets: a walk over a table asks them of every set. Stateless. */
final class AttributeTests {
    private static final int SEQUENCE = 2;

    private AttributeTests() {}

    /** The path ends in a sequence that ends with this number. */
    static Predicate<PathAttributes> origin(Asn asn) {
        long wanted = asn.number();
        return attributes -> origin(attributes) == wanted;
    }

    /** The last number of a path that ends in a sequence, or -1. */
    static long origin(PathAttributes attributes) {
        AttributeCursor path = attributes.find(AttributeType.AS_PATH);
        int last = -1;
        for (int at = 0; path != null && at + 2 <= path.length(); at += 2 + 4 * path.u8(at + 1)) {
            last = at;
        }
        boolean ends = path != null && last >= 0 && path.u8(last) == SEQUENCE && path.length() >= last + 6;
        return ends ? path.u32(path.length() - 4) : -1;
    }

    /** The number is anywhere in the path, in a segment of any kind. */
    static Predicate<PathAttributes> pathHas(Asn asn) {
        long wanted = asn.number();
        return attributes -> {
            AttributeCursor path = attributes.find(AttributeType.AS_PATH);
            for (int at = 0; path != null && at + 2 <= path.length(); at += 2 + 4 * path.u8(at + 1)) {
                int end = at + 2 + 4 * path.u8(at + 1);
                for (int i = at + 2; i + 4 <= end; i += 4) {
                    if (path.u32(i) == wanted) {
                        return true;
                    }
                }
            }
            return false;
        };
    }

    static Predicate<PathAttributes> onlyToCustomer(Asn asn) {
        return attributes -> asn.equals(attributes.onlyToCustomer());
    }

    /** The global or the link-local next hop. */
    static Predicate<PathAttributes> nextHop(IpAddress address) {
        return attributes -> {
            NextHop hop = attributes.nextHop();
            return hop != null && (address.equals(hop.global()) || address.equals(hop.linkLocal()));
        };
    }

    static Predicate<PathAttributes> has(int type) {
        return attributes -> attributes.has(type);
    }

    /** A type code, or a name as JSON and the documentation have it, whatever the case. */
    static int type(String text) {
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return (int) Numbers.decimal(text, 255, "an attribute type from 0 to 255", text);
        }
        String bare = bare(text);
        for (int type = 1; type < 256; type++) {
            if (bare(AttributeType.name(type)).equals(bare)) {
                return type;
            }
        }
        return switch (bare) {
            case "nexthop" -> AttributeType.NEXT_HOP;
            case "med" -> AttributeType.MULTI_EXIT_DISC;
            case "communities" -> AttributeType.COMMUNITIES;
            case "onlytocustomer" -> AttributeType.ONLY_TO_CUSTOMER;
            default ->
                throw new IllegalArgumentException(
                        "no attribute has the name " + text + "; examples: asPath, med, largeCommunities, otc, 35");
        };
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
