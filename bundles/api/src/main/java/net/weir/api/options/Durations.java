package net.weir.api.options;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Durations as people write them: {@code 500ms}, {@code 30s}, {@code 5min}, {@code 2h}, {@code 1d}. */
public final class Durations {
    private Durations() {}

    /**
     * Takes a whole number with a unit; 0 needs none.
     *
     * @throws IllegalArgumentException naming the text
     */
    public static Duration parse(String text) {
        String trimmed = text.trim();
        int digits = 0;
        while (digits < trimmed.length() && Character.isDigit(trimmed.charAt(digits))) {
            digits++;
        }
        try {
            long amount = Long.parseLong(trimmed.substring(0, digits));
            String unit = trimmed.substring(digits).trim();
            if (amount == 0 && unit.isEmpty()) {
                return Duration.ZERO;
            }
            return switch (unit) {
                case "us" -> Duration.of(amount, ChronoUnit.MICROS);
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m", "min" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                case "d" -> Duration.ofDays(amount);
                default -> throw new IllegalArgumentException("not a duration such as 30s or 5min: " + text);
            };
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("not a duration such as 30s or 5min: " + text, e);
        }
    }

    /** The shortest text that {@link #parse} reads back. */
    public static String text(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        if (duration.getNano() % 1_000_000 != 0) {
            return duration.toNanos() / 1000 + "us";
        }
        if (duration.getNano() != 0) {
            return duration.toMillis() + "ms";
        }
        long seconds = duration.getSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "min" : seconds + "s";
    }
}
