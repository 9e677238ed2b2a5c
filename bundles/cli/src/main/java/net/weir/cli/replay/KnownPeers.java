package net.weir.cli.replay;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import net.weir.codec.mrt.Bgp4mpView;
import net.weir.codec.mrt.MrtDamage;
import net.weir.codec.mrt.MrtDecoder;
import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.MrtType;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.RouteUpdate;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/** The first reading of archives: who the peers are, and what each will say. Confined to one thread. */
final class KnownPeers implements MrtDecoder.Output {
    private final MrtDecoder decoder = new MrtDecoder(new RouterKey("replay", null, null), this::up, null, this);
    private final Bgp4mpView messages = new Bgp4mpView();
    private final Map<Key, KnownPeer> peers = new LinkedHashMap<>();
    private final Map<IpAddress, Asn> first = new HashMap<>();
    private int ids;
    private boolean bgp;

    private record Key(IpAddress address, long asn) {
        // Written out: what Java makes of a record at the first call takes as long as its own start
        // (docs/perf/start.md).
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && address.equals(that.address) && asn == that.asn;
        }

        @Override
        public int hashCode() {
            return 31 * address.hashCode() + Long.hashCode(asn);
        }
    }

    void read(MrtRecord record) {
        bgp = record.type() != MrtType.TABLE_DUMP
                && record.type() != MrtType.TABLE_DUMP_V2
                && MrtType.isKnown(record.type(), record.subtype())
                && messages.read(record);
        decoder.decode(record);
    }

    void endOfFile() {
        decoder.endOfFile();
    }

    private Peer up(PeerKey key, Peer.Facts facts) {
        return new Peer(++ids, 1, key, facts);
    }

    /** The session that a peer is a view of. */
    KnownPeer of(Peer peer) {
        IpAddress address = peer.key().address();
        IpAddress shown = address == null ? IpAddress.ofV4(0) : address;
        Asn asn = new Asn(peer.key().distinguisher());
        boolean alone = first.computeIfAbsent(shown, any -> asn).equals(asn);
        KnownPeer known = peers.computeIfAbsent(new Key(shown, asn.number()), any -> new KnownPeer(shown, alone));
        known.facts(peer.facts());
        return known;
    }

    Collection<KnownPeer> all() {
        return peers.values();
    }

    @Override
    public void event(Event event) {
        Peer peer = event.peer();
        if (peer == null) {
            return;
        }
        KnownPeer known = of(peer);
        if (event instanceof RouteUpdate update) {
            learn(known, peer.view(), update.withdrawn());
            learn(known, peer.view(), update.announced());
            if (bgp) {
                known.learnMessage(messages.isFourOctetAs(), Asn.ofBits(messages.localAs()));
            }
        } else if (event instanceof EndOfRib end) {
            known.learn(end.family(), peer.view(), false);
        }
    }

    private static void learn(KnownPeer known, View view, @Nullable NlriBlock block) {
        if (block != null) {
            known.learn(block.family(), view, block.hasPathIds());
        }
    }

    @Override
    public void damage(MrtDamage damage) {
        // the second reading tells of it
    }
}
