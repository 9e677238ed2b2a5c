package net.weir.text;

import net.weir.model.AttributeCursor;

/** AS paths straight from their octets: a text for each hop. */
final class AsPathJson {
    static final JsonKey AS_PATH = JsonKey.of("asPath");
    static final JsonKey AS4_PATH = JsonKey.of("as4Path");
    private static final int SEQUENCE = 2;
    private static final String[] KINDS = {"", "AS_SET(", "", "AS_CONFED_SEQUENCE(", "AS_CONFED_SET("};

    private AsPathJson() {}

    static boolean write(JsonWriter out, JsonKey key, AttributeCursor a) {
        if (!closes(a)) {
            return false;
        }
        out.name(key).beginArray();
        for (int at = 0; at < a.length(); at += 2 + 4 * a.u8(at + 1)) {
            if (a.u8(at) == SEQUENCE) {
                for (int i = 0; i < a.u8(at + 1); i++) {
                    out.asn(a.u32(at + 2 + 4 * i));
                }
            } else {
                oneHop(out, a, at);
            }
        }
        out.endArray();
        return true;
    }

    private static void oneHop(JsonWriter out, AttributeCursor a, int at) {
        out.openString();
        TextBuffer text = out.buffer();
        text.ascii(KINDS[a.u8(at)]);
        for (int i = 0; i < a.u8(at + 1); i++) {
            if (i > 0) {
                text.ascii(", ");
            }
            text.asn(a.u32(at + 2 + 4 * i));
        }
        text.octet(')');
        out.closeString();
    }

    private static boolean closes(AttributeCursor a) {
        int at = 0;
        while (at + 2 <= a.length()) {
            if (a.u8(at) < 1 || a.u8(at) >= KINDS.length) {
                return false;
            }
            at += 2 + 4 * a.u8(at + 1);
        }
        return at == a.length();
    }
}
