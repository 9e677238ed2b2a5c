package net.weir.rib;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.event.RouteUpdateBuilder;
import net.weir.event.RouterDown;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.model.RouteScope;

/**
 * One lane under random load, with listeners that come and go. Confined to its thread.
 *
 * <p>Every route bears witness: its set and its times name the peer, the epoch and the update, and the update's number
 * says which prefixes it may have announced. So a reader sees from a single route whether its parts belong together.
 */
final class StressLane {
    static final int GROUPS = 8;
    /** Peer ids from here on are those of anchors: they stay up, and one path of each of their prefixes stays. */
    static final int ANCHORS = 100;

    /** The path id that stays. */
    static final int STAYS = 5;

    static final int ANCHORED = 8;
    private static final int PREFIXES = 4000;
    private static final TreeMap<String, Listener.Known> NOTHING = new TreeMap<>();

    final Listener first = new Listener();
    private final int number;
    private final RibLane lane;
    private final Random random;
    private final Peer anchor;
    private final Peer[] peers;
    private final boolean[] up;
    private final List<Listener> listeners = new ArrayList<>();
    private long sequence;
    private long updates;
    long told;

    StressLane(ColumnRib rib, int number, int peersEach, long seed) {
        this.number = number;
        this.lane = new RibLane(rib, 64);
        this.random = new Random(seed + number);
        this.anchor = Samples.peer(ANCHORS + number, 1);
        this.peers = new Peer[peersEach];
        this.up = new boolean[peersEach];
        for (int i = 0; i < peersEach; i++) {
            peers[i] = Samples.peer(number * peersEach + i + 1, 0);
        }
    }

    /** Announces the routes that never go. */
    void begin() {
        offer(new PeerUp(anchor, 0, 1, PeerUp.Session.UNKNOWN, false));
        for (int i = 0; i < ANCHORED * GROUPS; i++) {
            anchor(i / GROUPS, STAYS); // of every group in turn
        }
    }

    private void anchor(int index, int path) {
        long update = 1L << 32 | ++updates;
        offer(new RouteUpdateBuilder()
                .from(anchor, update + anchor.id(), update)
                .family(Family.IPV6_UNICAST)
                .announced(anchored(update, index, path), witness(anchor, update))
                .build());
    }

    /** The prefix depends on the update's group, so each anchor stands on one prefix of every group. */
    private static NlriBlock anchored(long update, int index, int path) {
        Prefix prefix = prefix(Family.IPV6_UNICAST, (1000 + index) * GROUPS + (int) (update % GROUPS));
        return Samples.block(Family.IPV6_UNICAST, List.of(prefix), new int[] {path});
    }

    /** The route that stays is renewed; paths beside it come and go. */
    private void stepAnchor() {
        int index = random.nextInt(ANCHORED);
        anchor(index, STAYS);
        anchor(index, 1 + random.nextInt(2) * 8);
        NlriBlock out = anchored(random.nextInt(GROUPS), index, 1 + random.nextInt(2) * 8);
        offer(Samples.withdraw(anchor, (1L << 32) + updates, out));
    }

    /** What the route of an update says of it. */
    static PathAttributes witness(Peer peer, long update) {
        return Samples.med((long) peer.id() << 24 | update & 0xff_ffff);
    }

    /** The group of a prefix: an update announces one group. */
    static int group(Prefix prefix) {
        return (int)
                        (prefix.isV6()
                                ? prefix.address().high() & 0xffff
                                : prefix.address().low() >> 8)
                % GROUPS;
    }

    private static Prefix prefix(Family family, int index) {
        return family.afi() == 2
                ? new Prefix(IpAddress.ofV6(0x2001_0db8_0000_0000L | index, 0), 64 + (index & 1) * 64)
                : new Prefix(IpAddress.ofV4(0x0A000000 + (index << 8)), 24 + (index & 1) * 8);
    }

    private void offer(Event event) {
        event.stamp(number + 1, ++sequence);
        lane.accept(event, made -> {
            first.live(number, made);
            listeners.forEach(listener -> listener.live(number, made));
        });
    }

