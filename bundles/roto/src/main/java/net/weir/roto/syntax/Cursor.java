package net.weir.roto.syntax;

import java.util.List;
import java.util.Set;
import net.weir.roto.Diagnostic;
import net.weir.roto.Dialect;
import net.weir.roto.Span;
import net.weir.roto.syntax.Token.Kind;

/** A place among the tokens of a file or of an f-string's hole, and the problems found on the way. */
final class Cursor {
    /** Deeper nesting than this no hand writes; the parser's own stack has to hold it. */
    private static final int DEEPEST = 256;

    private final List<Token> tokens;
    private final Dialect dialect;
    private final List<Diagnostic> problems;
    private int at;
    private int depth;

    Cursor(List<Token> tokens, Dialect dialect, List<Diagnostic> problems) {
        this.tokens = tokens;
        this.dialect = dialect;
        this.problems = problems;
    }

    /** The tokens of a hole, told to the same list. */
    Cursor inside(List<Token> hole) {
        Cursor inner = new Cursor(hole, dialect, problems);
        inner.depth = depth;
        return inner;
    }

    boolean isOld() {
        return dialect == Dialect.V0_10;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    boolean at(String word) {
        return peek().is(word);
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    boolean skip(String word) {
        if (at(word)) {
            at++;
            return true;
        }
        return false;
    }

    Token expect(String word) {
        if (!at(word)) {
            throw expected("'" + word + "'");
        }
        return take();
    }

    Name name() {
        if (peek().kind() != Kind.NAME) {
            throw expected("an identifier");
        }
        Token token = take();
        return new Name(token.text(), token.span());
    }

    /** Where the last token ended. */
    Span last() {
        return tokens.get(Math.max(0, at - 1)).span();
    }

    int position() {
        return at;
    }

    SyntaxException expected(String what) {
        Token got = peek();
        String message = "expected " + what + " but got " + got.shown();
        return new SyntaxException(Hints.add(Diagnostic.parse(got.span(), message, "expected " + what), got, peek(1)));
    }

    SyntaxException fail(Span span, String message, String label) {
        return new SyntaxException(Diagnostic.parse(span, message, label));
    }

    void report(Diagnostic problem) {
        problems.add(problem);
    }

    void deeper() {
        if (++depth > DEEPEST) {
            depth = 0;
            at = tokens.size() - 1;
            throw fail(peek().span(), "nested too deeply", "more than " + DEEPEST + " levels");
        }
    }

    void shallower() {
        depth--;
    }

    int depth() {
        return depth;
    }

    /** After a problem: all is as at this depth again. */
    void backTo(int before) {
        depth = before;
    }

    /** Goes on to one of the words outside of all brackets that open from here, or to the end. */
    void skipTo(Set<String> words) {
        int open = 0;
        while (!atEnd()) {
            Token token = peek();
            if (open == 0 && words.stream().anyMatch(token::is)) {
                return;
            }
            if (token.is("{") || token.is("(") || token.is("[")) {
                open++;
            } else if ((token.is("}") || token.is(")") || token.is("]")) && open > 0) {
                open--;
            }
            take();
        }
    }
}
