package net.weir.roto.syntax;

import java.util.Set;
import net.weir.roto.Source;
import net.weir.roto.syntax.Token.Kind;
import org.jspecify.annotations.Nullable;

/** Reads numbers: decimal with underscores, fraction, exponent and a type behind it, and hexadecimal ones. */
final class NumberReader {
    private static final Set<String> SUFFIXES =
            Set.of("i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "f32", "f64");

    private final Lexer lexer;
    private final String text;
    private int at;

    NumberReader(Lexer lexer, Source source) {
        this.lexer = lexer;
        this.text = source.text();
    }

    Token read(int from) {
        at = from;
        if (text.startsWith("0x", at)) {
            return hexadecimal(from);
        }
        digits();
        boolean fraction = isFraction();
        if (fraction) {
            at++;
            digits();
        }
        boolean exponent = exponent();
        String number = text.substring(from, at).replace("_", "");
        int end = at;
        lexer.moveTo(at);
        lexer.skipName();
        String suffix = text.substring(end, lexer.at());
        if (!suffix.isEmpty() && !SUFFIXES.contains(suffix)) {
            lexer.problem(end, lexer.at(), "unknown type suffix `" + suffix + "`", "not a type of numbers");
            suffix = "";
        }
        String type = suffix.isEmpty() ? null : suffix;
        if (fraction || exponent || suffix.startsWith("f")) {
            if ((fraction || exponent) && !suffix.isEmpty() && !suffix.startsWith("f")) {
                lexer.problem(from, lexer.at(), "a number with a fraction cannot be of type `" + suffix + "`", "");
            }
            return lexer.token(Kind.FLOAT, from, Double.parseDouble(number), type);
        }
        return integer(from, number, 10, type);
    }

    private Token hexadecimal(int from) {
        at += 2;
        while (at < text.length() && Character.digit(text.charAt(at), 16) >= 0) {
            at++;
        }
        lexer.moveTo(at);
        return integer(from, text.substring(from + 2, at), 16, null);
    }

    private Token integer(int from, String digits, int radix, @Nullable String suffix) {
        long value = 0;
        try {
            value = Long.parseLong(digits, radix);
        } catch (NumberFormatException e) {
            String what = digits.isEmpty() ? "no digits" : "too large, at most 9223372036854775807";
            lexer.problem(from, lexer.at(), "`" + text.substring(from, lexer.at()) + "` is not a valid integer", what);
        }
        return lexer.token(Kind.INTEGER, from, value, suffix);
    }

    private void digits() {
        while (at < text.length() && (isDigit(at) || text.charAt(at) == '_')) {
            at++;
        }
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    /** A dot is a fraction's unless a name, a dot or an underscore follows: then it is an access. */
    private boolean isFraction() {
        if (at >= text.length() || text.charAt(at) != '.') {
            return false;
        }
        int next = at + 1 < text.length() ? text.codePointAt(at + 1) : ' ';
        return next != '.' && next != '_' && !Character.isUnicodeIdentifierStart(next);
    }

    private boolean exponent() {
        if (at >= text.length() || Character.toLowerCase(text.charAt(at)) != 'e') {
            return false;
        }
        int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
        if (!isDigit(at + 1 + sign)) {
            return false;
        }
        at += 1 + sign;
        digits();
        return true;
    }
}
