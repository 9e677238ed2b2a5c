package net.weir.roto.syntax;

import java.util.ArrayList;
import java.util.List;
import net.weir.roto.Diagnostic;
import net.weir.roto.Source;
import net.weir.roto.Span;
import net.weir.roto.syntax.Token.Kind;

/** Reads characters, strings and f-strings with their escapes and holes. */
final class TextReader {
    private final Lexer lexer;
    private final Source source;
    private final String text;
    private final List<Diagnostic> problems;
    private int at;

    TextReader(Lexer lexer, Source source, List<Diagnostic> problems) {
        this.lexer = lexer;
        this.source = source;
        this.text = source.text();
        this.problems = problems;
    }

    Token read(int from) {
        at = from;
        return switch (text.charAt(from)) {
            case '"' -> string(from);
            case '\'' -> character(from);
            default -> format(from);
        };
    }

    private Token string(int from) {
        at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            unit(value);
        }
        close(from, "string");
        return lexer.token(Kind.STRING, from, value.toString(), null);
    }

    private Token character(int from) {
        at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '\'' && text.charAt(at) != '\n') {
            unit(value);
        }
        if (at < text.length() && text.charAt(at) == '\'') {
            close(from, "character");
        } else {
            lexer.moveTo(at);
            problem(from, at, "unterminated character literal", "");
        }
        if (value.codePoints().count() != 1) {
            problem(from, lexer.at(), "a character literal holds exactly one character", "");
            value.setLength(0);
            value.append('?');
        }
        return lexer.token(Kind.CHARACTER, from, value.codePointAt(0), null);
    }

    private Token format(int from) {
        at += 2;
        List<Object> parts = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if ((c == '{' || c == '}') && text.startsWith(String.valueOf(c).repeat(2), at)) {
                run.append(c);
                at += 2;
            } else if (c == '{') {
                parts.add(run.toString());
                run.setLength(0);
                parts.add(hole());
            } else if (c == '}') {
                problem(at, at + 1, "unmatched `}` in f-string", "write `}}` for a brace");
                at++;
            } else {
                unit(run);
            }
        }
        close(from, "f-string");
        parts.add(run.toString());
        return lexer.token(Kind.FORMAT, from, parts, null);
    }

    /** The tokens up to the brace that closes the hole. */
    private List<Token> hole() {
        int open = at;
        lexer.moveTo(at + 1);
        List<Token> tokens = new ArrayList<>();
        int depth = 0;
        Token token = lexer.next();
        while (token.kind() != Kind.END && !(depth == 0 && token.is("}"))) {
            depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
            tokens.add(token);
            token = lexer.next();
        }
        if (token.kind() == Kind.END) {
            problem(open, open + 1, "unterminated hole in f-string", "opened here");
        }
        tokens.add(new Token(Kind.END, "", null, null, token.span()));
        at = lexer.at();
        return tokens;
    }

    private void close(int from, String what) {
        if (at >= text.length()) {
            problem(from, from + 1, "unterminated " + what, "opened here");
        } else {
            at++;
        }
        lexer.moveTo(at);
    }

    private void unit(StringBuilder value) {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        if (c == '\\') {
            escape(value);
        } else {
            value.appendCodePoint(c);
        }
    }

    private void escape(StringBuilder value) {
        int from = at - 1;
        char c = at < text.length() ? text.charAt(at++) : ' ';
        switch (c) {
            case '0' -> value.append('\0');
            case 't' -> value.append('\t');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case '"', '\'', '\\' -> value.append(c);
            case 'x' -> codePoint(value, from, at, at + 2, at + 2);
            case 'u' -> braced(value, from);
            case '\n' -> {
                while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
            }
            default -> problem(from, at, "unknown character escape", "");
        }
    }

    private void braced(StringBuilder value, int from) {
        int end = text.indexOf('}', at);
        if (at >= text.length() || text.charAt(at) != '{' || end < 0) {
            problem(from, at, "unknown character escape", "write \\u{41}");
        } else {
            codePoint(value, from, at + 1, end, end + 1);
        }
    }

    private void codePoint(StringBuilder value, int from, int begin, int end, int after) {
        try {
            int code = Integer.parseUnsignedInt(text.substring(begin, Math.min(end, text.length())), 16);
            boolean scalar = Character.isValidCodePoint(code) && (code < 0xd800 || code > 0xdfff);
            if (scalar && end - begin <= 6) {
                value.appendCodePoint(code);
                at = after;
                return;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        problem(from, Math.min(after, text.length()), "unknown character escape", "not a character");
        at = Math.min(after, text.length());
    }

    private void problem(int from, int to, String message, String label) {
        problems.add(Diagnostic.parse(new Span(source, from, to), message, label));
    }
}
