package net.weir.event.io;

/** UTF-8 for every Java string: a lone surrogate is encoded like any other code point of three octets ("WTF-8"). */
final class Wtf8 {
    private Wtf8() {}

    static int length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPair(text, i)) {
                length += 4;
                i++;
            } else {
                length += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return length;
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    static void encode(String text, OctetWriter out) {
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            if (c < 0x80) {
                out.u8(c);
            } else if (c < 0x800) {
                out.u8(0xc0 | c >> 6);
                out.u8(0x80 | c & 0x3f);
            } else if (isPair(text, i)) {
                c = Character.toCodePoint((char) c, text.charAt(++i));
                out.u8(0xf0 | c >> 18);
                out.u8(0x80 | c >> 12 & 0x3f);
                out.u8(0x80 | c >> 6 & 0x3f);
                out.u8(0x80 | c & 0x3f);
            } else {
                out.u8(0xe0 | c >> 12);
                out.u8(0x80 | c >> 6 & 0x3f);
                out.u8(0x80 | c & 0x3f);
            }
        }
    }

    /** Reads {@code count} octets, which the reader has checked to be there. */
    static String decode(OctetReader in, int count) throws EventFormatException {
        StringBuilder out = new StringBuilder(count);
        int end = in.position() + count;
        while (in.position() < end) {
            int first = in.u8();
            int more =
                    first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : -1;
            if (more < 0 || in.position() + more > end) {
                throw in.damaged("text is not UTF-8");
            }
            int c = more == 0 ? first : first & 0x3f >> more;
            for (int i = 0; i < more; i++) {
                int next = in.u8();
                if ((next & 0xc0) != 0x80) {
                    throw in.damaged("text is not UTF-8");
                }
                c = c << 6 | next & 0x3f;
            }
            if (c > Character.MAX_CODE_POINT) {
                throw in.damaged("text is not UTF-8");
            }
            out.appendCodePoint(c);
        }
        return out.toString();
    }
}
