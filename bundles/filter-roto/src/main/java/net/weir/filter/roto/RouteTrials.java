package net.weir.filter.roto;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.weir.api.Lease;
import net.weir.api.StageContext;
import net.weir.filter.roto.FilterOperations.Explained;
import net.weir.filter.roto.FilterOperations.Tried;
import net.weir.filter.roto.Trial.Outcome;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.Prefix;
import net.weir.model.Value;
import net.weir.query.RibQuery;
import net.weir.query.RibQuery.PrefixRoutes;
import net.weir.query.RibQuery.RouteCursor;
import net.weir.query.RouteQuery;
import net.weir.roto.bgp.Attributes;
import net.weir.roto.bgp.Made;
import net.weir.roto.bgp.Route;
import net.weir.roto.bgp.RouteEdits;

/** Shows what a script makes of routes that stand in a RIB, or of one that is only described. On a worker. */
final class RouteTrials {
    private final ScriptKeeper keeper;
    private final StageContext context;

    RouteTrials(ScriptKeeper keeper, StageContext context) {
        this.keeper = keeper;
        this.context = context;
    }

    static NlriBlock block(Prefix prefix) {
        return prefix.isV6() ? Ipv6Nlri.of(prefix) : Ipv4Nlri.of(prefix);
    }

    private Lease<RibQuery> rib(String id) {
        Lease<RibQuery> lease = context.find(id, RibQuery.class).lease();
        if (lease == null) {
            throw new IllegalArgumentException("there is no RIB " + id + "; rib=NAME takes another one");
        }
        return lease;
    }

    Value explain(Explained asked) throws ScriptException {
        Prefix prefix = Prefix.parse(asked.prefix());
        Trial trial = new Trial(keeper.traced(), keeper.options().budget());
        List<Value> told = new ArrayList<>();
        if (asked.path() != null) {
            Route made = described(asked, asked.path());
            told.add(explained(
                    trial,
                    prefix,
                    new RibQuery.Route(
                            Objects.requireNonNull(made.peer()),
                            false,
                            0,
                            made.attributes(),
                            RibQuery.Status.ACTIVE,
                            false,
                            0,
                            0)));
            return new Value.Many(told);
        }
        try (Lease<RibQuery> lease = rib(asked.rib());
                RouteCursor cursor = lease.service().query(RouteQuery.exact(RibLookups.family(prefix), prefix))) {
            PrefixRoutes found = cursor.next();
            for (RibQuery.Route route : found == null ? List.<RibQuery.Route>of() : found.routes()) {
                if (asked.peer() == 0 || asked.peer() == route.peer().id()) {
                    told.add(explained(trial, prefix, route));
                }
            }
        }
        if (told.isEmpty()) {
            throw new IllegalArgumentException(
                    "the RIB " + asked.rib() + " has no such route of " + prefix + "; path=ASNS describes one");
        }
        return new Value.Many(told);
    }

    private static Route described(Explained asked, String path) {
        Route route = Made.of(
                Prefix.parse(asked.prefix()),
                Made.peer(Asn.parse(asked.peerAsn()).bits(), IpAddress.parse("192.0.2.1")));
        RouteEdits.setAspath(route, path);
        for (String community : asked.communities().strip().split("[\\s,]+")) {
            if (!community.isEmpty()) {
                RouteEdits.addCommunity(route, Attributes.community(community));
            }
        }
        return route;
    }

    private static Value explained(Trial trial, Prefix prefix, RibQuery.Route route) {
        Outcome outcome = trial.judge(route.peer(), block(prefix), 0, route.attributes());
        return FilterOperations.fields(
                "prefix", new Value.Text(prefix.toString()),
                "peer", new Value.Int(route.peer().id()),
                "verdict", new Value.Text(outcome.verdict(route.attributes())),
                "decided", trial.place(trial.decided()),
                "passed", new Value.Many(trial.lines()));
    }

    /** Verdicts over a RIB, and how often each statement decided. */
    Value all(Tried asked) throws ScriptException {
        TrialTally tally =
                new TrialTally(new Trial(keeper.traced(), keeper.options().budget()), asked.rejected());
        try (Lease<RibQuery> lease = rib(asked.rib())) {
            for (Family family : List.of(Family.IPV4_UNICAST, Family.IPV6_UNICAST)) {
                if (lease.service().families().contains(family)) {
                    tally.walk(lease.service(), family);
                }
            }
        }
        return tally.value();
    }
}
