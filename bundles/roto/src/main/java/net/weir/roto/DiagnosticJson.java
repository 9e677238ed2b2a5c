package net.weir.roto;

import net.weir.roto.Diagnostic.Label;
import net.weir.text.JsonWriter;

/** Diagnostics for editors: one object each, positions from 1, columns in characters. */
public final class DiagnosticJson {
    private DiagnosticJson() {}

    public static void write(JsonWriter out, Diagnostic diagnostic) {
        out.beginObject();
        out.name("severity")
                .string(
                        diagnostic.isError()
                                ? "error"
                                : diagnostic.kind() == Diagnostic.Kind.WARNING ? "warning" : "note");
        out.name("kind")
                .string(diagnostic
                        .kind()
                        .name()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', '-'));
        out.name("message").string(diagnostic.message());
        out.name("labels").beginArray();
        diagnostic.labels().forEach(label -> label(out, label));
        out.endArray();
        if (diagnostic.note() != null) {
            out.name("note").string(diagnostic.note());
        }
        if (diagnostic.help() != null) {
            out.name("help").string(diagnostic.help());
        }
        out.endObject();
    }

    private static void label(JsonWriter out, Label label) {
        Span span = label.span();
        Source source = span.source();
        out.beginObject();
        out.name("file").string(source.name());
        out.name("line").number(span.line());
        out.name("column").number(span.column());
        out.name("endLine").number(source.line(span.to()));
        out.name("endColumn").number(source.column(span.to()));
        out.name("text").string(label.text());
        out.endObject();
    }
}
