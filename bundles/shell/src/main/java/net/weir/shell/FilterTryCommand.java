package net.weir.shell;

import java.util.Map;
import net.weir.model.Value;
import net.weir.shell.completion.RibCompleter;
import net.weir.shell.table.Columns;
import net.weir.shell.table.Format;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code filter:try}. */
@Service
@Command(
        scope = "filter",
        name = "try",
        description = "Shows what a script makes of all routes of a RIB: verdicts, and how often each line decided",
        detailedDescription =
                "Nothing is changed, written or counted by it. -o json also has the verdicts and rejected routes, with the line that\n"
                        + "decided.\n\n"
                        + "Examples:\n  filter:try\n  filter:try import --rib edge --rejected 100 -o json")
public final class FilterTryCommand extends OneFilterCommand {
    private static final Columns<Value> LINES =
            new Columns<Value>().show("routes", v -> cell(v, "routes")).show("line", v -> cell(v, "line"));

    private static final Columns<Value> REJECTED = new Columns<Value>()
            .show("rejected", v -> cell(v, "prefix"))
            .show("peer", v -> cell(v, "peer"))
            .show("line", v -> cell(v, "decided"));

    @Option(name = "--rib", description = "The RIB whose routes are judged", valueToShowInHelp = "rib")
    @Completion(RibCompleter.class)
    String rib = "rib";

    @Option(name = "--rejected", description = "How many rejected routes are shown", valueToShowInHelp = "10")
    int rejected = 10;

    @Override
    void run() {
        Value told = ask("try", Map.of("rib", rib, "rejected", Integer.toString(rejected)));
        if (format() != Format.TABLE) {
            printer(Values.columns(told)).single(told);
            return;
        }
        Value verdicts = part(told, "verdicts");
        printer(Values.columns(verdicts)).single(verdicts);
        remark("");
        print(LINES, parts(part(told, "decided")), "The RIB has no routes.");
        if (!parts(part(told, "rejected")).isEmpty()) {
            remark("");
            print(REJECTED, parts(part(told, "rejected")), "");
        }
    }
}
