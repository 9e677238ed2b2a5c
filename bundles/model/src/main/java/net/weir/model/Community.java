package net.weir.model;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A standard community (RFC 1997).
 *
 * @param bits AS number in the upper 16 bits, value in the lower
 */
public record Community(int bits) {
    // IANA "BGP Well-known Communities", spelled as there
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0xFFFF0000, "GRACEFUL_SHUTDOWN"),
            Map.entry(0xFFFF0001, "ACCEPT_OWN"),
            Map.entry(0xFFFF0002, "ROUTE_FILTER_TRANSLATED_v4"),
            Map.entry(0xFFFF0003, "ROUTE_FILTER_v4"),
            Map.entry(0xFFFF0004, "ROUTE_FILTER_TRANSLATED_v6"),
            Map.entry(0xFFFF0005, "ROUTE_FILTER_v6"),
            Map.entry(0xFFFF0006, "LLGR_STALE"),
            Map.entry(0xFFFF0007, "NO_LLGR"),
            Map.entry(0xFFFF0008, "accept-own-nexthop"),
            Map.entry(0xFFFF0009, "Standby PE"),
            Map.entry(0xFFFF029A, "BLACKHOLE"),
            Map.entry(0xFFFFFF01, "NO_EXPORT"),
            Map.entry(0xFFFFFF02, "NO_ADVERTISE"),
            Map.entry(0xFFFFFF03, "NO_EXPORT_SUBCONFED"),
            Map.entry(0xFFFFFF04, "NOPEER"));
    private static final Map<String, Community> BY_NAME = NAMES.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(e -> bare(e.getValue()), e -> new Community(e.getKey())));

    /**
     * Takes {@code 64496:100}, {@code AS64496:100}, {@code 0xFBF00064} and the well-known names in any case, with
     * dashes, underscores, spaces or nothing between their words.
     *
     * @throws IllegalArgumentException naming the text if it is none of these
     */
    public static Community parse(String text) {
        Community known = BY_NAME.get(bare(text));
        if (known != null) {
            return known;
        }
        try {
            if (text.startsWith("0x") && text.length() == 10) {
                return new Community(HexFormat.fromHexDigits(text, 2, 10));
            }
            String[] parts = Decimal.withoutAs(text).split(":", -1);
            if (parts.length == 2) {
                return new Community((int) (Decimal.parse(parts[0], 0xffff) << 16 | Decimal.parse(parts[1], 0xffff)));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a standard community: " + text, e);
        }
        throw new IllegalArgumentException("not a standard community: " + text);
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
    }

    /** A well-known name such as {@code NO_EXPORT}; hex for others of the reserved block 0xFFFF; else {@code AS64496:100}. */
    @Override
    public String toString() {
        String name = NAMES.get(bits);
        if (name != null) {
            return name;
        }
        return bits >>> 16 == 0xffff ? String.format("0x%08X", bits) : "AS" + (bits >>> 16) + ":" + (bits & 0xffff);
    }
}
