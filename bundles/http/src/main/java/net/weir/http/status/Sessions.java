package net.weir.http.status;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.weir.admin.Peers.FamilyStatus;
import net.weir.admin.Peers.PeerStatus;
import net.weir.admin.Peers.RouterStatus;
import net.weir.http.web.Answer;
import net.weir.http.web.Query;
import net.weir.http.web.Request;
import net.weir.http.web.Views;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.Router;
import net.weir.query.IngressIds;
import net.weir.query.RibQuery;
import net.weir.query.RibQuery.PeerSummary;
import net.weir.query.RouteFilter;
import net.weir.query.RouteFilter.Term;
import net.weir.text.JsonKey;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;
import net.weir.text.PeerJson;

/** {@code /api/v1/routers}, {@code /api/v1/peers} and {@code /api/v1/ribs}: who speaks, and what is kept of it. */
public final class Sessions {
    private static final JsonKey SINCE = JsonKey.of("since");

    private static final List<Term> PEER_TERMS =
            List.of(Term.INGRESS_ID, Term.PEER_ASN, Term.PEER_ADDRESS, Term.DISTINGUISHER, Term.VRF, Term.RIB_TYPE);
    private static final Set<String> PEER_FILTERS =
            PEER_TERMS.stream().map(term -> "filter[" + term.term() + "]").collect(Collectors.toUnmodifiableSet());

    private final Views views;

    public Sessions(Views views) {
        this.views = views;
    }

    public Answer routers(Request request) {
        request.query().allow(Set.of());
        List<RouterStatus> routers = views.peers().routers();
        return Answer.data(out -> {
            out.beginArray();
            routers.forEach(router -> router(out, router));
            out.endArray();
        });
    }

    private static void router(JsonWriter out, RouterStatus status) {
        Router router = status.router();
        out.beginObject();
        out.name("id").number(IngressIds.of(router.key()));
        out.name("key");
        PeerJson.write(out, router.key(), JsonStyle.FULL);
        out.name("address").address(router.address());
        out.name("port").number(router.port());
        out.name("sysName").string(router.sysName());
        out.name("sysDescr").string(router.sysDescr());
        out.name("strings").beginArray();
        router.strings().forEach(out::string);
        out.endArray();
        out.name("up").bool(status.up());
        out.name(SINCE).timestamp(status.sinceMicros());
        out.name("reason").string(status.reason());
        out.name("feed").number(status.feed());
        out.name("reconnects").number(status.reconnects());
        out.name("octets").number(status.octets());
        out.name("messages");
        Stages.counts(out, status.messages());
        out.name("lagMicros").number(status.lagMicros());
        out.endObject();
    }

    public Answer peers(Request request) {
        request.query().allow(PEER_FILTERS);
        Predicate<Peer> wanted = wanted(request.query());
        Map<Integer, List<Kept>> kept = kept();
        List<PeerStatus> peers = views.peers().peers().stream()
                .filter(status -> wanted.test(status.peer()))
                .toList();
        return Answer.data(out -> {
            out.beginArray();
            for (PeerStatus peer : peers) {
                peer(out, peer, kept.getOrDefault(peer.peer().id(), List.of()));
            }
            out.endArray();
        });
    }

    private static Predicate<Peer> wanted(Query query) {
        Predicate<Peer> all = peer -> true;
        for (Term term : PEER_TERMS) {
            RouteFilter filter = query.get("filter[" + term.term() + "]", text -> RouteFilter.of(term, text));
            all = filter == null ? all : all.and(filter.peers());
        }
        return all;
    }

    /** What one RIB keeps of one family of a peer. */
    private record Kept(String rib, PeerSummary summary) {}

    private Map<Integer, List<Kept>> kept() {
        Map<Integer, List<Kept>> kept = new HashMap<>();
        views.ribs().forEach((id, rib) -> {
            // a view counts nothing of its own
            for (PeerSummary summary : rib.base() == null ? rib.summary().peers() : List.<PeerSummary>of()) {
                kept.computeIfAbsent(summary.peer().id(), peer -> new ArrayList<>())
                        .add(new Kept(id, summary));
            }
        });
        return kept;
    }

