package net.weir.event.io;

import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/** Peers of one epoch by slot. */
final class PeerSlots extends Slots<Peer> {
    private static final int FILTERED = 1;
    private static final int LINK_LOCAL = 2;

    private final RouterKeySlots routers;

    PeerSlots(RouterKeySlots routers) {
        super(1 << 12);
        this.routers = routers;
    }

    @Override
    int hash(Peer value) {
        return value.id();
    }

    /** {@link Peer#equals} leaves the facts out. */
    @Override
    boolean same(Peer a, Peer b) {
        return a.equals(b) && a.facts().equals(b.facts());
    }

    @Override
    void define(OctetWriter out, Peer peer) {
        out.number(peer.id() & 0xffff_ffffL);
        out.number(peer.epoch() & 0xffff_ffffL);
        PeerKey key = peer.key();
        routers.write(out, key.router());
        out.number(key.type() & 0xffff_ffffL);
        out.i64(key.distinguisher());
        Addresses.write(out, key.address());
        out.u8(key.view().ordinal());
        Addresses.write(out, key.localAddress());
        Peer.Facts facts = peer.facts();
        out.i32(facts.asn().bits());
        Addresses.write(out, facts.bgpId());
        out.optionalText(facts.vrf());
        PeerKey.LinkLocal linkLocal = key.linkLocal();
        out.u8((facts.filtered() ? FILTERED : 0) | (linkLocal == null ? 0 : LINK_LOCAL));
        if (linkLocal != null) {
            out.i32(linkLocal.asn().bits());
            Addresses.write(out, linkLocal.bgpId());
        }
    }

    @Override
    Peer defined(OctetReader in) throws EventFormatException {
        int id = in.int32();
        int epoch = in.int32();
        RouterKey router = routers.require(in);
        int type = in.int32();
        long distinguisher = in.i64();
        @Nullable IpAddress address = Addresses.read(in);
        View view = in.oneOf(View.values());
        @Nullable IpAddress local = Addresses.read(in);
        Asn asn = Asn.ofBits(in.i32());
        IpAddress bgpId = Addresses.require(in);
        @Nullable String vrf = in.optionalText();
        int flags = in.u8();
        PeerKey.LinkLocal linkLocal = null;
        if ((flags & LINK_LOCAL) != 0) {
            linkLocal = new PeerKey.LinkLocal(local, Asn.ofBits(in.i32()), Addresses.require(in));
        } else if (local != null) { // as it was written before AS and BGP identifier belonged to the key
            linkLocal = new PeerKey.LinkLocal(local, asn, bgpId);
        }
        PeerKey key = new PeerKey(router, type, distinguisher, address, view, linkLocal);
        return new Peer(id, epoch, key, new Peer.Facts(asn, bgpId, vrf, (flags & FILTERED) != 0));
    }
}
