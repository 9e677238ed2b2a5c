package net.weir.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.weir.admin.ConfigProblem;
import net.weir.engine.config.ConfigFiles;
import net.weir.engine.config.StageConfig;
import net.weir.engine.plan.Checker;
import net.weir.model.Printable;

/** {@code ./weir check DIR}: checks stage files with the engine's own code and the stage types of the class path. */
public final class Check {
    private static final int CLEAN = 0;
    private static final int PROBLEMS = 1;
    private static final int USAGE = 2;

    private Check() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out, err));
    }

    /**
     * Prints a line for each problem.
     *
     * @return 0 without errors, 1 with some, 2 if the arguments make no sense
     */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length != 1 || !isDirectory(arguments[0])) {
            err.println("weir: check needs a directory of stage files, named weir.TYPE-ID.cfg");
            return USAGE;
        }
        ConfigFiles.Loaded loaded = ConfigFiles.load(Path.of(arguments[0]));
        Checker checker = StageTypes.find(Check.class.getClassLoader(), err, types(loaded));
        List<ConfigProblem> problems = checker.check(loaded);
        for (ConfigProblem problem : problems) {
            out.println(line(problem));
        }
        tellTypes(checker, loaded, err);
        if (loaded.stages().isEmpty() && loaded.problems().isEmpty()) {
            err.println("weir: no file there is named weir.TYPE-ID.cfg");
        }
        return problems.stream().anyMatch(ConfigProblem::fatal) ? PROBLEMS : CLEAN;
    }

    /** Reading the options of one type takes a few milliseconds of a short run. */
    private static Set<String> types(ConfigFiles.Loaded loaded) {
        Set<String> types = new HashSet<>();
        for (StageConfig stage : loaded.stages().values()) {
            types.add(stage.type());
        }
        return types;
    }

    private static boolean isDirectory(String text) {
        try {
            return Files.isDirectory(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String line(ConfigProblem problem) {
        return Printable.of(problem.where() + ": " + (problem.fatal() ? "" : "warning: ") + problem.text());
    }

    /** Whether a type is misspelt or its bundle is not there, only the reader can tell: show what is there. */
    private static void tellTypes(Checker checker, ConfigFiles.Loaded loaded, PrintStream err) {
        Set<String> known = checker.names();
        if (!known.containsAll(types(loaded))) {
            String list = known.isEmpty() ? "none" : String.join(", ", known);
            err.println("weir: stage types here: " + list
                    + ". Another one needs its bundle: in the distribution (./weir build) or in WEIR_HOME/plugins.");
        }
    }
}