    private static void peer(JsonWriter out, PeerStatus status, List<Kept> kept) {
        out.beginObject();
        out.name("id").number(status.peer().id());
        out.name("peer");
        PeerJson.write(out, status.peer(), JsonStyle.FULL);
        out.name("up").bool(status.up());
        out.name(SINCE).timestamp(status.sinceMicros());
        out.name("reason").string(status.reason());
        time(out.name("incompleteSince"), status.incompleteSinceMicros());
        time(out.name("lastMessage"), status.lastMessageMicros());
        count(out.name("reportedRoutes"), status.reportedRoutes());
        out.name("adminLabels").beginArray();
        status.adminLabels().forEach(out::string);
        out.endArray();
        out.name("families").beginArray();
        Set<Family> families = new TreeSet<>();
        status.families().forEach(family -> families.add(family.family()));
        kept.forEach(each -> families.add(each.summary.family()));
        families.forEach(family -> family(out, family, status, kept));
        out.endArray().endObject();
    }

    /** Null for what is not known. */
    private static void count(JsonWriter out, long count) {
        if (count < 0) {
            out.nothing();
        } else {
            out.number(count);
        }
    }

    private static void time(JsonWriter out, long micros) {
        if (micros == 0) {
            out.nothing();
        } else {
            out.timestamp(micros);
        }
    }

    private static void family(JsonWriter out, Family family, PeerStatus status, List<Kept> kept) {
        out.beginObject().name("family").plain(family.toString());
        for (FamilyStatus counts : status.families()) {
            if (counts.family().equals(family)) {
                out.name("announced").number(counts.announced());
                out.name("withdrawn").number(counts.withdrawn());
                out.name("treatedAsWithdraw").number(counts.treatedAsWithdraw());
                out.name("endOfRib").string(counts.endOfRib());
                time(out.name("lastMessage"), counts.lastMessageMicros());
                out.name("dirty").bool(counts.dirty());
                count(out.name("reportedRoutes"), counts.reportedRoutes());
            }
        }
        out.name("ribs").beginArray();
        for (Kept each : kept) {
            if (each.summary.family().equals(family)) {
                inRib(out, each);
            }
        }
        out.endArray().endObject();
    }

    private static void inRib(JsonWriter out, Kept kept) {
        PeerSummary summary = kept.summary;
        out.beginObject().name("rib").string(kept.rib);
        out.name("up").bool(summary.up());
        out.name("routes").number(summary.routes());
        out.name("staleRoutes").number(summary.staleRoutes());
        out.name("duplicates").number(summary.duplicates());
        out.name("absentWithdrawals").number(summary.absentWithdrawals());
        out.name("version").number(summary.version());
        out.name("endOfRib").bool(summary.endOfRib());
        out.name("dirty").bool(summary.dirty());
        time(out.name("incompleteSince"), summary.incompleteSinceMicros());
        out.endObject();
    }

    public Answer ribs(Request request) {
        request.query().allow(Set.of());
        return Answer.data(out -> {
            out.beginArray();
            views.ribs().forEach((id, rib) -> rib(out, id, rib));
            out.endArray();
        });
    }

    private static void rib(JsonWriter out, String id, RibQuery rib) {
        RibQuery.Summary summary = rib.summary();
        out.beginObject().name("id").string(id);
        out.name("families").beginArray();
        rib.families().forEach(family -> out.plain(family.toString()));
        out.endArray();
        count(out.name("prefixes"), summary.prefixes());
        count(out.name("routes"), summary.routes());
        count(out.name("attributeSets"), summary.attributeSets());
        count(out.name("octets"), summary.octets());
        if (rib.base() != null) {
            out.name("base").string(rib.base());
        }
        out.endObject();
    }
}
