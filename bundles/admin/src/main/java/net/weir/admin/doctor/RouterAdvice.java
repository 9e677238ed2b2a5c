package net.weir.admin.doctor;

import java.util.Collection;
import java.util.Locale;
import net.weir.admin.Peers.RouterStatus;

/** What to configure on a router that shows too little, by what it says it is in its sysDescr. */
final class RouterAdvice {
    private static final String FRR_ROUTES =
            "in FRR: `neighbor … soft-reconfiguration inbound` in each address family that is monitored before policy, and"
                    + " `no bgp ebgp-requires-policy` or a policy, as without one FRR rejects every route of an eBGP neighbour";
    private static final String GOBGP_ROUTES =
            "in GoBGP: route-monitoring-policy = \"all\" in [bmp-servers.config]; \"both\" shows nothing";
    private static final String BIRD_ROUTES =
            "in BIRD: `monitoring rib in pre_policy` and `import table on` in the channels";

    private RouterAdvice() {}

    /** For routers that tell of peers but of no route. */
    static String noRoutes(Collection<RouterStatus> routers) {
        return "check that the peers have routes, and " + by(routers, FRR_ROUTES, GOBGP_ROUTES, BIRD_ROUTES)
                + "; README.md has whole samples";
    }

    /** For routers that tell of no peer. */
    static String noPeers(Collection<RouterStatus> routers) {
        return "check that the router has BGP sessions that are up, and "
                + by(
                        routers,
                        "in FRR: `bmp monitor ipv4 unicast pre-policy` in `bmp targets`",
                        "in GoBGP: route-monitoring-policy in [bmp-servers.config]",
                        "in BIRD: `monitoring rib in pre_policy` in `protocol bmp`");
    }

    private static String by(Collection<RouterStatus> routers, String frr, String gobgp, String bird) {
        String all = routers.stream()
                .map(status -> String.valueOf(status.router().sysDescr()))
                .reduce("", String::concat)
                .toLowerCase(Locale.ROOT);
        if (all.contains("frr")) {
            return frr;
        }
        if (all.contains("gobgp")) {
            return gobgp;
        }
        return all.contains("bird") ? bird : frr + "; " + gobgp + "; " + bird;
    }
}
