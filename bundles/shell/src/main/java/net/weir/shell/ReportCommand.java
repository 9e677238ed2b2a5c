package net.weir.shell;

import java.util.List;
import net.weir.admin.ReportInfo;
import net.weir.admin.ReportTable;
import net.weir.api.operation.Report;
import net.weir.model.Value;
import net.weir.shell.completion.ReportCompleter;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weir:report}. */
@Service
@Command(
        scope = "weir",
        name = "report",
        description = "Shows a report of a stage, or lists the reports that there are",
        detailedDescription = "Examples:\n  weir:report\n  weir:report rib sizes\n  weir:report rib sizes -o csv")
public final class ReportCommand extends WeirCommand {
    private static final Columns<ReportInfo> REPORTS = new Columns<ReportInfo>()
            .show("stage", r -> Cell.text(r.stage()))
            .show("report", r -> Cell.text(r.name()))
            .show("shape", r -> Cell.text(r.shape().name().toLowerCase(java.util.Locale.ROOT)))
            .show(
                    "columns",
                    r -> Cell.list(r.columns().stream().map(Report.Column::key).toList()))
            .show("help", r -> Cell.text(r.help()));

    @Argument(name = "STAGE REPORT", description = "The report", multiValued = true)
    @Completion(ReportCompleter.class)
    List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    int mostArguments() {
        return 2;
    }

    @Override
    void run() {
        List<String> given = arguments();
        if (given.size() < 2) {
            print(
                    REPORTS,
                    faces().pipeline().operations().reports().stream()
                            .filter(r -> given.isEmpty() || r.stage().equals(given.get(0)))
                            .toList(),
                    "No stage here has reports.");
            return;
        }
        ReportTable table = faces().pipeline().operations().report(given.get(0), given.get(1));
        print(columns(table.info()), table.rows(), "No rows.");
        if (table.cut()) {
            remark("There are more rows than " + Report.MOST_ROWS + ".");
        }
    }

    private static Columns<List<Value>> columns(ReportInfo info) {
        Columns<List<Value>> columns = new Columns<>();
        for (int i = 0; i < info.columns().size(); i++) {
            int at = i;
            Report.Column column = info.columns().get(i);
            columns.show(column.key(), column.label(), row -> cell(column.form(), row.get(at)));
        }
        return columns;
    }

    private static Cell cell(Report.Form form, Value value) {
        if (value instanceof Value.Int number) {
            return switch (form) {
                case OCTETS -> Cell.size(number.value());
                case TIME -> Cell.time(number.value());
                case SPAN -> Cell.span(number.value());
                default -> Cell.count(number.value());
            };
        }
        return Values.cell(value);
    }
}
