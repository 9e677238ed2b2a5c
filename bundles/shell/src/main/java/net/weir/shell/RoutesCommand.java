package net.weir.shell;

import net.weir.model.Family;
import net.weir.query.RouteQuery;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code rib:routes}. */
@Service
@Command(
        scope = "rib",
        name = "routes",
        description = "Shows the routes of a family that pass all filters",
        detailedDescription = "Examples:\n  rib:routes --origin 64496\n"
                + "  rib:routes --family ipv6-unicast --as-path '_64500_(64496|64497)$' --limit 0 -o csv\n"
                + "  rib:routes --community 64496:1:* --view adj-rib-in-post\n"
                + "  rib:routes --family 25/70 --peer 7")
public final class RoutesCommand extends RouteListing {
    @Override
    void run() {
        checkLimit();
        Family wanted = family(null);
        list(having(wanted), filter().on(RouteQuery.all(wanted)));
    }
}
