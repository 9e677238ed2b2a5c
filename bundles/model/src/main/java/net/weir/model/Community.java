package net.weir.model;

import java.util.Map;

/**
 * A standard community (RFC 1997).
 *
 * @param bits AS number in the upper 16 bits, value in the lower
 */
public record Community(int bits) {
    // IANA "BGP Well-known Communities"
    private static final Map<Integer, String> WELL_KNOWN = Map.ofEntries(
            Map.entry(0xFFFF0000, "GRACEFUL_SHUTDOWN"),
            Map.entry(0xFFFF0001, "ACCEPT_OWN"),
            Map.entry(0xFFFF0002, "ROUTE_FILTER_TRANSLATED_v4"),
            Map.entry(0xFFFF0003, "ROUTE_FILTER_v4"),
            Map.entry(0xFFFF0004, "ROUTE_FILTER_TRANSLATED_v6"),
            Map.entry(0xFFFF0005, "ROUTE_FILTER_v6"),
            Map.entry(0xFFFF0006, "LLGR_STALE"),
            Map.entry(0xFFFF0007, "NO_LLGR"),
            Map.entry(0xFFFF0008, "ACCEPT_OWN_NEXTHOP"),
            Map.entry(0xFFFF0009, "STANDBY_PE"),
            Map.entry(0xFFFF029A, "BLACKHOLE"),
            Map.entry(0xFFFFFF01, "NO_EXPORT"),
            Map.entry(0xFFFFFF02, "NO_ADVERTISE"),
            Map.entry(0xFFFFFF03, "NO_EXPORT_SUBCONFED"),
            Map.entry(0xFFFFFF04, "NO_PEER"));

    /**
     * Takes {@code 64496:100}, {@code AS64496:100} and the well-known names, dashes and underscores alike.
     *
     * @throws IllegalArgumentException naming the text if it is none of these
     */
    public static Community parse(String text) {
        for (Map.Entry<Integer, String> known : WELL_KNOWN.entrySet()) {
            if (known.getValue().equalsIgnoreCase(text.replace('-', '_'))) {
                return new Community(known.getKey());
            }
        }
        String[] parts = (text.regionMatches(true, 0, "AS", 0, 2) ? text.substring(2) : text).split(":", -1);
        try {
            if (parts.length == 2) {
                return new Community(u16(parts[0]) << 16 | u16(parts[1]));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a standard community: " + text, e);
        }
        throw new IllegalArgumentException("not a standard community: " + text);
    }

    private static int u16(String digits) {
        int value = Integer.parseInt(digits);
        if (value < 0 || value > 0xffff) {
            throw new NumberFormatException(digits);
        }
        return value;
    }

    /** A well-known name such as {@code NO_EXPORT}, or {@code AS64496:100}. */
    @Override
    public String toString() {
        String name = WELL_KNOWN.get(bits);
        return name != null ? name : "AS" + (bits >>> 16) + ":" + (bits & 0xffff);
    }
}
