package net.weir.roto;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.weir.roto.Diagnostic.Kind;
import net.weir.roto.syntax.ParsedFile;
import org.jspecify.annotations.Nullable;

/** Decides in which dialect a file is written: by option, by its first line, or by what can be read without error. */
final class DialectChoice {
    private static final Pattern FIRST_LINE =
            Pattern.compile("\\A(?:#!.*\\n)?\\s*(?:#|//)\\s*roto:\\s*([0-9.]+)[ \\t]*(?=\\r?\\n|\\z)");

    /** What only the old dialect has: its comments, {@code variant}, {@code not}, arrows and bars in arms. */
    private static final Pattern OLD =
            Pattern.compile("(?m)#|\\bvariant\\s+\\p{L}|\\bnot\\b|^\\s*\\w+\\s*(?:\\([\\w, ]*\\))?\\s*(?:\\|.*)?->");

    private DialectChoice() {}

    /** Parses the file; adds a note if the dialect was guessed to be the old one. */
    static ParsedFile parse(Source source, @Nullable Dialect option, Set<Diagnostic> problems) {
        Dialect told = option != null ? option : firstLine(source, problems);
        if (told != null) {
            return ParsedFile.parse(source, told);
        }
        ParsedFile today = ParsedFile.parse(source, Dialect.V0_12);
        if (today.problems().isEmpty()) {
            return today;
        }
        ParsedFile old = ParsedFile.parse(source, Dialect.V0_10);
        if (!old.problems().isEmpty()
                || old.items().isEmpty()
                || !OLD.matcher(source.text()).find()) {
            return today;
        }
        problems.add(Diagnostic.of(
                        Kind.NOTE,
                        today.problems().get(0).span(),
                        "taken as Roto 0.10, which this can only be",
                        "not in Roto 0.12")
                .withHelp("say so in the first line: `# roto: 0.10`"));
        return old;
    }

    private static @Nullable Dialect firstLine(Source source, Set<Diagnostic> problems) {
        Matcher matcher = FIRST_LINE.matcher(source.text());
        if (!matcher.find()) {
            return null;
        }
        try {
            return Dialect.parse(matcher.group(1));
        } catch (IllegalArgumentException e) {
            Span span = new Span(source, matcher.start(1), matcher.end(1));
            problems.add(Diagnostic.parse(span, String.valueOf(e.getMessage()), "unknown dialect"));
            return Dialect.V0_12;
        }
    }
}
