package net.weir.codec.mrt;

import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.MessageHeader;
import net.weir.codec.bgp.RouteCounter;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.event.BorrowedMessage;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.Malformed;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdateBuilder;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.Octets;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Problem;
import net.weir.model.RouterKey;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of the records of one stream of files: routes, peers that come and go, and damage. A peer comes up with its
 * first record or with its change to state 6, whichever is first, and goes down when it leaves that state; what stood of it
 * before it comes up again is flushed by a PeerDown. Confined to one thread.
 */
public final class MrtDecoder {
    private static final int ESTABLISHED = 6;

    private final Output out;
    private final @Nullable Counting counting;
    private final RouteCounter counter;
    private final MrtPeers registry;
    private final @Nullable LongSupplier clock;
    private final UpdateDecoder decoder;
    private final RouteUpdateBuilder update = new RouteUpdateBuilder();
    private final ArchivedPeers peers;
    private final Bgp4mpView messages = new Bgp4mpView();
    private final RibView ribs;
    private final TableDumpView dumps = new TableDumpView();
    private final PeerIndexTable.Reader tables = new PeerIndexTable.Reader();
    private final GeoPeerTable.Reader places = new GeoPeerTable.Reader();
    private final SessionParameters[] parameters = new SessionParameters[4];
    private @Nullable PeerIndexTable table;
    private ArchivedPeer[] indexed = {};
    private byte[] scratch = new byte[0];
    private long received;
    private long sequence;
    private long others;

    /** Who takes what comes out, within {@link #decode}. */
    public interface Output {
        void event(Event event);

        /** A record that was skipped; no event tells of it. */
        void damage(MrtDamage damage);
    }

    /** Who only counts routes; the other events come as ever. */
    public interface Counting extends Output {
        /** Instead of one RouteUpdate, where the record has no problem and makes no more than one. */
        void routes(Peer peer, int announced, int withdrawn);
    }

