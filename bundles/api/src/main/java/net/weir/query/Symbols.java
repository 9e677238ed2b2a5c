package net.weir.query;

/** The few characters that an AS path's text is made of, each a bit. */
final class Symbols {
    private static final String ALL = "0123456789 ,{}()[]";

    /** Every character. */
    static final int ANY = (1 << ALL.length()) - 1;
    /** What {@code _} stands for, besides the ends. */
    static final int BETWEEN = ANY & -1 << 10;

    static final int DIGITS = (1 << 10) - 1;

    private Symbols() {}

    /** The character's bit; 0 if no path has it. */
    static int bit(char c) {
        int at = c == 0 ? -1 : ALL.indexOf(c);
        return at < 0 ? 0 : 1 << at;
    }

    /** The bits of all characters from one to the other. */
    static int range(char from, char to) {
        int bits = 0;
        for (int c = from; c <= to; c++) {
            bits |= bit((char) c);
        }
        return bits;
    }
}
