package net.weir.roto;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to say about a source.
 *
 * @param labels the first one is where it happened; the others explain it
 */
public record Diagnostic(Kind kind, String message, List<Label> labels, @Nullable String note, @Nullable String help) {

    /** What it is about, and whether the script can run. */
    public enum Kind {
        PARSE_ERROR("Error: Parse error"),
        TYPE_ERROR("Error: Type error"),
        WARNING("Warning"),
        NOTE("Note");

        private final String headline;

        Kind(String headline) {
            this.headline = headline;
        }

        /** True if nothing can be run. */
        public boolean isError() {
            return this == PARSE_ERROR || this == TYPE_ERROR;
        }

        String headline() {
            return headline;
        }
    }

    /** A marked part of a source; the text may be empty. */
    public record Label(Span span, String text) {}

    public Diagnostic {
        labels = List.copyOf(labels);
    }

    public static Diagnostic of(Kind kind, Span span, String message, String label) {
        return new Diagnostic(kind, message, List.of(new Label(span, label)), null, null);
    }

    public static Diagnostic parse(Span span, String message, String label) {
        return of(Kind.PARSE_ERROR, span, message, label);
    }

    public static Diagnostic type(Span span, String message, String label) {
        return of(Kind.TYPE_ERROR, span, message, label);
    }

    /** With one more marked part. */
    public Diagnostic and(Span span, String label) {
        List<Label> more = new ArrayList<>(labels);
        more.add(new Label(span, label));
        return new Diagnostic(kind, message, more, note, help);
    }

    public Diagnostic withNote(String text) {
        return new Diagnostic(kind, message, labels, text, help);
    }

    public Diagnostic withHelp(String text) {
        return new Diagnostic(kind, message, labels, note, text);
    }

    public Span span() {
        return labels.get(0).span();
    }

    public boolean isError() {
        return kind.isError();
    }

    /** The headline of it: {@code Error: Type error: mismatched types}. */
    public String headline() {
        return kind.headline() + ": " + message;
    }

    @Override
    public String toString() {
        return span() + ": " + headline()
                + (labels.get(0).text().isEmpty() ? "" : " — " + labels.get(0).text());
    }
}
