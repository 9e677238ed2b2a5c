package net.weir.shell;

import java.util.List;
import net.weir.model.Prefix;
import net.weir.model.View;
import net.weir.query.BestPath;
import net.weir.query.RibQuery;
import net.weir.query.RouteFilter;
import net.weir.query.RouteQuery;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import net.weir.shell.table.Printer;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code rib:best}. */
@Service
@Command(
        scope = "rib",
        name = "best",
        description = "Shows which route a router with these routes would choose, and those after it",
        detailedDescription =
                "Without --view only what routers received takes part. What only the router knows, such as\n"
                        + "the cost to the next hop, does not count.\n\n"
                        + "Examples:\n  rib:best 192.0.2.1\n  rib:best 192.0.2.0/24 --paths 3 --view adj-rib-in-post\n"
                        + "  rib:best 2001:db8::/32 --more --peer-asn 64496")
public final class BestCommand extends RouteCommand {
    private static final Columns<Ranked> COLUMNS =
            new Columns<Ranked>().show("rank", r -> Cell.count(r.rank)).with(RouteRow.COLUMNS, r -> r.row);

    @Argument(name = "PREFIX|ADDRESS", description = "What is looked for", multiValued = true, required = true)
    List<String> words = List.of();

    @Option(name = "--paths", description = "How many routes of a prefix at most", valueToShowInHelp = "1")
    int paths = 1;

    @Option(name = "--always-compare-med", description = "MED counts between routes of different neighbours too")
    boolean alwaysCompareMed;

    @Option(name = "--more", description = "Also the prefixes inside it")
    boolean more;

    @Option(name = "--limit", description = "Ends after so many routes; 0: at the last one", valueToShowInHelp = "100")
    int limit = 100;

    private record Ranked(int rank, RouteRow row) {}

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run() {
        String target = required("A prefix or an address");
        Prefix prefix = prefix(target);
        RouteQuery query = prefix == null
                ? RouteQuery.key(family(null), target)
                : target.indexOf('/') < 0
                        ? RouteQuery.longest(family(prefix), prefix)
                        : RouteQuery.exact(family(prefix), prefix);
        RouteFilter filter = filter();
        if (view == null && peer == null) {
            filter = filter.and(new RouteFilter(
                    p -> p.view() == View.ADJ_RIB_IN_PRE || p.view() == View.ADJ_RIB_IN_POST, a -> true));
        }
        RouteQuery asked = filter.on(more ? query.withMore() : query).best(new BestPath(paths, alwaysCompareMed));
        Printer<Ranked> printer = printer(COLUMNS);
        boolean whole =
                having(asked.family()).stream().allMatch(r -> walk(r, asked, found -> print(printer, r, found)));
        printer.end();
        if (printer.rows() == 0) {
            remark("No route.");
        } else if (!whole) {
            remark("There are more; --limit 0 shows all.");
        }
    }

    private boolean print(Printer<Ranked> printer, RibQuery from, RibQuery.PrefixRoutes found) {
        int rank = 1;
        for (RibQuery.Route route : found.routes()) {
            if (limit > 0 && printer.rows() == limit) {
                return false;
            }
            printer.row(new Ranked(rank++, new RouteRow(from.id(), found, route)));
        }
        return true;
    }
}
