package net.weir.roto;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.weir.roto.check.Checker;
import net.weir.roto.code.Generator;
import net.weir.roto.code.ScriptLoader;
import net.weir.roto.host.Library;
import net.weir.roto.run.Call;
import net.weir.roto.run.RotoFailure;
import net.weir.roto.syntax.ParsedFile;
import net.weir.roto.tree.Program;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;

/** Compiles packages against a library. Threads may share one. */
public final class RotoCompiler {
    private final Library library;
    private final @Nullable Dialect dialect;
    private final boolean traces;

    public RotoCompiler(Library library) {
        this(library, null);
    }

    /** @param dialect null to take what the first line says, or else what fits */
    public RotoCompiler(Library library, @Nullable Dialect dialect) {
        this(library, dialect, false);
    }

    private RotoCompiler(Library library, @Nullable Dialect dialect, boolean traces) {
        this.library = library;
        this.dialect = dialect;
        this.traces = traces;
    }

    /** One whose scripts tell each statement that they run to {@link Call#trace}, some nanoseconds slower. */
    public RotoCompiler tracing() {
        return new RotoCompiler(library, dialect, true);
    }

    /**
     * Reads one file alone.
     *
     * @param dialect null to take what the first line says, or else what fits
     */
    public static ParsedFile parse(Source source, @Nullable Dialect dialect) {
        return DialectChoice.parse(source, dialect, new LinkedHashSet<>());
    }

    /** Compiles all files of a package. */
    public Compilation compile(SourceTree tree) {
        Set<Diagnostic> problems = new LinkedHashSet<>(tree.problems());
        List<Checker.File> files = new ArrayList<>();
        for (SourceTree.Module module : tree.modules()) {
            ParsedFile file = DialectChoice.parse(module.source(), dialect, problems);
            problems.addAll(file.problems());
            files.add(new Checker.File(module.path(), file.items()));
        }
        if (!Checker.isClean(List.copyOf(problems))) {
            return new Compilation(List.copyOf(problems), null);
        }
        Program program = new Checker().check(files, library);
        problems.addAll(program.problems());
        Script script = Checker.isClean(List.copyOf(problems)) ? generate(program, files, problems) : null;
        return new Compilation(List.copyOf(problems), script);
    }

    private @Nullable Script generate(Program program, List<Checker.File> files, Set<Diagnostic> problems) {
        ScriptLoader loader = new ScriptLoader(RotoCompiler.class.getClassLoader());
        try {
            List<Span> statements = new ArrayList<>();
            Map<String, Class<?>> classes = new Generator(loader, library, traces ? statements : null).define(program);
            Script script = new Script(program, classes, loader, statements);
            script.initialise(Call.plain());
            return script;
        } catch (MethodTooLargeException | ClassTooLargeException e) {
            problems.add(Diagnostic.type(
                    files.get(0).items().get(0).span(),
                    "this is too long for one function or module: " + e.getMessage(),
                    "divide it"));
        } catch (RotoFailure e) {
            problems.add(Diagnostic.type(
                    files.get(0).items().get(0).span(),
                    "a constant cannot be evaluated: " + e.getMessage(),
                    e.place()));
        }
        return null;
    }
}