    void step() {
        if (random.nextInt(4) == 0) {
            stepAnchor();
        }
        int which = random.nextInt(peers.length);
        int dice = random.nextInt(400);
        if (!up[which]) {
            peers[which] = Samples.peer(peers[which].id(), peers[which].epoch() + 1);
            offer(new PeerUp(peers[which], 0, 1, PeerUp.Session.UNKNOWN, false));
            up[which] = true;
        } else if (dice == 0) {
            offer(new PeerDown(peers[which], 0, 1, PeerDown.Reason.UNKNOWN, 0, Bytes.EMPTY));
            up[which] = false;
        } else if (dice == 1) {
            hold();
        } else if (dice < 6) {
            offer(new EndOfRib(peers[which], 0, 1, family(), false));
        } else if (dice == 6) {
            Listener listener = new Listener();
            listener.join(number, lane.snapshot(RouteScope.ALL));
            listeners.add(listener);
        } else if (dice < 60) {
            listeners.forEach(listener -> listener.tell(number));
        } else {
            offer(update(peers[which]));
        }
        if (listeners.size() > 4) {
            check(listeners.remove(random.nextInt(listeners.size())));
        }
    }

    private void hold() {
        var router = Samples.router(random.nextInt(2));
        offer(new RouterDown(1, router, RouterDown.Cause.TCP_RESET, "", 60_000_000));
        for (int i = 0; i < peers.length; i++) {
            up[i] &= !peers[i].key().router().equals(router.key());
        }
    }

    private Family family() {
        return random.nextBoolean() ? Family.IPV4_UNICAST : Family.IPV6_UNICAST;
    }

    private RouteUpdate update(Peer peer) {
        long update = (long) peer.epoch() << 32 | ++updates;
        Family family = family();
        NlriBlock in = random.nextInt(5) == 0 ? null : block(family, (int) (update % GROUPS));
        NlriBlock out = in == null || random.nextBoolean() ? block(family, random.nextInt(GROUPS)) : null;
        PathAttributes attributes = in == null ? null : witness(peer, update);
        return new RouteUpdateBuilder()
                .from(peer, update + peer.id(), update)
                .family(family)
                .withdrawn(out)
                .announced(in, attributes)
                .build();
    }

    private NlriBlock block(Family family, int group) {
        List<Prefix> prefixes = new ArrayList<>();
        int[] paths = new int[1 + random.nextInt(12)];
        int base = random.nextInt(4) * 64; // few prefixes are hot, so that ids come and go
        for (int i = 0; i < paths.length; i++) {
            int index = random.nextInt(3) == 0 ? random.nextInt(PREFIXES / GROUPS) : base + random.nextInt(8);
            prefixes.add(prefix(family, index * GROUPS + group));
            paths[i] = random.nextInt(3);
        }
        return Samples.block(family, prefixes, family.afi() == 2 ? paths : null);
    }

    /** A listener that leaves knows what he who was there from the start knows. */
    private void check(Listener listener) {
        while (!listener.isTold()) {
            listener.tell(number);
        }
        for (Peer peer : peers) {
            if (!listener.routes
                    .getOrDefault(peer.id(), NOTHING)
                    .equals(first.routes.getOrDefault(peer.id(), NOTHING))) {
                throw new AssertionError("a listener that came late knows other routes of " + peer);
            }
        }
        told++;
    }

    /** Checks those who still listen. */
    void finish() {
        while (!listeners.isEmpty()) {
            check(listeners.remove(0));
        }
    }

    /** Takes all peers down. */
    void down() {
        offer(new PeerDown(anchor, 0, 1, PeerDown.Reason.UNKNOWN, 0, Bytes.EMPTY));
        for (Peer peer : peers) {
            if (peer.epoch() > 0) {
                offer(new PeerDown(peer, 0, 1, PeerDown.Reason.UNKNOWN, 0, Bytes.EMPTY));
            }
        }
    }
}
