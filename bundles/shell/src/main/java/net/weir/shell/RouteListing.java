package net.weir.shell;

import java.util.List;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import net.weir.shell.table.Printer;
import org.apache.karaf.shell.api.action.Option;

/** Commands that show a route a line, up to a limit. */
abstract class RouteListing extends RouteCommand {
    @Option(name = "--limit", description = "Ends after so many routes; 0: at the last one", valueToShowInHelp = "100")
    int limit = 100;

    /** Prints what the RIBs answer. */
    final void list(List<RibQuery> ribs, RouteQuery query) {
        Printer<RouteRow> printer = printer(RouteRow.COLUMNS);
        boolean whole = ribs.stream().allMatch(r -> walk(r, query, found -> print(printer, r, found)));
        printer.end();
        if (printer.rows() == 0) {
            remark("No route.");
        } else if (!whole) {
            remark("There are more; --limit 0 shows all.");
        }
    }

    private boolean print(Printer<RouteRow> printer, RibQuery from, RibQuery.PrefixRoutes found) {
        for (RibQuery.Route route : found.routes()) {
            if (limit > 0 && printer.rows() == limit) {
                return false;
            }
            printer.row(new RouteRow(from.id(), found, route));
        }
        return true;
    }

    final void checkLimit() {
        if (limit < 0) {
            throw new IllegalArgumentException("--limit is at least 0, not " + limit);
        }
    }
}
