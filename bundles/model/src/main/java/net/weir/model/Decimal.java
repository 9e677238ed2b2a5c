package net.weir.model;

/** Unsigned numbers in text: ASCII digits only, unlike the JDK's parsers, which take signs and digits of any script. */
final class Decimal {
    private Decimal() {}

    /** @throws NumberFormatException if the text is no number from 0 to {@code max} */
    static long parse(String text, long max) {
        if (text.isEmpty() || text.length() > 19) {
            throw new NumberFormatException(text);
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || value > (max - digit) / 10) {
                throw new NumberFormatException(text);
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** {@code text} without a leading "AS" in any case. */
    static String withoutAs(String text) {
        return text.regionMatches(true, 0, "AS", 0, 2) ? text.substring(2) : text;
    }
}
