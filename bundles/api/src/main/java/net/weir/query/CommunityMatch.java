package net.weir.query;

import java.util.List;
import java.util.function.Predicate;
import net.weir.model.AttributeCursor;
import net.weir.model.AttributeType;
import net.weir.model.Community;
import net.weir.model.ExtendedCommunity;
import net.weir.model.PathAttributes;

/**
 * Sets that hold a community of any kind: {@code 64496:100} and {@code NO_EXPORT} (RFC 1997), {@code 64496:1:2} (RFC
 * 8092), {@code rt:64496:100}, {@code ro:192.0.2.1:5}, {@code color:0:100} and others as they are shown, or 16 hex digits
 * behind {@code 0x} (RFC 4360). A {@code *} stands for any value of a part, but of those with a name. Immutable; reads the octets where they stand.
 *
 * @param type the attribute, {@code width} the octets of one community
 * @param values what each word of {@code width / 4} has to be where {@code masks} has ones; one row for each possibility
 */
record CommunityMatch(int type, int width, long[][] values, long[][] masks) implements Predicate<PathAttributes> {
    private static final long WORD = 0xffff_ffffL;

    /** @throws IllegalArgumentException if the text is no community */
    static CommunityMatch parse(String text) {
        if (text.startsWith("rt:") || text.startsWith("ro:")) {
            return ExtendedCommunityForms.parse(text);
        }
        if (text.startsWith("0x") && text.length() == 18) {
            return exactly(List.of(new ExtendedCommunity(hex(text))));
        }
        List<ExtendedCommunity> named = ExtendedCommunity.named(text);
        if (!named.isEmpty()) {
            return exactly(named);
        }
        String[] parts = parts(text);
        return parts.length == 3 ? large(text, parts) : standard(text, parts);
    }

    private static CommunityMatch exactly(List<ExtendedCommunity> any) {
        return new CommunityMatch(
                AttributeType.EXTENDED_COMMUNITIES,
                8,
                any.stream()
                        .map(one -> new long[] {one.bits() >>> 32, one.bits() & WORD})
                        .toArray(long[][]::new),
                any.stream().map(one -> new long[] {WORD, WORD}).toArray(long[][]::new));
    }

    private static String[] parts(String text) {
        return (text.regionMatches(true, 0, "AS", 0, 2) && text.indexOf(':') > 0 ? text.substring(2) : text)
                .split(":", -1);
    }

    private static long hex(String text) {
        try {
            return Long.parseUnsignedLong(text, 2, 18, 16);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not an extended community: " + text, e);
        }
    }

    static CommunityMatch standard(String text) {
        return standard(text, parts(text));
    }

    private static CommunityMatch standard(String text, String[] parts) {
        long value;
        long mask = WORD;
        if (parts.length == 2 && text.indexOf('*') >= 0) {
            mask = (parts[0].equals("*") ? 0 : 0xffff_0000L) | (parts[1].equals("*") ? 0 : 0xffff);
            String what = "a standard community";
            value = Numbers.orAny(parts[0], 0xffff, what, text) << 16 | Numbers.orAny(parts[1], 0xffff, what, text);
        } else {
            value = Community.parse(text).bits() & WORD;
        }
        return new CommunityMatch(AttributeType.COMMUNITIES, 4, new long[][] {{value}}, new long[][] {{mask}});
    }

    static CommunityMatch large(String text) {
        String[] parts = parts(text);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a large community: " + text);
        }
        return large(text, parts);
    }

    private static CommunityMatch large(String text, String[] parts) {
        long[] value = new long[3];
        long[] mask = new long[3];
        for (int i = 0; i < 3; i++) {
            value[i] = Numbers.orAny(parts[i], WORD, "a large community", text);
            mask[i] = parts[i].equals("*") ? 0 : WORD;
        }
        return new CommunityMatch(AttributeType.LARGE_COMMUNITIES, 12, new long[][] {value}, new long[][] {mask});
    }

    /** @throws IllegalArgumentException if the text is no extended community */
    static CommunityMatch extendedOnly(String text) {
        CommunityMatch match = parse(text);
        if (match.type != AttributeType.EXTENDED_COMMUNITIES) {
            throw new IllegalArgumentException("not an extended community: " + text);
        }
        return match;
    }

    @Override
    public boolean test(PathAttributes attributes) {
        AttributeCursor found = attributes.find(type);
        for (int at = 0; found != null && at + width <= found.length(); at += width) {
            for (int row = 0; row < values.length; row++) {
                if (fits(found, at, values[row], masks[row])) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean fits(AttributeCursor found, int at, long[] value, long[] mask) {
        for (int word = 0; word < value.length; word++) {
            if ((found.u32(at + 4 * word) & mask[word]) != value[word]) {
                return false;
            }
        }
        return true;
    }
}
