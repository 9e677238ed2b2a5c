package net.weir.http.rib;

import java.util.IdentityHashMap;
import java.util.Map;
import net.weir.admin.Peers;
import net.weir.admin.Peers.PeerStatus;
import net.weir.admin.Peers.RouterStatus;
import net.weir.http.web.Views;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.Router;
import net.weir.query.IngressIds;
import net.weir.text.JsonKey;
import net.weir.text.JsonWriter;

/** Ingresses as Rotonda shows them. Made for one answer, confined to its thread: it remembers the peers it wrote. */
final class IngressJson {
    private static final int REMEMBERED = 4096;
    private static final JsonKey ID = JsonKey.of("id");
    private static final JsonKey UNIT_NAME = JsonKey.of("unit_name");
    private static final JsonKey TYPE = JsonKey.of("ingress_type");
    private static final JsonKey PARENT = JsonKey.of("parent_ingress");
    private static final JsonKey STATE = JsonKey.of("state");
    private static final JsonKey REMOTE_ADDR = JsonKey.of("remote_addr");
    private static final JsonKey REMOTE_ASN = JsonKey.of("remote_asn");
    private static final JsonKey RIB_TYPE = JsonKey.of("rib_type");
    private static final JsonKey PEER_RIB_TYPE = JsonKey.of("peer_rib_type");
    private static final JsonKey NAME = JsonKey.of("name");
    private static final JsonKey DESC = JsonKey.of("desc");
    private static final JsonKey PEER_TYPE = JsonKey.of("peer_type");
    private static final JsonKey DISTINGUISHER = JsonKey.of("distinguisher");
    private static final JsonKey ROUTES = JsonKey.of("routes");
    private static final JsonKey REPORTED_ROUTES = JsonKey.of("reported_routes");
    private static final JsonKey VRF_NAME = JsonKey.of("vrf_name");
    private static final String[] PEER_TYPES = {"GlobalInstance", "RdInstance", "LocalInstance", "LocalRibInstance"};

    private final Peers peers;
    private final Map<String, IngressType> types;
    private final Map<Peer, byte[]> written = new IdentityHashMap<>();

    IngressJson(Views views) {
        peers = views.peers();
        types = IngressType.bySource(views.pipeline());
    }

    IngressType type(Peer peer) {
        return IngressType.of(types, peer.key().router().source());
    }

    /** True if peers of this source come through a router that is an ingress of its own. */
    boolean hasParents(String source) {
        return IngressType.of(types, source) == IngressType.bgpViaBmp;
    }

    static String state(IngressType type, boolean up) {
        return type == IngressType.mrt ? "NonNetwork" : up ? "Connected" : "Disconnected";
    }

    /** The peer of a route, up or down as the registry has it. */
    void write(JsonWriter out, Peer peer) {
        byte[] known = written.get(peer);
        if (known == null) {
            PeerStatus status = peers.peer(peer.id());
            JsonWriter rendering = new JsonWriter();
            write(rendering, peer, status != null && status.up());
            known = rendering.toBytes();
            if (written.size() == REMEMBERED) {
                written.clear();
            }
            written.put(peer, known);
        }
        out.raw(known);
    }

    /**
     * A peer in its own right, with the router's count of its routes beside ours where they are known.
     *
     * @param routes -1 if no RIB holds the peer
     */
    void write(JsonWriter out, PeerStatus status, long routes) {
        out.beginObject();
        fields(out, status.peer(), status.up());
        if (routes >= 0) {
            out.name(ROUTES).number(routes);
        }
        if (status.reportedRoutes() >= 0) {
            out.name(REPORTED_ROUTES).number(status.reportedRoutes());
        }
        out.endObject();
    }

    private void write(JsonWriter out, Peer peer, boolean up) {
        out.beginObject();
        fields(out, peer, up);
        out.endObject();
    }

    private void fields(JsonWriter out, Peer peer, boolean up) {
        PeerKey key = peer.key();
        IngressType type = type(peer);
        out.name(ID).number(peer.id());
        out.name(UNIT_NAME).string(key.router().source());
        out.name(TYPE).plain(type.name());
        if (type == IngressType.bgpViaBmp) {
            out.name(PARENT).number(IngressIds.of(key.router()));
        }
        out.name(STATE).plain(state(type, up));
        if (key.address() != null) {
            out.name(REMOTE_ADDR).address(key.address());
        }
        out.name(REMOTE_ASN).number(peer.asn().number());
        out.name(RIB_TYPE).plain(ribType(peer));
        out.name(PEER_RIB_TYPE).plain(peer.view().ribType());
        if (type == IngressType.bgpViaBmp) {
            instance(out, key);
        }
        if (peer.facts().vrf() != null) {
            out.name(VRF_NAME).string(peer.facts().vrf());
        }
    }

    private static String ribType(Peer peer) {
        return switch (peer.view()) {
            case ADJ_RIB_IN_PRE, ADJ_RIB_IN_POST -> "AdjRibIn";
            case ADJ_RIB_OUT_PRE, ADJ_RIB_OUT_POST -> "AdjRibOut";
            case LOC_RIB -> "LocRib";
        };
    }

    private static void instance(JsonWriter out, PeerKey key) {
        if (key.type() >= 0 && key.type() < PEER_TYPES.length) {
            out.name(PEER_TYPE).plain(PEER_TYPES[key.type()]);
        }
        long distinguisher = key.isDistinguished() ? key.distinguisher() : 0;
        out.name(DISTINGUISHER).beginArray();
        for (int shift = 56; shift >= 0; shift -= 8) {
            out.number(distinguisher >>> shift & 0xff);
        }
        out.endArray();
    }

    void write(JsonWriter out, RouterStatus status) {
        Router router = status.router();
        out.beginObject();
        out.name(ID).number(IngressIds.of(router.key()));
        out.name(UNIT_NAME).string(router.key().source());
        out.name(TYPE).plain(IngressType.bmp.name());
        out.name(STATE).plain(state(IngressType.bmp, status.up()));
        out.name(REMOTE_ADDR).address(router.address());
        if (router.sysName() != null) {
            out.name(NAME).string(router.sysName());
        }
        if (router.sysDescr() != null) {
            out.name(DESC).string(router.sysDescr());
        }
        out.endObject();
    }
}
