package net.weir.query;

import java.util.function.Predicate;
import net.weir.model.PathAttributes;

/**
 * A regular expression over AS paths, as Cisco, Quagga and FRR have it, with whole AS numbers beside: {@code ^64496_},
 * {@code _64500$}, {@code _(64496|64500)_}, {@code <64512-65534>}. Immutable.
 *
 * <p>It is about the path's text, such as {@code 64496 64500 {64501,64502}}, and finds what it describes anywhere in it
 * unless {@code ^} and {@code $} bind it. {@code _} is a blank, a comma, a brace, bracket or parenthesis, or an end of the
 * path. {@code <N>} and {@code <N-M>} are one whole AS number in that range. Otherwise: {@code .}, {@code [0-9]},
 * {@code [^0-9]}, {@code *}, {@code +}, {@code ?}, {@code |}, {@code ( )}, and {@code \} before a character that stands for
 * itself.
 *
 * <p>Matching takes time in proportion to the path's length times the pattern's, whatever both are: all possibilities are
 * followed at once and none is tried again.
 */
public final class AsPathPattern implements Predicate<PathAttributes> {
    /** Characters of a pattern at most. */
    public static final int LONGEST = 256;

    private final String text;
    private final Program program;

    private AsPathPattern(String text, Program program) {
        this.text = text;
        this.program = program;
    }

    /** @throws IllegalArgumentException saying what is wrong, and where */
    public static AsPathPattern parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("an AS path pattern has at most " + LONGEST + " characters");
        }
        return new AsPathPattern(text, new PatternParser(text).parse());
    }

    @Override
    public boolean test(PathAttributes attributes) {
        return program.matches(PathText.of(attributes));
    }

    @Override
    public String toString() {
        return text;
    }
}
