package net.weir.roto.core;

import java.math.BigDecimal;

/** Methods of numbers, booleans, characters and AS numbers. */
public final class Numbers {
    private Numbers() {}

    public static String signed32(int value) {
        return Integer.toString(value);
    }

    public static String unsigned32(int value) {
        return Integer.toUnsignedString(value);
    }

    public static String signed64(long value) {
        return Long.toString(value);
    }

    public static String unsigned64(long value) {
        return Long.toUnsignedString(value);
    }

    public static String bool(boolean value) {
        return Boolean.toString(value);
    }

    public static String character(int value) {
        return Character.toString(value);
    }

    public static String asn(int bits) {
        return "AS" + Integer.toUnsignedString(bits);
    }

    /** The shortest text that reads back as the same number, never with an exponent; whole ones without a point. */
    public static String f64(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return Double.isInfinite(value) ? value > 0 ? "inf" : "-inf" : plain(Double.toString(value));
    }

    public static String f32(float value) {
        if (Float.isNaN(value)) {
            return "NaN";
        }
        return Float.isInfinite(value) ? value > 0 ? "inf" : "-inf" : plain(Float.toString(value));
    }

    private static String plain(String text) {
        String digits = new BigDecimal(text).toPlainString();
        if (digits.contains(".")) {
            digits = digits.replaceAll("0+$", "").replaceAll("\\.$", "");
        }
        return text.startsWith("-") && !digits.startsWith("-") ? "-" + digits : digits;
    }

    /** Half away from zero. */
    public static double round(double value) {
        double whole = Math.floor(Math.abs(value) + 0.5);
        if (Math.abs(value) >= 1L << 52 || Math.abs(value) == 0.49999999999999994) {
            whole = Math.abs(value) < 1 ? 0 : Math.abs(value);
        }
        return Math.copySign(whole, value);
    }

    public static float round32(float value) {
        return (float) round(value);
    }

    public static float floor32(float value) {
        return (float) Math.floor(value);
    }

    public static float ceil32(float value) {
        return (float) Math.ceil(value);
    }

    public static float abs32(float value) {
        return Math.abs(value);
    }

    public static double abs64(double value) {
        return Math.abs(value);
    }

    public static float sqrt32(float value) {
        return (float) Math.sqrt(value);
    }

    public static float pow32(float base, float exponent) {
        return (float) Math.pow(base, exponent);
    }

    public static boolean isInfinite64(double value) {
        return Double.isInfinite(value);
    }

    public static boolean isInfinite32(float value) {
        return Float.isInfinite(value);
    }

    public static boolean isNaN64(double value) {
        return Double.isNaN(value);
    }

    public static boolean isNaN32(float value) {
        return Float.isNaN(value);
    }

    public static boolean isFinite64(double value) {
        return Double.isFinite(value);
    }

    public static boolean isFinite32(float value) {
        return Float.isFinite(value);
    }
}
