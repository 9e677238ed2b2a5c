package net.weir.api.options;

/**
 * An amount of memory, disk or message, such as {@code 64MiB}.
 *
 * @param octets at least 0
 */
public record DataSize(long octets) {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    public DataSize {
        if (octets < 0) {
            throw new IllegalArgumentException("a size is not negative: " + octets);
        }
    }

    /**
     * Takes a whole number, alone (octets) or with B, KiB, MiB, GiB, TiB.
     *
     * @throws IllegalArgumentException naming the text
     */
    public static DataSize parse(String text) {
        String trimmed = text.trim();
        int digits = 0;
        while (digits < trimmed.length() && Character.isDigit(trimmed.charAt(digits))) {
            digits++;
        }
        String unit = trimmed.substring(digits).trim();
        for (int i = 0; i < UNITS.length; i++) {
            if (digits > 0 && (UNITS[i].equalsIgnoreCase(unit) || i == 0 && unit.isEmpty())) {
                try {
                    return new DataSize(Math.multiplyExact(Long.parseLong(trimmed.substring(0, digits)), 1L << 10 * i));
                } catch (ArithmeticException | NumberFormatException e) {
                    throw new IllegalArgumentException("size too large: " + text, e);
                }
            }
        }
        throw new IllegalArgumentException("not a size such as 64MiB: " + text);
    }

    /** With the largest unit that divides it. */
    @Override
    public String toString() {
        int unit = 0;
        long rest = octets;
        while (rest >= 1024 && rest % 1024 == 0 && unit < UNITS.length - 1) {
            rest /= 1024;
            unit++;
        }
        return rest + UNITS[unit];
    }
}
