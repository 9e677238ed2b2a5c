package net.weir.cli.roto;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import net.weir.cli.tool.Arguments;
import net.weir.cli.tool.Failure;
import net.weir.cli.tool.Terminal;
import net.weir.cli.tool.Text;
import net.weir.roto.Compilation;
import net.weir.roto.Diagnostic;
import net.weir.roto.DiagnosticJson;
import net.weir.roto.DiagnosticText;
import net.weir.roto.Dialect;
import net.weir.roto.RotoCompiler;
import net.weir.roto.Script;
import net.weir.roto.Source;
import net.weir.roto.SourceTree;
import net.weir.roto.ValueText;
import net.weir.roto.bgp.BgpContext;
import net.weir.roto.bgp.BgpLibrary;
import net.weir.roto.bgp.BgpThread;
import net.weir.roto.run.RotoFailure;
import net.weir.roto.syntax.Formatter;
import net.weir.roto.syntax.ParsedFile;
import net.weir.roto.syntax.Printer;
import net.weir.roto.tree.Function;
import net.weir.roto.type.Core;
import net.weir.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/** {@code ./weir roto}: tools for scripts, without a running instance. */
public final class RotoTool {
    public static final String USAGE =
            """
            ./weir roto check FILE|DIR            tells what is wrong with a script
            ./weir roto test FILE|DIR             runs its tests
            ./weir roto run FILE|DIR [FUNCTION]   calls a function without parameters: main, or another one
            ./weir roto print FILE                the script as it was understood, in Roto 0.12
            ./weir roto fmt FILE…                 lays files out anew, in place
                    --check                       only tells which files would change
            ./weir roto doc [TYPE…]               what scripts can use, as Markdown
                    --dialect 0.10|0.12           instead of what the first line says, or what can be read
                    --json                        what is wrong as JSON, a line each
            Exit: 0 all well, 1 something is wrong with the script, 2 usage.""";

    private static final int WRONG = 1;
    private static final int BUDGET = 1_000_000_000;

    private final Arguments arguments;
    private final PrintStream out;
    private final PrintStream err;

    private RotoTool(Arguments arguments, PrintStream out, PrintStream err) {
        this.arguments = arguments;
        this.out = out;
        this.err = err;
    }

    /** @return the exit code */
    public static int run(List<String> words, OutputStream out, PrintStream err) {
        Arguments arguments =
                new Arguments(words.subList(1, words.size()), "", Set.of("dialect"), Set.of("json", "check"));
        PrintStream text = Text.on(out);
        try {
            return new RotoTool(arguments, text, err).tool(words.get(0));
        } finally {
            text.flush();
        }
    }

    private int tool(String name) {
        return switch (name) {
            case "check" -> check();
            case "test" -> test();
            case "run" -> call();
            case "print" -> print();
            case "fmt" -> format();
            case "doc" -> Documentation.write(BgpLibrary.standard(), arguments.words(), out);
            default -> throw Failure.usage("no such tool: roto " + name + "; ./weir roto help lists them");
        };
    }

    private @Nullable Dialect dialect() {
        String text = arguments.value("dialect");
        try {
            return text == null ? null : Dialect.parse(text);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(String.valueOf(e.getMessage()));
        }
    }

    private Path path() {
        Path path = Path.of(arguments.files().get(0));
        if (!Files.exists(path)) {
            throw Failure.usage("no such file: " + path);
        }
        return path;
    }

    private @Nullable Script compile() {
        Compilation made = new RotoCompiler(BgpLibrary.standard(), dialect()).compile(SourceTree.load(path()));
        made.diagnostics().forEach(this::tell);
        return made.script();
    }

    private void tell(Diagnostic diagnostic) {
        if (arguments.has("json")) {
            JsonWriter json = new JsonWriter();
            DiagnosticJson.write(json, diagnostic);
            out.println(json);
        } else {
            err.println(
                    Terminal.showsErrors() ? DiagnosticText.coloured(diagnostic) : DiagnosticText.plain(diagnostic));
        }
    }

    private int check() {
        if (compile() == null) {
            return WRONG;
        }
        if (!arguments.has("json")) {
            out.println("All ok!");
        }
        return 0;
    }

    private int test() {
        Script script = compile();
        if (script == null) {
            return WRONG;
        }
        List<Function> tests = script.tests();
        int number = 0;
        int passed = 0;
        for (Function test : tests) {
            number++;
            String verdict = verdict(script, test);
            passed += verdict.equals("ok") ? 1 : 0;
            out.printf(
                    "Test %" + Integer.toString(tests.size()).length() + "d / %d: %s... %s%n",
                    number,
                    tests.size(),
                    test,
                    verdict);
        }
        out.printf("Ran %d tests, %d succeeded, %d failed%n", number, passed, number - passed);
        return passed == number ? 0 : WRONG;
    }

    private static String verdict(Script script, Function test) {
        BgpThread thread = BgpContext.silent().thread(BUDGET);
        thread.begin(null, null);
        try {
            return script.passes(test, thread.call()) ? "ok" : "fail";
        } catch (RotoFailure e) {
            return "fail: " + e.reason() + " at " + e.place();
        }
    }

    private int call() {
        Script script = compile();
        if (script == null) {
            return WRONG;
        }
        String name = arguments.words().size() > 1 ? arguments.words().get(1) : "main";
        Function function = script.function(name);
        if (function == null || !function.parameters().isEmpty()) {
            throw Failure.usage("no function " + name + "() in the script");
        }
        BgpThread thread = BgpContext.silent().thread(BUDGET);
        thread.begin((topic, value) -> out.println(topic + " " + value), null);
        try {
            Object value = script.call(name, thread.call());
            if (!function.result().isA(Core.UNIT)) {
                out.println(value instanceof String text ? text : ValueText.of(value, function.result()));
            }
            return 0;
        } catch (RotoFailure e) {
            err.println("weir: " + e.getMessage() + " (" + e.reason() + ") at " + e.place());
            return WRONG;
        }
    }

    private Source source(Path file) {
        try {
            return new Source(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw Failure.usage("cannot read " + file + ": " + e.getMessage());
        }
    }

    private int print() {
        ParsedFile file = RotoCompiler.parse(source(path()), dialect());
        file.problems().forEach(this::tell);
        if (!file.problems().isEmpty()) {
            return WRONG;
        }
        out.print(Printer.print(file));
        return 0;
    }

    private int format() {
        int code = 0;
        for (String name : arguments.files()) {
            code = Math.max(code, format(Path.of(name)));
        }
        return code;
    }

    private int format(Path path) {
        Source source = source(path);
        ParsedFile file = RotoCompiler.parse(source, dialect());
        file.problems().forEach(this::tell);
        String laidOut = Formatter.format(source, file.dialect());
        if (!file.problems().isEmpty() || laidOut.equals(source.text())) {
            return file.problems().isEmpty() ? 0 : WRONG;
        }
        if (arguments.has("check")) {
            out.println(path);
            return WRONG;
        }
        try {
            Files.writeString(path, laidOut);
        } catch (IOException e) {
            throw new Failure(Failure.TROUBLE, "cannot write " + path + ": " + e.getMessage());
        }
        return 0;
    }
}
