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
            remark("No route. " + next(ribs, query));
        } else if (!whole) {
            remark("There are more; --limit 0 shows all.");
        }
    }

    /** What to look at next where there is no route. */
    private String next(List<RibQuery> ribs, RouteQuery query) {
        List<RibQuery.PeerSummary> peers = ribs.stream()
                .filter(each -> each.base() == null) // a view counts nothing of its own
                .flatMap(each -> each.summary().peers().stream())
                .filter(each -> each.family().equals(query.family()))
                .toList();
        boolean counted = ribs.stream().anyMatch(each -> each.base() == null);
        if (counted && peers.stream().noneMatch(each -> each.routes() > 0)) {
            return "There is none of " + query.family() + " at all: weir:doctor says where routes get lost.";
        }
        long open = peers.stream().filter(each -> each.up() && !each.endOfRib()).count();
        String waiting = open == 0
                ? ""
                : " " + open + (open == 1 ? " peer has" : " peers have")
                        + " not sent the whole table yet: bmp:peers, column eor.";
        return (filtered() ? "Without the filters there may be one." : hint(query)) + waiting;
    }

    /** What else could be asked. */
    String hint(RouteQuery query) {
        return "rib:count says what there is.";
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
