package net.weir.rib;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.Gap;
import net.weir.event.Malformed;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.event.RouteUpdateBuilder;
import net.weir.event.RouterDown;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.model.Problem;
import net.weir.model.RouteScope;
import org.jspecify.annotations.Nullable;

/** Does the same to a RIB of two lanes and to a model, while listeners come and go. Confined to its test. */
final class RibDriver {
    static final int LANES = 2;
    static final int PEERS = 4;
    /** By the numbers that histories name families by: plain ones first. */
    static final List<Family> FAMILIES = Stream.concat(
                    Family.plainIp().stream(), Stream.of(OctetSamples.VPN, OctetSamples.EVPN, OctetSamples.FLOWSPEC))
            .toList();

    static final int PLAIN = 4;
    static final List<PathAttributes> SETS = Arrays.asList(
            Samples.med(0),
            Samples.path(1, 64496, 64500),
            Samples.path(2, 64497, 64500),
            Samples.path(3, 64496, 64497, 64501),
            Samples.path(1L << 31, 64501),
            Samples.set("400101 00 400214 0202 0000fbf0 0000fbf4 0102 0000fbf5 0000fbf6 400304 c0000201 800404 00000007"
                    + "400504 000000c8 c00808 fbf00064 ffffff01 c01010 0002fbf000000064 0102c00002010005"
                    + "c0200c 0000fbf000000001 00000002 c02304 0000fbf1"),
            Samples.set(
                    "400101 02 400206 0201 0000fbf5 c00804 fbf10064 800e24 00020120 20010db8000000000000000000000001"
                            + "fe800000000000000000000000000001 c01010 0202 0000fbf0 0064 4302fbf000000064"
                            + "c02018 0000fbf1 0000000100000002 ffffffff ffffffff 00000000 c02304 0000fbf0"),
            Samples.set("400101 01 400200 400304 c0000202 c01008 0202 0000fbf4 0005 c06302 0102"));
    private static final List<Prefix> V4 = Samples.prefixes(
            "0.0.0.0/0",
            "128.0.0.0/1",
            "10.0.0.0/8",
            "10.0.0.0/9",
            "10.128.0.0/9",
            "10.0.0.0/16",
            "10.0.1.0/24",
            "10.0.1.0/25",
            "10.0.1.128/25",
            "10.0.1.1/32",
            "10.0.1.2/31",
            "10.0.1.2/32",
            "10.0.1.3/32",
            "255.255.255.255/32",
            "255.255.255.254/31",
            "192.0.2.0/24",
            "0.0.0.0/32",
            "0.0.0.0/1");
    private static final List<Prefix> V6 = Samples.prefixes(
            "::/0",
            "::/128",
            "8000::/1",
            "2001:db8::/32",
            "2001:db8::/48",
            "2001:db8::/64",
            "2001:db8::/65",
            "2001:db8:0:0:8000::/65",
            "2001:db8::/127",
            "2001:db8::1/128",
            "2001:db8::2/127",
            "2001:db8::2/128",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128",
            "2001:db8:1::/48",
            "::/64",
            "::/63",
            "0:0:0:1::/64");
    static final int[] PATH_IDS = {0, 1, 7, Integer.MAX_VALUE, -1};

    final TestContext context = new TestContext();
    final ColumnRib rib = new ColumnRib(new RibOptions(Emit.CHANGES, null), context);
    final RibLane[] lanes = new RibLane[LANES];
    final ModelRib model = new ModelRib();
    final Listener first = new Listener();
    final List<Listener> listeners = new ArrayList<>();
    private final long[] sequences = new long[LANES];
    private final Map<Integer, Integer> epochs = new HashMap<>();

    RibDriver() {
        rib.memory().attributes().packAlways(); // whatever can be packed is, at each reclaim
        Arrays.setAll(lanes, lane -> new RibLane(rib, 3)); // so short that much happens while a snapshot is told
    }

