package net.weir.roto;

/**
 * A part of a source.
 *
 * @param from offset of the first UTF-16 unit
 * @param to offset behind the last
 */
public record Span(Source source, int from, int to) {

    /** From the start of this to the end of {@code last}, both of one source. */
    public Span to(Span last) {
        return new Span(source, from, Math.max(to, last.to));
    }

    public int line() {
        return source.line(from);
    }

    public int column() {
        return source.column(from);
    }

    public String text() {
        return source.text().substring(from, to);
    }

    /** {@code file:line:column}. */
    @Override
    public String toString() {
        return source.name() + ":" + line() + ":" + column();
    }
}
