package net.weir.sink.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.weir.model.NextHop;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.text.TextBuffer;
import org.jspecify.annotations.Nullable;

/** Fields of a line of CSV. */
final class CsvField {
    private CsvField() {}

    /** A text from outside: quoted if it has to be, without control characters, no formula. Null is empty. */
    static void text(TextBuffer out, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return;
        }
        boolean formula = isFormula(text.charAt(0));
        boolean quoted = text.indexOf('"') >= 0 || text.indexOf(',') >= 0;
        if (quoted) {
            out.octet('"');
        }
        if (formula) {
            out.octet('\'');
        }
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '"') {
                out.ascii("\"\"");
            } else if (c < ' ' || c >= 0x7f && c < 0xa0 || c == 0x2028 || c == 0x2029) {
                out.ascii("\\u");
                out.hex(c, 4, false);
            } else if (c < 0x7f) {
                out.octet(c);
            } else {
                out.utf8(Character.toString(c));
            }
        }
        if (quoted) {
            out.octet('"');
        }
    }

    /** Makes one field of what was written to the line from {@code start} on: nearly always it is one already. */
    static void close(TextBuffer line, int start) {
        byte[] octets = line.array();
        for (int i = start; i < line.length(); i++) {
            if (octets[i] == ',' || octets[i] == '"' || octets[i] < ' ' || i == start && isFormula(octets[i])) {
                String text = new String(octets, start, line.length() - start, StandardCharsets.UTF_8);
                line.truncate(start);
                text(line, text);
                return;
            }
        }
    }

    private static boolean isFormula(int first) {
        return "=+-@".indexOf(first) >= 0;
    }

    /** The eight columns of a set of attributes, each with a comma in front, and a comma behind the last. */
    static void attributes(TextBuffer out, @Nullable PathAttributes attributes) {
        if (attributes == null) {
            out.ascii(",".repeat(9));
            return;
        }
        out.octet(',');
        Origin origin = attributes.origin();
        text(out, origin == null ? "" : origin.toString());
        out.octet(',');
        text(out, asPath(attributes));
        out.octet(',');
        NextHop hop = attributes.nextHop();
        if (hop != null) {
            out.address(hop.global());
        }
        number(out, attributes.med());
        number(out, attributes.localPref());
        list(out, attributes.communities());
        list(out, attributes.largeCommunities());
        list(out, attributes.extendedCommunities());
        out.octet(',');
    }

    private static String asPath(PathAttributes attributes) {
        try {
            return attributes.asPath().toString();
        } catch (IllegalArgumentException e) {
            return ""; // JSON shows such a value as invalid; here is no place for it
        }
    }

    /** @param value -1: absent */
    private static void number(TextBuffer out, long value) {
        out.octet(',');
        if (value >= 0) {
            out.unsigned(value);
        }
    }

    private static void list(TextBuffer out, List<?> values) {
        out.octet(',');
        int start = out.length();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.octet(';');
            }
            out.utf8(values.get(i).toString());
        }
        close(out, start);
    }
}