    static List<Prefix> pool(int family) {
        return FAMILIES.get(family).afi() == 2 ? V6 : V4;
    }

    private long now() {
        return context.clock.addAndGet(1000);
    }

    private void offer(int lane, Event event) {
        event.stamp(lane + 1, ++sequences[lane]);
        lanes[lane].accept(event, made -> {
            first.live(lane, made);
            listeners.forEach(listener -> listener.live(lane, made));
        });
    }

    void run(Op op) {
        if (op instanceof Op.Up up) {
            up(up);
        } else if (op instanceof Op.Down down) {
            down(down);
        } else if (op instanceof Op.RouterDown down) {
            routerDown(down);
        } else if (op instanceof Op.EndOfRib end) {
            endOfRib(end);
        } else if (op instanceof Op.Update update) {
            update(update);
        } else if (op instanceof Op.Gap gap) {
            gap(gap);
        } else if (op instanceof Op.Malformed malformed) {
            malformed(malformed);
        } else if (op instanceof Op.Reclaim) {
            rib.reclaimer().reclaim(true);
        } else if (op instanceof Op.Join) {
            join();
        } else if (op instanceof Op.Tell tell && !listeners.isEmpty()) {
            listeners.get(tell.listener() % listeners.size()).tell(tell.lane() % LANES);
        } else if (op instanceof Op.Leave leave && !listeners.isEmpty()) {
            listeners.remove(leave.listener() % listeners.size());
        }
    }

    private void join() {
        Listener listener = new Listener();
        listener.up.addAll(first.up); // a feed tells again who is up before its RIB does
        for (int lane = 0; lane < LANES; lane++) {
            listener.join(lane, lanes[lane].snapshot(RouteScope.ALL));
        }
        listeners.add(listener);
    }

    private void up(Op.Up up) {
        int id = 1 + up.peer() % PEERS;
        int lane = up.lane() % LANES;
        int epoch = epochs.merge(id, 1, (old, one) -> up.newEpoch() ? old + 1 : old);
        ModelRib.ModelPeer known = model.peer(id);
        Peer peer = known != null && known.peer.epoch() == epoch ? known.peer : Samples.peer(id, epoch);
        boolean moves = known != null && known.lane != lane;
        PeerTable table = rib.tables().get(id);
        boolean untold = moves && table != null && !table.audience().isEmpty();
        setLenient(moves);
        long now = now();
        offer(lane, new PeerUp(peer, 0, now, PeerUp.Session.UNKNOWN, up.replayed()));
        if (untold) {
            known.clear(); // a snapshot on the old lane was called off, so what it would have told had to go
        }
        model.up(peer, lane, up.replayed(), now);
        setLenient(false);
    }

    private void setLenient(boolean lenient) {
        first.lenient = lenient;
        listeners.forEach(listener -> listener.lenient = lenient);
    }

    private void down(Op.Down down) {
        ModelRib.ModelPeer peer = model.peer(1 + down.peer() % PEERS);
        if (peer != null) {
            offer(peer.lane, new PeerDown(peer.peer, 0, now(), PeerDown.Reason.REMOTE_CLOSED, 4, Bytes.EMPTY));
            model.down(peer);
        }
    }

    private void routerDown(Op.RouterDown down) {
        int lane = down.lane() % LANES;
        var router = Samples.router(down.router() % 2);
        offer(lane, new RouterDown(now(), router, RouterDown.Cause.TCP_RESET, "", down.hold() ? 60_000_000 : 0));
        for (ModelRib.ModelPeer peer : model.peers.values()) {
            if (down.hold()
                    && peer.up
                    && peer.lane == lane
                    && peer.peer.key().router().equals(router.key())) {
                model.hold(peer);
            }
        }
    }

    private void endOfRib(Op.EndOfRib end) {
        ModelRib.ModelPeer peer = model.peer(1 + end.peer() % PEERS);
        if (peer != null) {
            int family = end.family() % FAMILIES.size();
            offer(peer.lane, new EndOfRib(peer.peer, 0, now(), FAMILIES.get(family), false));
            if (peer.up) {
                model.endOfRib(peer, family);
            }
        }
    }

