package net.weir.roto.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.roto.Diagnostic;
import net.weir.roto.Dialect;
import net.weir.roto.Source;
import net.weir.roto.Span;
import net.weir.roto.syntax.Token.Kind;
import org.jspecify.annotations.Nullable;

/** Cuts a source into tokens. What it does not know becomes a BAD token, so that the parser can say what it wanted. */
final class Lexer {
    static final Set<String> KEYWORDS = Set.of(
            "accept",
            "const",
            "dep",
            "else",
            "enum",
            "filter",
            "filtermap",
            "for",
            "fn",
            "if",
            "import",
            "in",
            "let",
            "match",
            "pkg",
            "record",
            "reject",
            "return",
            "std",
            "super",
            "test",
            "while",
            "true",
            "false");
    private static final Set<String> PAIRS =
            Set.of("==", "!=", "<=", ">=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "->", "=>");
    private static final String SINGLES = "<>!+-*/%=.,;:?()[]{}|";
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:]*");
    private static final Pattern IPV4 = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+");
    private static final Pattern ASN = Pattern.compile("AS[0-9]+(?![\\p{L}_])");

    private final Source source;
    private final String text;
    private final Dialect dialect;
    private final List<Diagnostic> problems;
    private final List<Comment> comments = new ArrayList<>();
    private int at;

    /** A comment with its marker, or the first line of a script that names its interpreter. */
    record Comment(Span span) {}

    Lexer(Source source, Dialect dialect, List<Diagnostic> problems) {
        this.source = source;
        this.text = source.text();
        this.dialect = dialect;
        this.problems = problems;
    }

    /** All tokens, an END last. */
    List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        if (text.startsWith("#!") && text.length() > 2 && !Character.isWhitespace(text.charAt(2))) {
            comment(0);
        }
        Token token = next();
        while (token.kind() != Kind.END) {
            tokens.add(token);
            token = next();
        }
        tokens.add(token);
        return tokens;
    }

    List<Comment> comments() {
        return comments;
    }

    private void comment(int from) {
        int end = text.indexOf('\n', from);
        at = end < 0 ? text.length() : end;
        comments.add(new Comment(new Span(source, from, at)));
    }

    private void skipBlank() {
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85 || c == 0xfeff && at == 0) {
                at += Character.charCount(c);
            } else if (text.startsWith("//", at) || dialect == Dialect.V0_10 && c == '#') {
                comment(at);
            } else {
                return;
            }
        }
    }

    /** The next token; inside of an f-string's hole as well. */
    Token next() {
        skipBlank();
        int from = at;
        if (at >= text.length()) {
            return token(Kind.END, from, null, null);
        }
        Token address = address(from);
        if (address != null) {
            return address;
        }
        char c = text.charAt(at);
        if (at + 1 < text.length() && PAIRS.contains(text.substring(at, at + 2))) {
            at += 2;
            return token(Kind.PUNCTUATION, from, null, null);
        }
        if (SINGLES.indexOf(c) >= 0) {
            at++;
            return token(Kind.PUNCTUATION, from, null, null);
        }
        if (c >= '0' && c <= '9') {
            return new NumberReader(this, source).read(from);
        }
        if (c == '"' || c == '\'' || c == 'f' && text.startsWith("f\"", at)) {
            return new TextReader(this, source, problems).read(from);
        }
        return word(from);
    }

    private @Nullable Token address(int from) {
        Matcher v6 = match(IPV6);
        if (v6 != null) {
            return address(from, v6.end(), "IPv6");
        }
        Matcher v4 = match(IPV4);
        if (v4 != null) {
            return address(from, v4.end(), "IPv4");
        }
        Matcher asn = match(ASN);
        if (asn == null) {
            return null;
        }
        at = asn.end();
        try {
            return token(Kind.ASN, from, Asn.parse(asn.group()), null);
        } catch (IllegalArgumentException e) {
            problem(from, at, "`" + asn.group() + "` is not a valid AS number", "0 to 4294967295");
            return token(Kind.ASN, from, new Asn(0), null);
        }
    }

    private Token address(int from, int end, String family) {
        at = end;
        String written = text.substring(from, end);
        try {
            return token(Kind.ADDRESS, from, IpAddress.parse(written), null);
        } catch (IllegalArgumentException e) {
            problem(from, end, "`" + written + "` is not a valid " + family + " address", "invalid address");
            return token(Kind.ADDRESS, from, IpAddress.ofV4(0), null);
        }
    }

    private @Nullable Matcher match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
        return matcher.lookingAt() ? matcher : null;
    }

    private Token word(int from) {
        int first = text.codePointAt(at);
        at += Character.charCount(first);
        if (first != '_' && !Character.isUnicodeIdentifierStart(first)) {
            return token(Kind.BAD, from, null, null);
        }
        skipName();
        String word = text.substring(from, at);
        if (dialect == Dialect.V0_10 && word.equals("not")) {
            return new Token(Kind.PUNCTUATION, "!", null, null, span(from));
        }
        if (dialect == Dialect.V0_10 && word.equals("variant")) {
            return new Token(Kind.KEYWORD, "enum", null, null, span(from));
        }
        return token(KEYWORDS.contains(word) ? Kind.KEYWORD : Kind.NAME, from, null, null);
    }

    void skipName() {
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!Character.isUnicodeIdentifierPart(c) || Character.isIdentifierIgnorable(c)) {
                return;
            }
            at += Character.charCount(c);
        }
    }

    Token token(Kind kind, int from, @Nullable Object value, @Nullable String suffix) {
        return new Token(kind, text.substring(from, at), value, suffix, span(from));
    }

    Span span(int from) {
        return new Span(source, from, at);
    }

    void problem(int from, int to, String message, String label) {
        problems.add(Diagnostic.parse(new Span(source, from, to), message, label));
    }

    int at() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }
}
