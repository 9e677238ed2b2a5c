package net.weir.api.options;

import org.jspecify.annotations.Nullable;

/**
 * An amount of memory, disk or message, such as {@code 64MiB} or {@code 300MB}.
 *
 * @param octets at least 0
 */
public record DataSize(long octets) {
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final String[] DECIMAL = {"B", "kB", "MB", "GB", "TB"};

    public DataSize {
        if (octets < 0) {
            throw new IllegalArgumentException("a size is not negative: " + octets);
        }
    }

    /**
     * Takes a whole number, alone (octets) or with B, with KiB, MiB, GiB, TiB (powers of 1024) or with kB, MB, GB, TB (powers
     * of 1000), in any case.
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
        Long times = unit.isEmpty() ? Long.valueOf(1) : times(unit, BINARY, 1024);
        times = times == null ? times(unit, DECIMAL, 1000) : times;
        if (digits == 0 || times == null) {
            throw new IllegalArgumentException("not a size such as 64MiB or 300MB: " + text);
        }
        try {
            return new DataSize(Math.multiplyExact(Long.parseLong(trimmed.substring(0, digits)), times));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("size too large: " + text, e);
        }
    }

    private static @Nullable Long times(String unit, String[] units, long base) {
        long times = 1;
        for (String one : units) {
            if (one.equalsIgnoreCase(unit)) {
                return times;
            }
            times *= base;
        }
        return null;
    }

    /** With the unit that makes it shortest, binary where both do. */
    @Override
    public String toString() {
        String binary = text(BINARY, 1024);
        String decimal = text(DECIMAL, 1000);
        return decimal.length() < binary.length() ? decimal : binary;
    }

    private String text(String[] units, long base) {
        int unit = 0;
        long rest = octets;
        while (rest >= base && rest % base == 0 && unit < units.length - 1) {
            rest /= base;
            unit++;
        }
        return rest + units[unit];
    }
}
