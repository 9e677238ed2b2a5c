package net.weir.shell;

import java.util.List;
import java.util.function.Predicate;
import net.weir.admin.RibQuery;
import net.weir.admin.RouteQuery;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.shell.completion.FamilyCompleter;
import net.weir.shell.completion.PeerCompleter;
import net.weir.shell.completion.RibCompleter;
import net.weir.shell.table.Printer;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** {@code rib:lookup}. */
@Service
@Command(
        scope = "rib",
        name = "lookup",
        description = "Shows the routes for a prefix, or for the longest match of an address",
        detailedDescription =
                "--more and --less add the prefixes inside and around the one that is found by --exact or\n"
                        + "--longest. All formats end at the limit.\n\n"
                        + "Examples:\n  rib:lookup 192.0.2.0/24\n  rib:lookup 192.0.2.1\n"
                        + "  rib:lookup 2001:db8::/32 --more --peer 7 --limit 0 -o csv")
public final class LookupCommand extends WeirCommand {
    @Argument(name = "PREFIX|ADDRESS", description = "What is looked for", multiValued = true, required = true)
    List<String> words = List.of();

    @Option(name = "--exact", description = "Only this prefix (the default for a prefix)")
    boolean exact;

    @Option(
            name = "--longest",
            description = "The longest prefix equal to it or around it (the default for an address)")
    boolean longest;

    @Option(name = "--more", description = "Also the prefixes inside it")
    boolean more;

    @Option(name = "--less", description = "Also the prefixes around it")
    boolean less;

    @Option(
            name = "--family",
            description = "Address family, such as ipv4-multicast; unicast if none is named",
            valueToShowInHelp = "")
    @Completion(FamilyCompleter.class)
    @Nullable
    String family;

    @Option(name = "--rib", description = "Looks only into this RIB", valueToShowInHelp = "")
    @Completion(RibCompleter.class)
    @Nullable
    String rib;

    @Option(name = "--peer", description = "Only routes of the peer with this id or address", valueToShowInHelp = "")
    @Completion(PeerCompleter.class)
    @Nullable
    String peer;

    @Option(name = "--limit", description = "Ends after so many routes; 0: at the last one", valueToShowInHelp = "100")
    int limit = 100;

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run() {
        if (exact && longest) {
            throw new IllegalArgumentException("--exact and --longest exclude each other");
        }
        if (limit < 0) {
            throw new IllegalArgumentException("--limit is at least 0, not " + limit);
        }
        List<RibQuery> ribs = Selection.ribs(rib, faces().ribs());
        RouteQuery query = query();
        List<RibQuery> having =
                ribs.stream().filter(r -> r.families().contains(query.family())).toList();
        if (having.isEmpty()) {
            throw new IllegalArgumentException("No RIB here keeps " + query.family());
        }
        Printer<RouteRow> printer = printer(RouteRow.COLUMNS);
        boolean whole = having.stream().allMatch(r -> walk(r, query, printer));
        printer.end();
        if (printer.rows() == 0) {
            remark("No route.");
        } else if (!whole) {
            remark("There are more; --limit 0 shows all.");
        }
    }

    private RouteQuery query() {
        String target = required("A prefix or an address");
        Prefix prefix = Prefix.parse(target);
        Family wanted =
                family != null ? Family.parse(family) : prefix.isV6() ? Family.IPV6_UNICAST : Family.IPV4_UNICAST;
        boolean address = target.indexOf('/') < 0;
        RouteQuery query =
                longest || address && !exact ? RouteQuery.longest(wanted, prefix) : RouteQuery.exact(wanted, prefix);
        query = more ? query.withMore() : query;
        query = less ? query.withLess() : query;
        Predicate<Peer> peers = peer == null ? p -> true : Selection.peers(peer, faces().peers());
        return query.where(peers, attributes -> true);
    }

    /** Prints one RIB's routes; false if the limit ended it. */
    private boolean walk(RibQuery from, RouteQuery query, Printer<RouteRow> printer) {
        try (RibQuery.RouteCursor cursor = from.query(query)) {
            for (RibQuery.PrefixRoutes found = cursor.next(); found != null; found = cursor.next()) {
                for (RibQuery.Route route : found.routes()) {
                    if (limit > 0 && printer.rows() == limit) {
                        return false;
                    }
                    printer.row(new RouteRow(from.id(), found, route));
                }
                if (readerGone() || Thread.currentThread().isInterrupted()) {
                    return false; // the reader left, or pressed Ctrl-C
                }
            }
            return true;
        }
    }
}
