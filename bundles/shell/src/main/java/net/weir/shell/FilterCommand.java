package net.weir.shell;

import java.util.List;
import java.util.Map;
import net.weir.admin.Operations;
import net.weir.admin.ReportInfo;
import net.weir.model.Printable;
import net.weir.model.Value;
import net.weir.shell.table.Cell;

/** A command about stages that run a script. */
abstract class FilterCommand extends WeirCommand {
    final Operations operations() {
        return faces().pipeline().operations();
    }

    /** Ids of all stages that run a script. */
    static List<String> filters(Operations operations) {
        return operations.reports().stream()
                .filter(report -> report.name().equals("verdicts"))
                .map(ReportInfo::stage)
                .toList();
    }

    /** The stage that is named, or the only one. */
    final String filter(int words) {
        List<String> all = filters(operations());
        if (arguments().size() > words) {
            String name = arguments().get(words);
            if (!all.contains(name)) {
                throw new IllegalArgumentException("No stage " + name + " runs a script; there are: " + all);
            }
            return name;
        }
        if (all.size() != 1) {
            throw new IllegalArgumentException(
                    all.isEmpty() ? "No stage runs a script." : "Which one? Scripts are run by: " + all);
        }
        return all.get(0);
    }

    final Value ask(String action, Map<String, String> parameters) {
        return operations().run(filter(0), action, parameters, "shell");
    }

    /** A part of what was told. */
    static Value part(Value value, String name) {
        return value instanceof Value.Fields fields
                ? fields.fields().getOrDefault(name, new Value.Nothing())
                : new Value.Nothing();
    }

    static List<Value> parts(Value value) {
        return value instanceof Value.Many many ? many.values() : List.of();
    }

    static Cell cell(Value row, String name) {
        return Values.cell(part(row, name));
    }

    /** Text as it is, line by line. */
    final void say(Value text) {
        if (text instanceof Value.Text words) {
            words.value().lines().forEach(line -> out().println(Printable.of(line.replace("\t", "    "))));
            out().flush();
        }
    }
}