    /**
     * @param router what the peers are said to be peers of
     * @param clock for the time of receipt in microseconds; null: the records' own, never going back
     */
    public MrtDecoder(RouterKey router, MrtPeers registry, @Nullable LongSupplier clock, Output out) {
        this.out = out;
        counting = out instanceof Counting counts ? counts : null;
        this.registry = registry;
        this.clock = clock;
        FamilyRegistry families = FamilyRegistry.standard();
        decoder = new UpdateDecoder(new AttributeCache(), families);
        counter = new RouteCounter(families);
        peers = new ArchivedPeers(router, decoder);
        ribs = new RibView(families);
        Set<Family> all = Set.copyOf(families.families());
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = new SessionParameters((i & 1) != 0, (i & 2) != 0 ? all : Set.of(), true);
        }
    }

    /** Records that carry no routes and no change of state, or are of unknown kinds, so far. */
    public long others() {
        return others;
    }

    /** The time of receipt of the last record; 0 before the first. */
    public long receivedMicros() {
        return received;
    }

    /** Reads one record. */
    public void decode(MrtRecord record) {
        received = clock != null ? clock.getAsLong() : Math.max(received, record.timeMicros());
        sequence++;
        if (!MrtType.isKnown(record.type(), record.subtype())) {
            others++;
            return;
        }
        switch (record.type()) {
            case MrtType.TABLE_DUMP -> tableDump(record);
            case MrtType.TABLE_DUMP_V2 -> tableDumpV2(record);
            default -> bgp(record);
        }
    }

    /** The file is over: what a dump had is all there was, which is told by an EndOfRib of each peer and family. */
    public void endOfFile() {
        for (ArchivedPeer peer : peers.all()) {
            Peer up = peer.up;
            if (up != null) {
                peer.dumped.forEach(family -> out.event(new EndOfRib(up, 0, received, family, true)));
            }
            peer.dumpEnds();
        }
        table = null;
        indexed = new ArchivedPeer[0];
    }

    /** Withdraws all that is up, as the end of a stream does. */
    public void endOfStream() {
        for (ArchivedPeer peer : peers.all()) {
            Peer up = peer.up;
            if (up != null) {
                out.event(peer.goesDown(up, 0, received, 0));
            }
        }
    }

    private void damaged(BodyView view) {
        MrtDamage damage = view.damage();
        if (damage != null) {
            out.damage(damage);
        }
    }

    private void tableDumpV2(MrtRecord record) {
        switch (record.subtype()) {
            case MrtType.PEER_INDEX_TABLE -> {
                PeerIndexTable read = tables.read(record);
                damaged(tables);
                table = read;
                indexed = new ArchivedPeer[read == null ? 0 : read.peers().size()];
            }
            case MrtType.GEO_PEER_TABLE -> {
                places.read(record);
                damaged(places);
                others++;
            }
            default -> rib(record);
        }
    }

    private void rib(MrtRecord record) {
        if (!ribs.read(record)) {
            damaged(ribs);
            return;
        }
        if (table == null) {
            out.damage(MrtDamage.of(record, record.bodyOffset(), "no PEER_INDEX_TABLE was read before it"));
            return;
        }
        boolean strange = false;
        NlriBlock nlri = ribs.nlri();
        while (ribs.next()) {
            if (nlri == null) {
                out.damage(MrtDamage.of(record, ribs.nlriAt(), "the prefix is none of " + ribs.family()));
                return;
            }
            Peer peer = peerAt(ribs.peerIndex());
            if (peer != null) {
                NlriBlock announced = ribs.isAddPath() ? ribs.nlri() : nlri;
                entry(peer, ribs.originatedSeconds(), announced, ribs.attributesAt(), ribs.attributesLength(), true);
            } else if (!strange) {
                strange = true;
                String reason = "peer " + ribs.peerIndex() + " where the PEER_INDEX_TABLE has " + indexed.length;
                out.damage(MrtDamage.of(record, ribs.attributesAt(), reason));
            }
        }
        damaged(ribs);
    }

    private @Nullable Peer peerAt(int index) {
        PeerIndexTable now = table;
        if (now == null || index >= indexed.length) {
            return null;
        }
        ArchivedPeer peer = indexed[index];
        if (peer == null) {
            PeerIndexTable.Entry entry = now.peers().get(index);
            peer = peers.of(entry.address(), entry.asn().bits(), false, true);
            indexed[index] = peer;
            if (peer.up == null) {
                String view = now.view().isEmpty() ? null : now.view();
                up(peer, 0, new Peer.Facts(entry.asn(), entry.bgpId(), view, false), PeerUp.Session.UNKNOWN);
            }
        }
        peer.dumps(ribs.family());
        return peer.up;
    }

    private void tableDump(MrtRecord record) {
        if (!dumps.read(record)) {
            damaged(dumps);
            return;
        }
        ArchivedPeer peer = peers.of(dumps.peerAddress(), dumps.peerAs(), false, false);
        Peer up = upNow(peer, 0, PeerUp.Session.UNKNOWN);
        peer.dumps(dumps.family());
        entry(up, dumps.originatedSeconds(), dumps.nlri(), dumps.attributesAt(), dumps.attributesLength(), false);
    }

    private void entry(
            Peer peer, long originated, @Nullable NlriBlock announced, int at, int length, boolean fourOctetAs) {
        if (announced == null) {
            return;
        }
        byte[] octets = fourOctetAs ? ribs.octets : dumps.octets;
        Family family = announced.family();
        if (counting != null
                && counter.isSoundRibEntry(octets, at, length, fourOctetAs, ValidationProfile.MRT_RIB, family)) {
            counting.routes(peer, announced.count(), 0);
            return;
        }
        long observed = originated * 1_000_000;
        DecodedUpdate read = decoder.decodeRibEntry(octets, at, length, fourOctetAs, ValidationProfile.MRT_RIB, family);
        problems(peer, observed, read);
        PathAttributes attributes = read.ribAttributes();
        if (attributes != null) {
            out.event(update.from(peer, observed, received)
                    .announced(announced, attributes)
                    .message(sequence)
                    .build());
        }
    }

    private void problems(Peer peer, long observed, DecodedUpdate read) {
        List<Problem> problems = read.problems();
        for (int i = 0; i < problems.size(); i++) {
            out.event(new Malformed(peer, observed, received, problems.get(i), read.problemFamily(i)));
        }
    }

    private void bgp(MrtRecord record) {
        if (!messages.read(record)) {
            damaged(messages);
            return;
        }
        boolean local = messages.isLocal();
        ArchivedPeer peer = peers.of(messages.peerAddress(), messages.peerAs(), local, messages.isFourOctetAs());
        if (messages.isStateChange()) {
            state(peer, record.timeMicros());
            return;
        }
        byte[] octets = messages.octets;
        int at = messages.messageOffset();
        int length = messages.messageLength();
        if (record.type() == MrtType.BGP) {
            if (record.subtype() != MrtType.BGP_UPDATE) {
                others++;
                return;
            }
            octets = withHeader(octets, at, length);
            at = 0;
            length += MessageHeader.LENGTH;
        }
        int type = MessageHeader.type(octets, at);
        if (!MessageHeader.isKnown(type)) {
            out.damage(MrtDamage.of(record, at + MessageHeader.LENGTH - 1, "no BGP message has the type " + type));
        } else if (type == MessageHeader.UPDATE) {
            update(peer, record.timeMicros(), octets, at, length);
        } else {
            others++;
            peer.heard(octets, at, length, local);
        }
    }

    /** The old type leaves marker, length and message type out. */
    private byte[] withHeader(byte[] octets, int at, int length) {
        int whole = MessageHeader.LENGTH + length;
        if (scratch.length < whole) {
            scratch = new byte[Math.max(whole, 4096)];
        }
        Octets.put64(scratch, 0, -1);
        Octets.put64(scratch, 8, -1);
        Octets.put16(scratch, 16, whole);
        scratch[18] = MessageHeader.UPDATE;
        System.arraycopy(octets, at, scratch, MessageHeader.LENGTH, length);
        return scratch;
    }

    private void update(ArchivedPeer from, long observed, byte[] octets, int at, int length) {
        Peer peer = upNow(from, observed, PeerUp.Session.UNKNOWN);
        SessionParameters how = parameters[(messages.isFourOctetAs() ? 1 : 0) + (messages.isAddPath() ? 2 : 0)];
        if (counting != null
                && !from.decoder.assumes()
                && counter.read(octets, at, length, how, ValidationProfile.MRT_RIB)) {
            counting.routes(peer, counter.announced(), counter.withdrawn());
            return;
        }
        DecodedUpdate read = from.decoder.decode(octets, at, length, how, ValidationProfile.MRT_RIB);
        problems(peer, observed, read);
        Family endOfRib = read.endOfRib();
        if (endOfRib != null) {
            out.event(new EndOfRib(peer, observed, received, endOfRib, false));
        }
        for (int i = 0; i < read.parts(); i++) {
            out.event(read.event(i, peer, observed, received, sequence, new BorrowedMessage(octets, at, length)));
        }
    }

    private void state(ArchivedPeer peer, long observed) {
        Peer was = peer.up;
        boolean comes = messages.newState() == ESTABLISHED;
        if (comes && messages.oldState() == ESTABLISHED) {
            return;
        }
        if (was != null) {
            out.event(peer.goesDown(was, observed, received, messages.newState()));
        }
        if (comes) {
            IpAddress local = messages.localAddress();
            upNow(peer, observed, new PeerUp.Session(local, 0, 0, Bytes.EMPTY, Bytes.EMPTY, List.of(), List.of()));
        }
    }

    private Peer upNow(ArchivedPeer peer, long observed, PeerUp.Session session) {
        Peer up = peer.up;
        return up != null ? up : up(peer, observed, peer.facts, session);
    }

    private Peer up(ArchivedPeer peer, long observed, Peer.Facts facts, PeerUp.Session session) {
        peer.facts = facts;
        Peer fresh = registry.up(peer.key, facts);
        out.event(peer.comesUp(fresh, observed, received, session));
        return fresh;
    }
}
