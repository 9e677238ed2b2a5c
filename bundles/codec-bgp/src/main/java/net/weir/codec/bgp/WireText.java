package net.weir.codec.bgp;

import java.nio.charset.StandardCharsets;

/** Text that somebody else put into a message: hostile until proven printable. */
final class WireText {
    private WireText() {}

    /** UTF-8 with everything that could move a cursor, break a line or hide replaced by {@code ?}. */
    static String printable(byte[] octets, int offset, int length) {
        String text = new String(octets, offset, length, StandardCharsets.UTF_8);
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isPrintable(c) ? c : '?'));
        return clean.toString();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT, // holds the bidirectional overrides
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** @throws IllegalArgumentException if the text has more than {@code most} octets */
    static byte[] octets(String text, int most) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        if (octets.length > most) {
            throw new IllegalArgumentException("text of " + octets.length + " octets, at most " + most + " fit");
        }
        return octets;
    }
}
