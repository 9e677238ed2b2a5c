package net.weir.cli.mrt;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import net.weir.cli.tool.Failure;

/** {@code ./weir mrt TOOL …}. */
public final class Mrt {
    public static final String USAGE =
            """
            weir mrt cat     [-H|-m|-M] [-t dump|change] [-p] [-l] [-u] [-o FORM] FILE…
                             as bgpdump does (-H is the default), or -o json, ndjson, csv, mrt
            weir mrt info    FILE…      what is in a file: kinds of records, times, peers
            weir mrt stats   FILE…      routes announced and withdrawn, by peer
            weir mrt filter  [--peer ADDRESS] [--peer-as N] [--as N] [--origin-as N] [--prefix PREFIX]
                             [--more PREFIX] [--family FAMILY] [--from TIME] [--to TIME]
                             [-H|-m|-M …] [-o FORM] FILE…   only what fits all (-m is the default)
            weir mrt convert FILE TO    in today's record types; TO may end in .gz
            weir mrt diff    FILE FILE  routes that stand in one and not, or otherwise, in the other

            weir mrt cat -m updates.gz | head
            weir mrt filter --more 203.0.113.0/24 -o mrt updates.gz >some.mrt
            weir mrt convert bview.2002.gz new.mrt.gz

            --resync with any: where lengths lead to no record, look for the next that may be one

            FILE is MRT, plain or compressed by gzip, bzip2, zstd or xz; - is the standard input (of convert, TO may be -
            for the standard output).
            Exit codes: 0 fine (diff: no difference), 1 diff found some, 2 usage, 3 damaged input.""";

    private Mrt() {}

    /**
     * Runs one tool.
     *
     * @return the exit code
     */
    public static int run(List<String> words, OutputStream out, PrintStream err) {
        String tool = words.get(0);
        List<String> rest = words.subList(1, words.size());
        return switch (tool) {
            case "cat" -> Cat.run(rest, out, err);
            case "info" -> Contents.run(rest, out, err);
            case "stats" -> Stats.run(rest, out, err);
            case "filter" -> Filter.run(rest, out, err);
            case "convert" -> Convert.run(rest, out, err);
            case "diff" -> Diff.run(rest, out, err);
            default -> throw new Failure(Failure.USAGE, "no such tool: " + tool + "; weir mrt help lists them");
        };
    }
}
