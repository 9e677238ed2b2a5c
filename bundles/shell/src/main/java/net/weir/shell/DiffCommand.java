package net.weir.shell;

import java.util.List;
import java.util.function.BiPredicate;
import net.weir.model.Family;
import net.weir.model.PathAttributes;
import net.weir.model.View;
import net.weir.query.RibQuery;
import net.weir.query.RouteDiff;
import net.weir.query.RouteDiff.Difference;
import net.weir.query.RouteFilter;
import net.weir.query.RouteFilter.Term;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import net.weir.shell.table.Printer;
import net.weir.text.AttributeSelection;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** {@code rib:diff}. */
@Service
@Command(
        scope = "rib",
        name = "diff",
        description = "Shows what two peers, views or RIBs do not have in common",
        detailedDescription =
                "LEFT and RIGHT are ids or addresses of peers, views, or ids of RIBs. Filters apply to both.\n"
                        + "A prefix is shown where only one side has routes for it, or the routes differ.\n\n"
                        + "Examples:\n  rib:diff 7 8 --compare 2,8\n  rib:diff inPre inPost --peer-asn 64496\n"
                        + "  rib:diff rib archive --family ipv6-unicast -o csv")
public final class DiffCommand extends RouteCommand {
    private static final Columns<Row> COLUMNS = new Columns<Row>()
            .show("kind", r -> Cell.text(r.kind))
            .show("side", r -> Cell.text(r.side))
            .with(RouteRow.COLUMNS, r -> r.row);

    @Argument(name = "LEFT RIGHT", description = "What is compared", multiValued = true, required = true)
    List<String> words = List.of();

    @Option(
            name = "--compare",
            description = "Only these attributes count, by type code with commas between",
            valueToShowInHelp = "")
    @Nullable
    String compare;

    @Option(
            name = "--limit",
            description = "Ends after so many prefixes; 0: at the last one",
            valueToShowInHelp = "100")
    int limit = 100;

    private record Row(RouteDiff.Kind kind, String side, RouteRow row) {}

    private record Side(RibQuery rib, RouteFilter filter) {}

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
        List<String> sides = arguments();
        if (sides.size() != 2) {
            throw new IllegalArgumentException(
                    "There have to be two sides, not " + sides.size() + "; --help shows examples");
        }
        if (limit < 0) {
            throw new IllegalArgumentException("--limit is at least 0, not " + limit);
        }
        Family wanted = family(null);
        RouteFilter both = filter();
        Side left = side(sides.get(0), wanted);
        Side right = side(sides.get(1), wanted);
        Printer<Row> printer = printer(COLUMNS);
        try (RouteDiff diff = new RouteDiff(
                left.rib.query(RouteDiff.side(wanted, both.and(left.filter), null)),
                right.rib.query(RouteDiff.side(wanted, both.and(right.filter), null)),
                same())) {
            boolean whole = run(diff, printer, left, right);
            printer.end();
            if (printer.rows() == 0) {
                remark("No difference.");
            } else if (!whole) {
                remark("There are more; --limit 0 shows all.");
            }
        }
    }

    /** False if the limit or the reader ended it. */
    private boolean run(RouteDiff diff, Printer<Row> printer, Side left, Side right) {
        int given = 0;
        while (!diff.done()) {
            if (limit > 0 && given == limit || interrupted()) {
                return false;
            }
            Difference next = diff.next();
            if (next != null) {
                print(printer, next.kind(), "left", left, next.left());
                print(printer, next.kind(), "right", right, next.right());
                given++;
            }
        }
        return true;
    }

    private static void print(
            Printer<Row> printer, RouteDiff.Kind kind, String name, Side side, RibQuery.@Nullable PrefixRoutes found) {
        if (found != null) {
            for (RibQuery.Route route : found.routes()) {
                printer.row(new Row(kind, name, new RouteRow(side.rib.id(), found, route)));
            }
        }
    }

    private Side side(String text, Family wanted) {
        View byView = View.parse(text);
        if (byView != null) {
            return new Side(only(wanted), RouteFilter.of(Term.RIB_TYPE, byView.ribType()));
        }
        if (text.matches("[0-9]{1,9}") || text.matches("[0-9.]+") || text.indexOf(':') >= 0) {
            return new Side(only(wanted), new RouteFilter(Selection.peers(text, faces().peers()), a -> true));
        }
        RibQuery named = Selection.ribs(text, faces().ribs()).get(0);
        if (!named.families().contains(wanted)) {
            throw new IllegalArgumentException("The RIB " + text + " does not keep " + wanted);
        }
        return new Side(named, RouteFilter.ALL);
    }

    private BiPredicate<PathAttributes, PathAttributes> same() {
        if (compare == null) {
            return PathAttributes::equals;
        }
        AttributeSelection types = AttributeSelection.parse(compare);
        return (a, b) -> RouteDiff.equal(a, b, types::has);
    }
}
