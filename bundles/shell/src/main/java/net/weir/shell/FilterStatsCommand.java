package net.weir.shell;

import java.util.ArrayList;
import java.util.List;
import net.weir.model.Value;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code filter:stats}. */
@Service
@Command(
        scope = "filter",
        name = "stats",
        description = "Shows how many routes a script accepted, changed and rejected, and its errors by reason",
        detailedDescription =
                "Of all scripts if none is named.\n\nExamples:\n  filter:stats\n  filter:stats import -o csv")
public final class FilterStatsCommand extends OneFilterCommand {
    private static final Columns<Row> COLUMNS = new Columns<Row>()
            .show("filter", r -> Cell.text(r.filter))
            .show("outcome", r -> Values.cell(r.values.get(0)))
            .show("routes", r -> Values.cell(r.values.get(1)));

    private record Row(String filter, List<Value> values) {}

    @Override
    void run() {
        List<Row> rows = new ArrayList<>();
        List<String> asked = arguments().isEmpty() ? filters(operations()) : List.of(filter(0));
        for (String filter : asked) {
            operations().report(filter, "verdicts").rows().forEach(values -> rows.add(new Row(filter, values)));
        }
        print(COLUMNS, rows, "No stage runs a script.");
    }
}
