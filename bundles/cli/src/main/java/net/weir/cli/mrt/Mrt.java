package net.weir.cli.mrt;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.weir.text.Printable;

/** {@code ./weir mrt TOOL …}. */
public final class Mrt {
    private static final String USAGE =
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

            FILE is MRT, plain or compressed by gzip, bzip2, zstd or xz; - is the standard input.
            Exit codes: 0 fine (diff: no difference), 1 diff found some, 2 usage, 3 damaged input.""";

    private Mrt() {}

    public static void main(String[] arguments) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Runtime.getRuntime().exit(run(arguments, new FileOutputStream(FileDescriptor.out), err));
    }

    /**
     * Runs one tool.
     *
     * @return the exit code
     */
    static int run(String[] arguments, OutputStream out, PrintStream err) {
        List<String> words = Arrays.asList(arguments);
        String tool = words.isEmpty() ? "help" : words.get(0);
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        try {
            return switch (tool) {
                case "cat" -> Cat.run(rest, out, err);
                case "info" -> Contents.run(rest, out, err);
                case "stats" -> Stats.run(rest, out, err);
                case "filter" -> Filter.run(rest, out, err);
                case "convert" -> Convert.run(rest, err);
                case "diff" -> Diff.run(rest, out, err);
                case "help", "--help" -> {
                    err.println(USAGE);
                    yield words.isEmpty() ? Failure.USAGE : 0;
                }
                default -> throw new Failure(Failure.USAGE, "no such tool: " + tool + "; weir mrt help lists them");
            };
        } catch (Failure e) {
            err.println("weir: " + Printable.of(String.valueOf(e.getMessage())));
            return e.code();
        } catch (UncheckedIOException e) { // mostly a reader of ours that has seen enough, as head does
            err.println("weir: cannot write: "
                    + Printable.of(String.valueOf(e.getCause().getMessage())));
            return 1;
        }
    }

    /** True where a line that changes in place may be shown. */
    static boolean isTerminal() {
        return System.console() != null;
    }
}
