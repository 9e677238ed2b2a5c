package net.weir.shell;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import net.weir.shell.completion.FormatCompleter;
import net.weir.shell.table.Columns;
import net.weir.shell.table.Format;
import net.weir.shell.table.Printer;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/** What all commands share: the format, where it is printed, and failures as one line. */
public abstract class WeirCommand implements Action {
    @Reference
    @Nullable
    BundleContext context;

    @Reference
    @Nullable
    Session session;

    @Option(
            name = "-o",
            aliases = "--output",
            description = "How to print: table, json or csv",
            valueToShowInHelp = "table")
    @Completion(FormatCompleter.class)
    String output = "table";

    private @Nullable Faces faces;
    private @Nullable PrintStream out;
    private List<String> arguments = List.of();
    private Format format = Format.TABLE;
    private long nowMicros;

    /** Called by the console. Returns null, as there is nothing to print beyond what was printed. */
    @Override
    public final @Nullable Object execute() throws Exception {
        run(new ServiceFaces(Objects.requireNonNull(context)), System.out, System.currentTimeMillis() * 1000);
        return null;
    }

    /** The same with everything from outside given. */
    final void run(Faces given, PrintStream target, long now) throws Exception {
        faces = given;
        out = target;
        nowMicros = now;
        try {
            arguments = Words.read(this, words());
            if (arguments.size() > mostArguments()) {
                throw new IllegalArgumentException("One word too many: " + arguments.get(mostArguments()));
            }
            format = Format.parse(output);
            run();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    /** The words behind the options, for commands that take an argument. */
    List<String> words() {
        return List.of();
    }

    /** How many of them may be no options. */
    int mostArguments() {
        return 1;
    }

    /** The words that are no options. */
    final List<String> arguments() {
        return arguments;
    }

    /** The only argument, or null. */
    final @Nullable String argument() {
        return arguments.isEmpty() ? null : arguments.get(0);
    }

    /** The argument, where there has to be one. */
    final String required(String what) {
        String argument = argument();
        if (argument == null) {
            throw new IllegalArgumentException(what + " is missing; --help shows examples");
        }
        return argument;
    }

    /** @throws CommandFailure or an IllegalArgumentException with one line for the user */
    abstract void run() throws Exception;

    final Faces faces() {
        return Objects.requireNonNull(faces);
    }

    final PrintStream out() {
        return Objects.requireNonNull(out);
    }

    /** True if nobody reads any more. The streams between here and an SSH channel hide its end; the console tells. */
    final boolean readerGone() {
        return out().checkError() || session != null && session.getConsole().checkError();
    }

    final Format format() {
        return format;
    }

    final long nowMicros() {
        return nowMicros;
    }

    final <T> Printer<T> printer(Columns<T> columns) {
        return new Printer<>(columns, format, out(), nowMicros);
    }

    /** Prints a list; people are told in words if it is empty. */
    final <T> void print(Columns<T> columns, Iterable<T> rows, String nothing) {
        Printer<T> printer = printer(columns);
        printer.all(rows);
        if (printer.rows() == 0) {
            remark(nothing);
        }
    }

    /** Words beside the rows, which programs do not get. */
    final void remark(String text) {
        if (format == Format.TABLE) {
            out().println(text);
            out().flush();
        }
    }
}
