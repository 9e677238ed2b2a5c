package net.weir.text;

import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;

/** Peers and router keys as JSON. */
public final class PeerJson {
    private static final JsonKey ID = JsonKey.of("id");
    private static final JsonKey EPOCH = JsonKey.of("epoch");
    private static final JsonKey ROUTER = JsonKey.of("router");
    private static final JsonKey SOURCE = JsonKey.of("source");
    private static final JsonKey ADDRESS = JsonKey.of("address");
    private static final JsonKey NAME = JsonKey.of("name");
    private static final JsonKey TYPE = JsonKey.of("type");
    private static final JsonKey DISTINGUISHER = JsonKey.of("distinguisher");
    private static final JsonKey LOCAL_ADDRESS = JsonKey.of("localAddress");
    private static final JsonKey ASN = JsonKey.of("asn");
    private static final JsonKey BGP_ID = JsonKey.of("bgpId");
    private static final JsonKey VIEW = JsonKey.of("view");
    private static final JsonKey RIB_TYPE = JsonKey.of("ribType");
    private static final JsonKey VRF = JsonKey.of("vrf");
    private static final JsonKey FILTERED = JsonKey.of("filtered");

    private PeerJson() {}

    /**
     * One object. In both styles {@code distinguisher}, {@code localAddress}, {@code vrf} and {@code filtered} are there
     * only where they say something; a VRF without a name is {@code ""}, the global table has none.
     */
    public static void write(JsonWriter out, Peer peer, JsonStyle style) {
        PeerKey key = peer.key();
        out.beginObject();
        out.name(ID).number(peer.id());
        out.name(EPOCH).number(peer.epoch());
        out.name(ROUTER);
        write(out, key.router(), style);
        out.name(TYPE).number(key.type());
        if (key.isDistinguished()) {
            out.name(DISTINGUISHER).openString();
            distinguisher(out.buffer(), key);
            out.closeString();
        }
        new Members(out, style).address(ADDRESS, key.address());
        if (key.localAddress() != null) {
            out.name(LOCAL_ADDRESS).address(key.localAddress());
        }
        out.name(ASN).number(peer.asn().number());
        out.name(BGP_ID).address(peer.facts().bgpId());
        out.name(VIEW).plain(peer.view().toString());
        out.name(RIB_TYPE).plain(peer.view().ribType());
        if (peer.facts().vrf() != null) {
            out.name(VRF).string(peer.facts().vrf());
        }
        if (peer.facts().filtered()) {
            out.name(FILTERED).bool(true);
        }
        out.endObject();
    }

    /** {@code {"source":"edge1","address":"192.0.2.1","name":"r1"}}. */
    public static void write(JsonWriter out, RouterKey router, JsonStyle style) {
        out.beginObject();
        out.name(SOURCE).string(router.source());
        new Members(out, style).address(ADDRESS, router.address()).text(NAME, router.name());
        out.endObject();
    }

    /** As {@link PeerKey#distinguisherText} has it. */
    static void distinguisher(TextBuffer out, PeerKey key) {
        if (key.type() == PeerKey.LOCAL) {
            out.hex(key.distinguisher(), 16, false);
        } else {
            out.distinguisher(key.distinguisher());
        }
    }
}
