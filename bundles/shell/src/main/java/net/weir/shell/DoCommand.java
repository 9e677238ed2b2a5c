package net.weir.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.admin.ActionInfo;
import net.weir.api.options.OptionSpec;
import net.weir.model.Value;
import net.weir.shell.completion.ActionCompleter;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weir:do}. */
@Service
@Command(
        scope = "weir",
        name = "do",
        description = "Has a stage do one of its actions, or lists the actions that there are",
        detailedDescription = "Without an action it lists them, with what each takes.\n\n"
                + "Examples:\n  weir:do\n  weir:do archive pause\n  weir:do rib forget-peer peer=7")
public final class DoCommand extends WeirCommand {
    private static final Columns<ActionInfo> ACTIONS = new Columns<ActionInfo>()
            .show("stage", a -> Cell.text(a.stage()))
            .show("action", a -> Cell.text(a.name()))
            .show("changes", a -> Cell.flag(a.changes()))
            .show(
                    "parameters",
                    a -> Cell.list(a.parameters().stream().map(OptionSpec::key).toList()))
            .show("help", a -> Cell.text(a.help()));

    private static final Columns<OptionSpec> PARAMETERS = new Columns<OptionSpec>()
            .show("key", p -> Cell.text(p.key()))
            .show("default", p -> Cell.text(p.def()))
            .show("required", p -> Cell.flag(p.required()))
            .show("allowed", p -> Cell.text(p.allowed()))
            .show("help", p -> Cell.text(p.help()));

    @Argument(name = "STAGE ACTION [KEY=VALUE…]", description = "The action and its parameters", multiValued = true)
    @Completion(ActionCompleter.class)
    List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    int mostArguments() {
        return 100;
    }

    @Override
    void run() {
        List<String> given = arguments();
        if (given.size() < 2) {
            List<ActionInfo> all = faces().pipeline().operations().actions();
            print(
                    ACTIONS,
                    all.stream()
                            .filter(a -> given.isEmpty() || a.stage().equals(given.get(0)))
                            .toList(),
                    "No stage here has actions.");
            return;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String word : given.subList(2, given.size())) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                explain(given.get(0), given.get(1));
                throw new IllegalArgumentException("Not a parameter KEY=VALUE: " + word);
            }
            parameters.put(word.substring(0, equals), word.substring(equals + 1));
        }
        Value result = faces().pipeline().operations().run(given.get(0), given.get(1), parameters, "shell");
        printer(Values.columns(result)).single(result);
    }

    private void explain(String stage, String action) {
        print(PARAMETERS, faces().pipeline().operations().action(stage, action).parameters(), "It takes none.");
    }
}
