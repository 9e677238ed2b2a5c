package net.weir.http.rib;

import java.util.Map;
import java.util.SortedMap;
import net.weir.admin.StageStatus;
import net.weir.http.web.HttpProblem;
import net.weir.http.web.Request;
import net.weir.http.web.Views;
import net.weir.model.Family;
import net.weir.model.Prefix;
import net.weir.query.RibQuery;
import org.jspecify.annotations.Nullable;

/** Which family, prefix and RIB a request is about. */
final class RibChoice {
    private final Views views;

    RibChoice(Views views) {
        this.views = views;
    }

    /** The family in the path; its name without dashes, or {@code AFI-SAFI} in numbers, for a slash would part the path. */
    static Family family(Request request) {
        String text = request.variable("family");
        try {
            return Family.parse(text.matches("[0-9]+-[0-9]+") ? text.replace('-', '/') : text);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.notFound(e.getMessage()
                    + "; known: ipv4unicast, ipv6unicast, ipv4multicast, ipv6multicast, or AFI-SAFI such as 1-128");
        }
    }

    /** The prefix in the path. */
    static Prefix prefix(Request request, Family family) {
        Prefix prefix;
        try {
            prefix = Prefix.parse(request.variable("address") + "/" + request.variable("length"));
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
        }
        if (!family.isPlainIp()) {
            throw HttpProblem.badRequest("routes of " + family + " have no order of prefixes: ask with nlri=KEY");
        }
        if (prefix.isV6() != (family.afi() == 2)) {
            throw HttpProblem.badRequest(prefix + " is not of " + family);
        }
        return prefix;
    }

    /** The RIB of this id, or the first one downstream of the sources; it keeps the family. */
    RibQuery rib(@Nullable String id, String parameter, Family family) {
        RibQuery rib = rib(id == null ? first() : id, parameter);
        if (!rib.families().contains(family)) {
            throw HttpProblem.notFound("the RIB " + rib.id() + " does not keep " + family);
        }
        return rib;
    }

    private RibQuery rib(String id, String parameter) {
        RibQuery rib = running().get(id);
        if (rib == null) {
            throw HttpProblem.badRequest(parameter + ": no RIB has the id " + id + "; known: "
                    + String.join(", ", running().keySet()));
        }
        return rib;
    }

    /** The RIB whose id is in the path. */
    RibQuery named(Request request) {
        RibQuery rib = running().get(request.variable("rib"));
        if (rib == null) {
            throw HttpProblem.notFound("no RIB has the id " + request.variable("rib") + "; known: "
                    + String.join(", ", running().keySet()));
        }
        return rib;
    }

    private SortedMap<String, RibQuery> running() {
        SortedMap<String, RibQuery> ribs = views.ribs();
        if (ribs.isEmpty()) {
            throw new HttpProblem(503, "no RIB is running");
        }
        return ribs;
    }

    private String first() {
        SortedMap<String, RibQuery> ribs = running();
        for (StageStatus stage : views.pipeline().stages()) {
            RibQuery rib = ribs.get(stage.id());
            if (rib != null && rib.base() == null) {
                return stage.id();
            }
        }
        return ribs.entrySet().stream()
                .filter(entry -> entry.getValue().base() == null)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(ribs.firstKey());
    }
}
