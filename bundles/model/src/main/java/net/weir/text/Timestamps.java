package net.weir.text;

import java.nio.charset.StandardCharsets;

/** Clocks in text: RFC 3339, UTC, microseconds, {@code 2026-11-21T03:15:00.123456Z}, whatever the time zone here. */
public final class Timestamps {
    /** Octets of every timestamp. */
    public static final int LENGTH = 27;

    private static final long FIRST = -62_167_219_200_000_000L; // 0000-01-01T00:00:00
    private static final long LAST = 253_402_300_799_999_999L; // 9999-12-31T23:59:59.999999
    private static final long DAY = 86_400_000_000L;

    private Timestamps() {}

    /** Writes {@link #LENGTH} octets. A time that RFC 3339 cannot write becomes the nearest that it can. */
    public static void write(byte[] target, int offset, long epochMicros) {
        long micros = Math.max(FIRST, Math.min(LAST, epochMicros));
        long day = Math.floorDiv(micros, DAY);
        date(target, offset, day);
        long rest = micros - day * DAY;
        int second = (int) (rest / 1_000_000);
        int fraction = (int) (rest % 1_000_000);
        target[offset + 10] = 'T';
        two(target, offset + 11, second / 3600);
        target[offset + 13] = ':';
        two(target, offset + 14, second / 60 % 60);
        target[offset + 16] = ':';
        two(target, offset + 17, second % 60);
        target[offset + 19] = '.';
        two(target, offset + 20, fraction / 10_000);
        two(target, offset + 22, fraction / 100 % 100);
        two(target, offset + 24, fraction % 100);
        target[offset + 26] = 'Z';
    }

    /** The Gregorian date of a day since 1970, counted in eras of 400 years that begin in March. */
    private static void date(byte[] target, int offset, long epochDay) {
        long shifted = epochDay + 719_468;
        long era = Math.floorDiv(shifted, 146_097);
        int dayOfEra = (int) (shifted - era * 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int march = (5 * dayOfYear + 2) / 153;
        int month = march < 10 ? march + 3 : march - 9;
        int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
        two(target, offset, year / 100);
        two(target, offset + 2, year % 100);
        target[offset + 4] = '-';
        two(target, offset + 5, month);
        target[offset + 7] = '-';
        two(target, offset + 8, dayOfYear - (153 * march + 2) / 5 + 1);
    }

    private static void two(byte[] target, int offset, int value) {
        target[offset] = (byte) ('0' + value / 10);
        target[offset + 1] = (byte) ('0' + value % 10);
    }

    /** The same as a string. */
    public static String text(long epochMicros) {
        byte[] octets = new byte[LENGTH];
        write(octets, 0, epochMicros);
        return new String(octets, StandardCharsets.US_ASCII);
    }
}
