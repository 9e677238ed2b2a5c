package net.weir.cli.bgp;

import java.io.ByteArrayOutputStream;
import net.weir.cli.tool.Failure;

/** Octets that people write: hex digits with spaces, colons, commas, {@code 0x} and comments between. */
final class HexText {
    private HexText() {}

    /** @throws Failure naming the line and the character that is no hex */
    static byte[] octets(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() / 2);
        int high = -1;
        int line = 1;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '#' || c == '/' && text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = (end < 0 ? text.length() : end) - 1;
            } else if (c == '0' && high < 0 && at + 1 < text.length() && (text.charAt(at + 1) | 0x20) == 'x') {
                at++;
            } else if (Character.isWhitespace(c) || c == ':' || c == ',') {
                line += c == '\n' ? 1 : 0;
            } else {
                int digit = Character.digit(c, 16);
                if (digit < 0 || c > 'f') {
                    throw Failure.usage("line " + line + " of the hex has " + c + ", which is no hex digit");
                }
                if (high >= 0) {
                    out.write(high << 4 | digit);
                }
                high = high < 0 ? digit : -1;
            }
        }
        if (high >= 0) {
            throw Failure.usage("the hex has an odd number of digits");
        }
        return out.toByteArray();
    }
}
