package net.weir.roto.syntax;

import net.weir.roto.Span;

/** A word that names something, where it stands. */
public record Name(String text, Span span) {
    @Override
    public String toString() {
        return text;
    }
}
