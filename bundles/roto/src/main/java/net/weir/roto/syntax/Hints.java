package net.weir.roto.syntax;

import java.util.Map;
import net.weir.roto.Diagnostic;

/** What somebody who comes from another language probably meant. */
final class Hints {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("struct", "record"),
            Map.entry("class", "record"),
            Map.entry("data", "record"),
            Map.entry("use", "import"),
            Map.entry("switch", "match"),
            Map.entry("var", "let"),
            Map.entry("local", "let"),
            Map.entry("function", "fn"),
            Map.entry("fun", "fn"),
            Map.entry("func", "fn"),
            Map.entry("def", "fn"),
            Map.entry("variant", "enum"));

    private Hints() {}

    static Diagnostic add(Diagnostic problem, Token got, Token next) {
        String meant = WORDS.get(got.text());
        if (meant != null) {
            return problem.and(got.span(), "not a valid keyword, you probably meant `" + meant + "`");
        }
        if (got.text().equals("loop")) {
            return problem.and(got.span(), "not a valid keyword; write `while true`");
        }
        boolean touching = got.span().to() == next.span().from();
        String comment = got.text().equals("#")
                ? "#"
                : touching && got.is("/") && next.is("*") ? "/*" : touching && got.is("-") && next.is("-") ? "--" : "";
        return comment.isEmpty() ? problem : problem.withHelp("use `//` for comments instead of `" + comment + "`");
    }
}
