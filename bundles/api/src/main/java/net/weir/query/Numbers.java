package net.weir.query;

/** Numbers in the texts of filters. */
final class Numbers {
    private Numbers() {}

    /** A number in decimal; 0 for a {@code *}. */
    static long orAny(String part, long highest, String what, String text) {
        return part.equals("*") ? 0 : decimal(part, highest, what, text);
    }

    static long decimal(String part, long highest, String what, String text) {
        boolean digits = !part.isEmpty() && part.length() <= 10 && part.chars().allMatch(c -> c >= '0' && c <= '9');
        long value = digits ? Long.parseLong(part) : -1;
        if (!digits || value > highest) {
            throw new IllegalArgumentException("not " + what + ": " + text);
        }
        return value;
    }
}
