package net.weir.cli.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.weir.cli.mrt.Input;
import net.weir.cli.tool.Notes;
import net.weir.codec.bgp.MessageHeader;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.mrt.Bgp4mpView;
import net.weir.codec.mrt.MrtDamage;
import net.weir.codec.mrt.MrtDecoder;
import net.weir.codec.mrt.MrtRecord;
import net.weir.codec.mrt.MrtType;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.model.Bytes;
import net.weir.model.NlriBlock;
import net.weir.model.Octets;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/**
 * MRT records as one router's BMP session. UPDATEs go out octet for octet where the Peer Up's promise about path ids lets
 * them; routes of dumps are written anew. Confined to one thread.
 */
final class ArchiveReplay implements Input.Reader, MrtDecoder.Output {
    private final Target target;
    private final KnownPeers peers;
    private final Pacer pacer;
    private final Notes notes;
    private final Input input;
    private final MrtDecoder decoder = new MrtDecoder(new RouterKey("replay", null, null), this::up, null, this);
    private final Bgp4mpView messages = new Bgp4mpView();
    private final BmpEncoder encoder = new BmpEncoder();
    private final List<Event> pending = new ArrayList<>();
    private long now;
    private long leftOut;
    private int ids;

    ArchiveReplay(Target target, KnownPeers peers, Pacer pacer, Notes notes, Input input) {
        this.target = target;
        this.peers = peers;
        this.pacer = pacer;
        this.notes = notes;
        this.input = input;
    }

    private Peer up(PeerKey key, Peer.Facts facts) {
        return new Peer(++ids, 1, key, facts);
    }

    @Override
    public void record(MrtRecord record) {
        if (pacer.isOver()) {
            return;
        }
        now = record.timeMicros();
        pacer.await(now, target::flush);
        pending.clear();
        decoder.decode(record);
        byte[] update = update(record);
        boolean sent = update == null;
        for (Event event : pending) {
            Peer peer = event.peer();
            if (peer == null) {
                continue;
            }
            KnownPeer known = peers.of(peer);
            if (event instanceof PeerUp up) {
                comesUp(known, peer.view(), up);
            } else if (event instanceof PeerDown down) {
                goesDown(known, peer.view(), down);
            } else if (!sent) {
                sent = true;
                if (update != null && mayPass(known)) { // what is left are its parts, and what is wrong with it
                    monitor(known, peer.view(), messages.isFourOctetAs(), now, update);
                    return;
                }
                routes(known, peer, event);
            } else {
                routes(known, peer, event);
            }
        }
    }

    /** The octets of the UPDATE in a record, null if there is none. */
    private byte @Nullable [] update(MrtRecord record) {
        boolean dump = record.type() == MrtType.TABLE_DUMP || record.type() == MrtType.TABLE_DUMP_V2;
        if (dump
                || !MrtType.isKnown(record.type(), record.subtype())
                || !messages.read(record)
                || messages.isStateChange()) {
            return null;
        }
        byte[] octets = record.buffer();
        int at = messages.messageOffset();
        if (record.type() != MrtType.BGP) {
            boolean update = MessageHeader.type(octets, at) == MessageHeader.UPDATE;
            return update ? Arrays.copyOfRange(octets, at, at + messages.messageLength()) : null;
        }
        byte[] whole = new byte[MessageHeader.LENGTH + messages.messageLength()];
        Arrays.fill(whole, 0, 16, (byte) 0xff);
        Octets.put16(whole, 16, whole.length);
        whole[18] = MessageHeader.UPDATE;
        System.arraycopy(octets, at, whole, MessageHeader.LENGTH, messages.messageLength());
        return whole;
    }

    /** True if all parts have path ids just where the Peer Up says so, and nothing was assumed to read them. */
    private boolean mayPass(KnownPeer known) {
        for (Event event : pending) {
            if (event instanceof RouteUpdate update) {
                View view = update.routePeer().view();
                boolean fits =
                        isPromised(known, view, update.withdrawn()) && isPromised(known, view, update.announced());
                if (!fits || update.flags() != 0 && update.flags() != RouteUpdate.HOST_BITS_CLEARED) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isPromised(KnownPeer known, View view, @Nullable NlriBlock block) {
        return block == null || block.hasPathIds() == known.hasPathIds(block.family(), view);
    }

    private void comesUp(KnownPeer known, View view, PeerUp up) {
        if (known.up.isEmpty()) {
            target.send(known.peerUp(up.session(), up.observedMicros()));
        }
        known.up.add(view);
    }

    /** A Peer Down speaks of the session: of its views only the one that its peer sends can tell its end. */
    private void goesDown(KnownPeer known, View view, PeerDown down) {
        known.up.remove(view);
        if (view == View.ADJ_RIB_IN_PRE || known.up.isEmpty()) {
            known.up.clear();
            boolean told = down.notificationCode() >= 0;
            int reason = !told
                    ? BmpMessage.PeerDown.REMOTE_CLOSED
                    : down.reason() == PeerDown.Reason.LOCAL_NOTIFICATION
                            ? BmpMessage.PeerDown.LOCAL_NOTIFICATION
                            : BmpMessage.PeerDown.REMOTE_NOTIFICATION;
            target.send(known.peerDown(reason, told ? down.data() : Bytes.EMPTY, down.observedMicros()));
        }
    }

    private void routes(KnownPeer known, Peer peer, Event event) {
        long micros = event.observedMicros();
        if (event instanceof RouteUpdate update) {
            try {
                for (byte[] octets : known.encoder(peer.view())
                        .encode(update.withdrawn(), update.announced(), update.attributes())) {
                    monitor(known, peer.view(), true, micros, octets);
                }
            } catch (IllegalArgumentException e) { // no next hop, as collectors dump their own routes
                leftOut++;
                notes.tell(peer + ": routes left out: " + e.getMessage());
            }
        } else if (event instanceof EndOfRib end) {
            monitor(known, peer.view(), true, micros, known.encoder(peer.view()).endOfRib(end.family()));
        }
    }

    private void monitor(KnownPeer known, View view, boolean four, long micros, byte[] update) {
        if (known.up.isEmpty()) { // what the collector sent goes on though its peer has left
            target.send(known.peerUp(PeerUp.Session.UNKNOWN, now));
            known.up.add(view);
        }
        encoder.clear();
        encoder.routeMonitoring(known.header(view, four, micros), update, 0, update.length);
        target.send(encoder.array(), 0, encoder.length());
    }

    @Override
    public void event(Event event) {
        pending.add(event);
    }

    @Override
    public void endOfFile(String file) {
        pending.clear();
        decoder.endOfFile();
        for (Event event : pending) {
            Peer peer = event.peer();
            if (peer != null) {
                routes(peers.of(peer), peer, event);
            }
        }
    }

    /** Each session that is up goes down, because it is monitored no more. */
    void end() {
        for (KnownPeer known : peers.all()) {
            if (!known.up.isEmpty()) {
                known.up.clear();
                target.send(known.peerDown(BmpMessage.PeerDown.MONITORING_STOPPED, Bytes.EMPTY, now));
            }
        }
    }

    /** Events whose routes could not be sent. */
    long leftOut() {
        return leftOut;
    }

    @Override
    public void damage(MrtDamage damage) {
        input.damage(damage);
    }
}
