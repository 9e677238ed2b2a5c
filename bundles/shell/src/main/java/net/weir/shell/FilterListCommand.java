package net.weir.shell;

import java.util.ArrayList;
import java.util.List;
import net.weir.model.Value;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code filter:list}. */
@Service
@Command(
        scope = "filter",
        name = "list",
        description = "Lists the stages that run a script: which, since when, and what is wrong with a later one",
        detailedDescription = "Examples:\n  filter:list\n  filter:list -o json")
public final class FilterListCommand extends OneFilterCommand {
    private static final Columns<Row> COLUMNS = new Columns<Row>()
            .show("filter", r -> Cell.text(r.filter))
            .show("file", r -> Values.cell(r.values.get(0)))
            .show("entry", r -> Values.cell(r.values.get(1)))
            .show("since", r -> r.values.get(2) instanceof Value.Int at ? Cell.time(at.value()) : Cell.text(null))
            .show("reloads", r -> Values.cell(r.values.get(3)))
            .detail("byAttributes", r -> Values.cell(r.values.get(4)))
            .show("tests", r -> Values.cell(r.values.get(5)))
            .show("trouble", r -> Values.cell(r.values.get(6)));

    private record Row(String filter, List<Value> values) {}

    @Override
    void run() {
        List<Row> rows = new ArrayList<>();
        for (String filter : filters(operations())) {
            operations().report(filter, "script").rows().forEach(values -> rows.add(new Row(filter, values)));
        }
        print(COLUMNS, rows, "No stage runs a script.");
    }
}
