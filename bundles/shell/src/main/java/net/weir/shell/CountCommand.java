package net.weir.shell;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.weir.model.Prefix;
import net.weir.query.Grouping;
import net.weir.query.RouteQuery;
import net.weir.query.Tally;
import net.weir.shell.completion.GroupingCompleter;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** {@code rib:count}. */
@Service
@Command(
        scope = "rib",
        name = "count",
        description = "Counts the routes that pass all filters, of a family or inside a prefix",
        detailedDescription = "--by groups: originAsn, peer, length, or several with commas between.\n\n"
                + "Examples:\n  rib:count --as-path _64500_\n  rib:count --by originAsn --top 10\n"
                + "  rib:count 192.0.2.0/24 --by peer,length -o csv")
public final class CountCommand extends RouteCommand {
    @Argument(name = "PREFIX", description = "Counts what is inside it, itself included", multiValued = true)
    List<String> words = List.of();

    @Option(name = "--by", description = "Counts by originAsn, peer, length", valueToShowInHelp = "")
    @Completion(GroupingCompleter.class)
    @Nullable
    String by;

    @Option(name = "--top", description = "Only so many groups, those with most routes first", valueToShowInHelp = "")
    int top;

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run() {
        if (top < 0) {
            throw new IllegalArgumentException("--top is at least 1, not " + top);
        }
        List<Grouping> groupings = by == null ? List.of() : Grouping.parse(by);
        String target = argument();
        Prefix prefix = target == null ? null : prefix(target);
        RouteQuery query = target == null
                ? RouteQuery.all(family(null))
                : prefix == null
                        ? RouteQuery.key(family(null), target)
                        : RouteQuery.exact(family(prefix), prefix).withMore();
        try (Tally tally = only(query.family()).count(filter().on(query), groupings)) {
            while (tally.advance()) {
                if (interrupted()) {
                    return;
                }
            }
            Stream<Tally.Group> groups = tally.groups().stream();
            if (top > 0) {
                groups = groups.sorted(
                                Comparator.comparingLong(Tally.Group::routes).reversed())
                        .limit(top);
            }
            print(columns(groupings), groups.toList(), "No route.");
        }
    }

    private static Columns<Tally.Group> columns(List<Grouping> by) {
        Columns<Tally.Group> columns = new Columns<>();
        for (int i = 0; i < by.size(); i++) {
            int at = i;
            columns.show(by.get(i).term(), g -> cell(by.get(at), g.keys().get(at)));
        }
        return columns.show("routes", g -> Cell.count(g.routes())).show("prefixes", g -> Cell.count(g.prefixes()));
    }

    private static Cell cell(Grouping grouping, long key) {
        return grouping == Grouping.ORIGIN_ASN || key < 0 ? Cell.text(grouping.show(key)) : Cell.count(key);
    }
}
