package net.weir.shell.table;

import java.util.Locale;

/** Numbers as people read them. */
public final class Units {
    private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Units() {}

    /** {@code 512B}, {@code 1.5MiB}. */
    public static String size(long octets) {
        double value = octets;
        int unit = 0;
        while (value >= 1024 && unit < SIZES.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? octets + "B" : decimal(value) + SIZES[unit];
    }

    /** {@code 0.5/s}, {@code 120/s}. */
    static String rate(double perSecond) {
        return (perSecond == 0 ? "0" : decimal(perSecond)) + "/s";
    }

    /** {@code 250us}, {@code 12ms}, {@code 4.5s}, {@code 3m12s}, {@code 5h02m}, {@code 12d03h}. */
    public static String span(long micros) {
        if (micros < 1_000) {
            return micros == 0 ? "0s" : micros + "us";
        }
        if (micros < 1_000_000) {
            return micros / 1_000 + "ms";
        }
        long seconds = micros / 1_000_000;
        if (seconds < 10) {
            return seconds + "." + micros / 100_000 % 10 + "s";
        }
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3_600) {
            return two(seconds / 60, "m", seconds % 60, "s");
        }
        if (seconds < 86_400) {
            return two(seconds / 3_600, "h", seconds / 60 % 60, "m");
        }
        return two(seconds / 86_400, "d", seconds / 3_600 % 24, "h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + (small < 10 ? "0" : "") + small + smallUnit;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }
}
