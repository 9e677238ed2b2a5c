package net.weir.codec.mrt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.codec.bgp.AssumingDecoder;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/**
 * The peers of an archive, told apart by address, AS and direction. AS_TRANS in a 2-octet record may be any AS: it joins
 * the peer of that address if there is just one.
 */
final class ArchivedPeers {
    private static final int AS_TRANS = Asn.TRANS.bits();
    /** A power of two. */
    private static final int RECENT = 256;

    private final RouterKey router;
    private final UpdateDecoder decoder;
    private final Map<Key, ArchivedPeer> peers = new LinkedHashMap<>();
    private final Map<Key, List<ArchivedPeer>> byAddress = new HashMap<>();
    /** Who was looked up last, in places by address and AS: an archive has few peers, which take turns. */
    private final @Nullable Key[] recentKeys = new Key[RECENT];

    private final @Nullable ArchivedPeer[] recent = new ArchivedPeer[RECENT];

    private record Key(IpAddress address, int asn, boolean local) {
        // Written out: what Java makes of a record at the first call takes as long as its own start
        // (docs/perf/start.md).
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && is(that.address, that.asn, that.local);
        }

        boolean is(IpAddress otherAddress, int otherAsn, boolean otherLocal) {
            return asn == otherAsn && local == otherLocal && address.equals(otherAddress);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * address.hashCode() + asn) + Boolean.hashCode(local);
        }
    }

    ArchivedPeers(RouterKey router, UpdateDecoder decoder) {
        this.router = router;
        this.decoder = decoder;
    }

    Collection<ArchivedPeer> all() {
        return peers.values();
    }

    ArchivedPeer of(IpAddress address, int asn, boolean local, boolean fourOctetAs) {
        int place = ((int) (address.low() ^ address.high()) + asn) & RECENT - 1;
        Key known = recentKeys[place];
        ArchivedPeer found = recent[place];
        if (found == null || known == null || !known.is(address, asn, local)) {
            Key key = new Key(address, asn, local);
            found = find(key, fourOctetAs);
            recent[place] = found;
            recentKeys[place] = key;
        }
        return found;
    }

    private ArchivedPeer find(Key key, boolean fourOctetAs) {
        ArchivedPeer known = peers.get(key);
        if (known != null) {
            return known;
        }
        Key anyAs = new Key(key.address(), 0, key.local());
        List<ArchivedPeer> there = byAddress.get(anyAs);
        if (there == null) {
            there = new ArrayList<>(1);
            byAddress.put(anyAs, there);
        }
        if (!fourOctetAs && key.asn() == AS_TRANS && there.size() == 1) {
            return there.get(0);
        }
        View view = key.local() ? View.ADJ_RIB_OUT_POST : View.ADJ_RIB_IN_PRE;
        long asn = key.asn() & 0xffff_ffffL;
        PeerKey peerKey = new PeerKey(router, PeerKey.GLOBAL, asn, key.address(), view, null);
        ArchivedPeer fresh = new ArchivedPeer(peerKey, asn, new AssumingDecoder(decoder));
        peers.put(key, fresh);
        there.add(fresh);
        return fresh;
    }
}
