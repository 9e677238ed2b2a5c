package net.weir.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.weir.admin.ConfigProblem;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** {@code weir:check}. */
@Service
@Command(
        scope = "weir",
        name = "check",
        description = "Says what is wrong with the running configuration, or with the files of a directory",
        detailedDescription = "Fails if a stage cannot run as it is written.\n\n"
                + "Examples:\n  weir:check\n  weir:check /srv/weir/next-etc")
public final class CheckCommand extends WeirCommand {
    private static final Columns<ConfigProblem> COLUMNS = new Columns<ConfigProblem>()
            .show("where", p -> Cell.text(p.where()))
            .show("severity", p -> Cell.text(p.fatal() ? "error" : "warning"))
            .show("text", "problem", p -> Cell.text(p.text()));

    @Argument(name = "DIR", description = "Directory of stage files; nothing in it is applied", multiValued = true)
    @Completion(FileCompleter.class)
    List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run() throws CommandFailure {
        List<ConfigProblem> problems = problems();
        print(COLUMNS, problems, "No problems.");
        long fatal = problems.stream().filter(ConfigProblem::fatal).count();
        if (fatal > 0) {
            throw new CommandFailure(fatal + (fatal == 1 ? " error" : " errors"));
        }
    }

    private List<ConfigProblem> problems() {
        String directory = argument();
        if (directory == null) {
            return faces().pipeline().problems();
        }
        Path path = Path.of(directory);
        if (!Files.isDirectory(path)) {
            throw new IllegalArgumentException("There is no directory " + path);
        }
        return faces().pipeline().check(path);
    }
}
