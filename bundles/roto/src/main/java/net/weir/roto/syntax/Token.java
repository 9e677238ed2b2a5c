package net.weir.roto.syntax;

import net.weir.roto.Span;
import org.jspecify.annotations.Nullable;

/**
 * A word of a source.
 *
 * @param text of keywords, punctuation and names as it stands; of literals as written
 * @param value what a literal stands for: Long, Double, String, Integer (a character), IpAddress, Asn; of an f-string a
 *     list of Strings and, for each hole, a list of tokens
 * @param suffix the type behind a number, such as {@code u8}
 */
record Token(Kind kind, String text, @Nullable Object value, @Nullable String suffix, Span span) {

    enum Kind {
        NAME,
        KEYWORD,
        PUNCTUATION,
        INTEGER,
        FLOAT,
        STRING,
        CHARACTER,
        FORMAT,
        ADDRESS,
        ASN,
        /** Nothing that the language knows. */
        BAD,
        END
    }

    boolean is(String word) {
        return (kind == Kind.KEYWORD || kind == Kind.PUNCTUATION) && text.equals(word);
    }

    boolean isLiteral() {
        return switch (kind) {
            case INTEGER, FLOAT, STRING, CHARACTER, ADDRESS, ASN -> true;
            default -> false;
        };
    }

    /** As an error message names it. */
    String shown() {
        return kind == Kind.END ? "end of file" : "'" + text + "'";
    }
}
