package net.weir.roto;

import java.util.Locale;
import net.weir.model.Printable;
import net.weir.roto.Diagnostic.Label;

/** Diagnostics for people: a headline, each marked line of the source with its underline, then note and help. */
public final class DiagnosticText {
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String BLUE = "\u001b[34m";
    private static final String BOLD = "\u001b[1m";
    private static final String OFF = "\u001b[0m";

    private final boolean colour;
    private final StringBuilder out = new StringBuilder();

    private DiagnosticText(boolean colour) {
        this.colour = colour;
    }

    public static String plain(Diagnostic diagnostic) {
        return new DiagnosticText(false).render(diagnostic);
    }

    /** With the escapes that colour it on a terminal. */
    public static String coloured(Diagnostic diagnostic) {
        return new DiagnosticText(true).render(diagnostic);
    }

    private String render(Diagnostic diagnostic) {
        String shade = diagnostic.isError() ? RED : YELLOW;
        out.append(paint(BOLD + shade, Printable.of(diagnostic.headline()))).append('\n');
        int width = 1;
        for (Label label : diagnostic.labels()) {
            width = Math.max(width, Integer.toString(label.span().line()).length());
        }
        boolean first = true;
        for (Label label : diagnostic.labels()) {
            out.append(" ".repeat(width)).append(paint(BLUE, first ? " ╭─[" : " ├─["));
            out.append(Printable.of(label.span().toString()))
                    .append(paint(BLUE, "]"))
                    .append('\n');
            excerpt(label, width, first ? shade : BLUE);
            first = false;
        }
        tail("Note", diagnostic.note());
        tail("Help", diagnostic.help());
        return out.toString();
    }

    private void excerpt(Label label, int width, String shade) {
        Span span = label.span();
        String line = span.source().lineText(span.from());
        out.append(String.format(Locale.ROOT, "%" + width + "d", span.line())).append(paint(BLUE, " │ "));
        out.append(Printable.of(line.replace('\t', ' '))).append('\n');
        int columns = Math.max(1, marked(span, line));
        out.append(" ".repeat(width)).append(paint(BLUE, " │ ")).append(" ".repeat(span.column() - 1));
        String text = label.text().isEmpty() ? "" : " " + Printable.of(label.text());
        out.append(paint(shade, "^".repeat(columns) + text)).append('\n');
    }

    /** How many characters of the first line are marked. */
    private static int marked(Span span, String line) {
        int start = span.source().lineStart(span.from());
        int from = Math.min(span.from() - start, line.length());
        int to = Math.max(from, Math.min(span.to() - start, line.length()));
        return line.codePointCount(from, to);
    }

    private void tail(String name, @org.jspecify.annotations.Nullable String text) {
        if (text != null) {
            out.append(paint(BOLD, name + ": ")).append(Printable.of(text)).append('\n');
        }
    }

    private String paint(String shade, String text) {
        return colour ? shade + text + OFF : text;
    }
}
