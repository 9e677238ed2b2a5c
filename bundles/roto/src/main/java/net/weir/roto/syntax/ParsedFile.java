package net.weir.roto.syntax;

import java.util.ArrayList;
import java.util.List;
import net.weir.roto.Diagnostic;
import net.weir.roto.Dialect;
import net.weir.roto.Source;

/**
 * A file as far as it could be understood.
 *
 * @param problems empty if all of it was
 */
public record ParsedFile(Source source, Dialect dialect, List<Item> items, List<Diagnostic> problems) {

    /** Reads a file in a dialect that is known. */
    public static ParsedFile parse(Source source, Dialect dialect) {
        List<Diagnostic> problems = new ArrayList<>();
        List<Token> tokens = new Lexer(source, dialect, problems).tokens();
        List<Item> items = new ItemParser(new Cursor(tokens, dialect, problems)).file();
        problems.sort(java.util.Comparator.comparingInt(p -> p.span().from()));
        return new ParsedFile(source, dialect, items, problems);
    }
}
