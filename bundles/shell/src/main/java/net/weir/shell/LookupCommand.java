package net.weir.shell;

import java.util.List;
import net.weir.model.Prefix;
import net.weir.query.RouteQuery;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code rib:lookup}. */
@Service
@Command(
        scope = "rib",
        name = "lookup",
        description = "Shows the routes for a prefix or route key, or for the longest match of an address",
        detailedDescription =
                "--more and --less add the prefixes inside and around the one that is found by --exact or\n"
                        + "--longest. All formats end at the limit.\n\n"
                        + "Examples:\n  rib:lookup 192.0.2.0/24\n  rib:lookup 192.0.2.1\n"
                        + "  rib:lookup 2001:db8::/32 --more --peer 7 --limit 0 -o csv\n"
                        + "  rib:lookup 192.0.2.0/24 --more --as-path '^64496_' --community NO_EXPORT\n"
                        + "  rib:lookup 0:64496:1:192.0.2.0/24 --family 1/128")
public final class LookupCommand extends RouteListing {
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

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run() {
        if (exact && longest) {
            throw new IllegalArgumentException("--exact and --longest exclude each other");
        }
        checkLimit();
        String target = required("A prefix or an address");
        Prefix prefix = prefix(target);
        RouteQuery query = prefix == null ? RouteQuery.key(family(null), target) : query(target, prefix);
        list(having(query.family()), filter().on(query));
    }

    @Override
    String hint(RouteQuery query) {
        boolean exactly = query.prefix() != null && query.match() == RouteQuery.Match.EXACT;
        return exactly && !more && !less
                ? "--longest finds the longest prefix around it, --more those inside it."
                : super.hint(query);
    }

    private RouteQuery query(String target, Prefix prefix) {
        boolean address = target.indexOf('/') < 0;
        RouteQuery query = longest || address && !exact
                ? RouteQuery.longest(family(prefix), prefix)
                : RouteQuery.exact(family(prefix), prefix);
        query = more ? query.withMore() : query;
        return less ? query.withLess() : query;
    }
}