    private void update(Op.Update op) {
        ModelRib.ModelPeer known = model.peer(1 + op.peer() % PEERS);
        Peer peer = known == null ? Samples.peer(1 + op.peer() % PEERS, 1) : known.peer;
        if (op.epochsBack() > 0) {
            peer = Samples.peer(peer.id(), peer.epoch() + (op.epochsBack() == 1 ? -1 : 1));
        }
        int family = op.family() % FAMILIES.size();
        NlriBlock in = block(family, op.addPath(), op.announced());
        NlriBlock out = block(family, op.addPath(), op.withdrawn());
        long now = now();
        RouteUpdate update = new RouteUpdateBuilder()
                .from(peer, op.observed() ? now - 5 : 0, now)
                .family(FAMILIES.get(family))
                .withdrawn(out)
                .announced(in, in == null ? null : SETS.get(op.attributes() % SETS.size()))
                .cause(op.cause())
                .build();
        offer(known == null ? 0 : known.lane, update);
        if (known != null && known.up && op.epochsBack() == 0) {
            model.update(known, family, update);
        }
    }

    private static @Nullable NlriBlock block(int family, boolean addPath, List<Integer> indexes) {
        if (indexes.isEmpty()) {
            return null;
        }
        if (family >= PLAIN) {
            return octets(FAMILIES.get(family), addPath, indexes);
        }
        List<Prefix> pool = pool(family);
        List<Prefix> prefixes =
                indexes.stream().map(i -> pool.get(i % pool.size())).toList();
        int[] ids = indexes.stream()
                .mapToInt(i -> PATH_IDS[i / pool.size() % PATH_IDS.length])
                .toArray();
        Family of = FAMILIES.get(family);
        return Samples.block(of, prefixes, addPath ? ids : null);
    }

    private static NlriBlock octets(Family family, boolean addPath, List<Integer> indexes) {
        List<Bytes> pool = OctetSamples.pool(family);
        List<Bytes> nlri = indexes.stream().map(i -> pool.get(i % pool.size())).toList();
        int[] ids = indexes.stream()
                .mapToInt(i -> PATH_IDS[i / pool.size() % PATH_IDS.length])
                .toArray();
        return OctetSamples.block(family, nlri, addPath ? ids : null);
    }

    private void gap(Op.Gap gap) {
        int lane = gap.lane() % LANES;
        List<Family> families = gap.family() < FAMILIES.size() ? List.of(FAMILIES.get(gap.family())) : List.of();
        offer(lane, new Gap(now(), gap.all() ? List.of() : List.of(lane + 1), families, 3, "test"));
        for (ModelRib.ModelPeer peer : model.peers.values()) {
            for (int family = 0; family < FAMILIES.size(); family++) {
                if ((gap.all() || peer.lane == lane) && (gap.family() >= FAMILIES.size() || gap.family() == family)) {
                    peer.families.get(family).incomplete(context.nowMicros(), peer.ups);
                }
            }
        }
    }

    private void malformed(Op.Malformed op) {
        ModelRib.ModelPeer peer = model.peer(1 + op.peer() % PEERS);
        if (peer != null) {
            Problem problem = new Problem("test", "RFC 4271", Problem.Action.FAMILY_SKIPPED, 0, Bytes.EMPTY);
            Family family = op.family() < FAMILIES.size() ? FAMILIES.get(op.family()) : null;
            offer(peer.lane, new Malformed(peer.peer, 0, now(), problem, family));
            for (int of = 0; of < FAMILIES.size(); of++) {
                if (op.family() >= FAMILIES.size() || op.family() == of) {
                    peer.families.get(of).dirty = true;
                    peer.families.get(of).dirtyUps = peer.ups;
                }
            }
        }
    }
}
