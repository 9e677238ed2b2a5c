package net.weir.roto.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.weir.roto.Diagnostic;
import net.weir.roto.Dialect;
import net.weir.roto.Source;
import net.weir.roto.Span;
import net.weir.roto.syntax.Token.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Lays a file out: four blanks for each brace, bracket and parenthesis that is open at the start of a line, one blank
 * between words, at most one empty line. Lines are broken where the author broke them; comments stay where they are. What
 * was laid out is left as it is.
 */
public final class Formatter {
    private static final String NO_BLANK_BEFORE = " , ; : ) ] . ? ";
    private static final String NO_BLANK_BEHIND = " ( [ . ";

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int depth;

    private Formatter(String text) {
        this.text = text;
    }

    /** A token or a comment. */
    private record Word(Span span, Token token) {}

    /** The file laid out; as it is if it cannot be parsed. */
    public static String format(Source source, Dialect dialect) {
        if (!ParsedFile.parse(source, dialect).problems().isEmpty()) {
            return source.text();
        }
        List<Diagnostic> problems = new ArrayList<>();
        Lexer lexer = new Lexer(source, dialect, problems);
        List<Word> words = new ArrayList<>();
        for (Token token : lexer.tokens()) {
            if (token.kind() != Kind.END) {
                words.add(new Word(token.span(), token));
            }
        }
        for (Lexer.Comment comment : lexer.comments()) {
            Token token = new Token(Kind.END, comment.span().text().stripTrailing(), null, null, comment.span());
            words.add(new Word(comment.span(), token));
        }
        words.sort(Comparator.comparingInt(w -> w.span().from()));
        return new Formatter(source.text()).write(words);
    }

    private String write(List<Word> words) {
        Word before = null;
        Word twoBefore = null;
        for (Word word : words) {
            if (before != null) {
                between(twoBefore, before, word);
            }
            if (opens(word.token())) {
                depth++;
            }
            out.append(
                    isComment(word)
                            ? word.token().text()
                            : text.substring(word.span().from(), word.span().to()));
            twoBefore = before;
            before = word;
        }
        return out.isEmpty() ? "" : out.append('\n').toString();
    }

    private static boolean isComment(Word word) {
        return word.token().kind() == Kind.END;
    }

    private void between(@Nullable Word twoBefore, Word before, Word word) {
        long breaks = text.substring(before.span().to(), word.span().from())
                .chars()
                .filter(c -> c == '\n')
                .count();
        if (closes(word.token())) {
            depth = Math.max(0, depth - 1);
        }
        if (breaks > 0 || isComment(before)) {
            boolean empty = breaks > 1 && !opens(before.token()) && !closes(word.token());
            out.append(empty ? "\n\n" : "\n").append("    ".repeat(depth));
        } else if (isComment(word)) {
            out.append(' ');
        } else if (blank(twoBefore, before.token(), word.token())) {
            out.append(' ');
        }
    }

    private static boolean opens(Token token) {
        return token.is("{") || token.is("(") || token.is("[");
    }

    private static boolean closes(Token token) {
        return token.is("}") || token.is(")") || token.is("]");
    }

    private static boolean in(String list, Token token) {
        return token.kind() == Kind.PUNCTUATION && list.contains(" " + token.text() + " ");
    }

    private static boolean blank(@Nullable Word twoBefore, Token before, Token word) {
        if (before.is("{") && word.is("}") || in(NO_BLANK_BEFORE, word) || in(NO_BLANK_BEHIND, before)) {
            return false;
        }
        if (word.is("(") || word.is("[")) {
            return !(before.kind() == Kind.NAME
                    || before.is(")")
                    || before.is("]")
                    || before.is("?")
                    || isSign(twoBefore, before));
        }
        return !isSign(twoBefore, before) && !isPlainPrefix(before, word) && !isPlainPrefix(twoBefore, before);
    }

    /** A sign of one operand, which stands close to it. */
    private static boolean isSign(@Nullable Word twoBefore, Token sign) {
        if (sign.is("!")) {
            return true;
        }
        if (!sign.is("-")) {
            return false;
        }
        Token left = twoBefore == null ? null : twoBefore.token();
        boolean operand = left != null
                && (left.kind() == Kind.NAME
                        || left.isLiteral()
                        || left.is(")")
                        || left.is("]")
                        || left.is("}")
                        || left.is("?")
                        || left.is("true")
                        || left.is("false")
                        || left.kind() == Kind.FORMAT);
        return !operand;
    }

    /** A prefix such as 10.0.0.0/8 is written without blanks. */
    private static boolean isPlainPrefix(Token before, Token word) {
        return before.kind() == Kind.ADDRESS && word.is("/");
    }

    private static boolean isPlainPrefix(@Nullable Word before, Token word) {
        return before != null && isPlainPrefix(before.token(), word);
    }
}
