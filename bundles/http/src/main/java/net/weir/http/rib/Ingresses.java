package net.weir.http.rib;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.weir.admin.Peers.PeerStatus;
import net.weir.admin.Peers.RouterStatus;
import net.weir.http.web.Answer;
import net.weir.http.web.HttpProblem;
import net.weir.http.web.Query;
import net.weir.http.web.Request;
import net.weir.http.web.Views;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.View;
import net.weir.query.IngressIds;
import net.weir.query.RibQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/ingresses}: routers and peers as one list. */
public final class Ingresses {
    private static final Set<String> STATES = Set.of("Connected", "Disconnected", "NonNetwork");
    private static final Set<String> KNOWN =
            Set.of("filter[type]", "filter[state]", "filter[ribType]", "filter[peerAddress]", "filter[peerAsn]");

    private final Views views;

    public Ingresses(Views views) {
        this.views = views;
    }

    /** What is asked for; null: whatever. */
    private record Filter(
            @Nullable IngressType type,
            @Nullable String state,
            @Nullable View view,
            @Nullable IpAddress address,
            @Nullable Asn asn) {

        static Filter of(Query query) {
            query.allow(KNOWN);
            return new Filter(
                    query.get("filter[type]", IngressType::parse),
                    query.get("filter[state]", Filter::state),
                    query.get("filter[ribType]", Ingresses::view),
                    query.get("filter[peerAddress]", IpAddress::parse),
                    query.get("filter[peerAsn]", Asn::parse));
        }

        private static String state(String text) {
            if (!STATES.contains(text)) {
                throw new IllegalArgumentException("not one of Connected, Disconnected, NonNetwork: " + text);
            }
            return text;
        }

        private boolean passes(IngressType itsType, boolean up) {
            return (type == null || type == itsType) && (state == null || state.equals(IngressJson.state(itsType, up)));
        }

        boolean passes(IngressJson json, PeerStatus status) {
            return passes(json.type(status.peer()), status.up())
                    && (view == null || view == status.peer().view())
                    && (address == null || address.equals(status.peer().key().address()))
                    && (asn == null || asn.equals(status.peer().asn()));
        }

        /** Nobody's peer: a router passes no filter about peers. */
        boolean passes(IngressJson json, RouterStatus status) {
            return view == null
                    && address == null
                    && asn == null
                    && json.hasParents(status.router().key().source())
                    && passes(IngressType.bmp, status.up());
        }
    }

    public Answer list(Request request) {
        Filter filter = Filter.of(request.query());
        IngressJson json = new IngressJson(views);
        Map<Integer, Long> routes = routes();
        return Answer.data(out -> {
            out.beginArray();
            for (RouterStatus router : views.peers().routers()) {
                if (filter.passes(json, router)) {
                    json.write(out, router);
                }
            }
            for (PeerStatus peer : views.peers().peers()) {
                if (filter.passes(json, peer)) {
                    json.write(out, peer, routes.getOrDefault(peer.peer().id(), -1L));
                }
            }
            out.endArray();
        });
    }

    /** Routes of each peer in the first RIB that holds it. */
    private Map<Integer, Long> routes() {
        Map<Integer, Long> routes = new HashMap<>();
        for (RibQuery rib : views.ribs().values()) {
            if (rib.base() != null) {
                continue; // a view counts nothing of its own
            }
            Map<Integer, Long> here = new HashMap<>();
            for (RibQuery.PeerSummary family : rib.summary().peers()) {
                here.merge(family.peer().id(), family.routes(), Long::sum);
            }
            here.forEach(routes::putIfAbsent);
        }
        return routes;
    }

    public Answer one(Request request) {
        request.query().allow(Set.of());
        String text = request.variable("id");
        long id = id(text);
        IngressJson json = new IngressJson(views);
        if (IngressIds.isRouter(id)) {
            for (RouterStatus router : views.peers().routers()) {
                if (IngressIds.of(router.router().key()) == id
                        && json.hasParents(router.router().key().source())) {
                    return Answer.data(out -> json.write(out, router));
                }
            }
        } else {
            PeerStatus peer = id > Integer.MAX_VALUE ? null : views.peers().peer((int) id);
            if (peer != null) {
                long routes = routes().getOrDefault(peer.peer().id(), -1L);
                return Answer.data(out -> json.write(out, peer, routes));
            }
        }
        throw HttpProblem.notFound("no ingress has the id " + text);
    }

    private static long id(String text) {
        try {
            return IngressIds.parse(text);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static View view(String text) {
        for (View view : View.values()) {
            if (view.ribType().equals(text)) {
                return view;
            }
        }
        throw new IllegalArgumentException("not one of inPre, inPost, loc, outPre, outPost: " + text);
    }
}
