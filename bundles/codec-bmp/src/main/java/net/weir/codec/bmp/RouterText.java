package net.weir.codec.bmp;

import java.nio.charset.StandardCharsets;

/**
 * Text that a router sent, made fit to be shown: at most 255 octets of UTF-8, invalid sequences replaced by U+FFFD, each
 * run of control characters and line ends by one space, invisible format characters (among them those that turn the
 * writing direction) left out. It is still hostile input to whatever has a syntax of its own.
 */
public final class RouterText {
    public static final int MAX_OCTETS = 255;

    private RouterText() {}

    public static String clean(byte[] octets) {
        int end = octets.length;
        if (end > MAX_OCTETS) {
            end = MAX_OCTETS;
            while (end > MAX_OCTETS - 3 && (octets[end] & 0xc0) == 0x80) {
                end--; // not through the middle of a character
            }
        }
        return clean(new String(octets, 0, end, StandardCharsets.UTF_8));
    }

    /** The same for text that was decoded already. */
    public static String clean(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), MAX_OCTETS));
        int octets = 0;
        boolean gap = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (isBreak(c)) {
                gap = !out.isEmpty();
                continue;
            }
            if (Character.getType(c) == Character.FORMAT) {
                continue;
            }
            int shown = Character.getType(c) == Character.SURROGATE ? 0xfffd : c;
            octets += utf8Length(shown) + (gap ? 1 : 0);
            if (octets > MAX_OCTETS) {
                break;
            }
            if (gap) {
                out.append(' ');
                gap = false;
            }
            out.appendCodePoint(shown);
        }
        return out.toString();
    }

    private static boolean isBreak(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static int utf8Length(int c) {
        return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
}
