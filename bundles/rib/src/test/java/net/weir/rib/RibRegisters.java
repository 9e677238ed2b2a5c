package net.weir.rib;

import java.util.List;
import java.util.TreeMap;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouterDown;
import net.weir.model.Bytes;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.model.RouteScope;
import net.weir.query.BestPath;
import net.weir.query.Grouping;
import net.weir.query.RibQuery;
import net.weir.query.RouteDiff;
import net.weir.query.RouteFilter;
import net.weir.query.RouteQuery;
import net.weir.query.Tally;
import org.jspecify.annotations.Nullable;

/** Registers that a RIB keeps. Each lane's are written as that of a pipeline is, everything else is for any thread. */
public final class RibRegisters extends RouteRegisters {
    private final ColumnRib rib = new ColumnRib(new RibOptions(Emit.CHANGES, null), new TestContext());
    private final Lane[] lanes = {new Lane(0), new Lane(1)};

    {
        rib.memory().attributes().packAlways(); // whatever can be packed is, at each reclaim
    }

    /** Confined to the thread of its group. */
    private final class Lane {
        final int number;
        final RibLane lane = new RibLane(rib, 1);
        Peer peer;

        @Nullable
        Listener listener;

        long sequence;

        Lane(int number) {
            this.number = number;
            this.peer = Samples.peer(id(number), 0);
        }

        void offer(Event event) {
            event.stamp(number + 1, ++sequence);
            lane.accept(event, made -> {
                if (listener != null) {
                    listener.live(number, made);
                }
            });
        }
    }

    public RibRegisters() {
        up(0);
        up(1);
    }

    @Override
    void announce(int lane, int prefix, int med) {
        Lane at = lanes[lane];
        at.offer(Samples.announce(
                at.peer, at.peer.epoch(), SETS[med], Samples.block(FAMILY, List.of(PREFIXES[prefix]))));
    }

    @Override
    void withdraw(int lane, int prefix) {
        Lane at = lanes[lane];
        at.offer(Samples.withdraw(at.peer, 1, Samples.block(FAMILY, List.of(PREFIXES[prefix]))));
    }

    @Override
    void up(int lane) {
        Lane at = lanes[lane];
        at.peer = Samples.peer(at.peer.id(), at.peer.epoch() + 1);
        at.offer(new PeerUp(at.peer, 0, 1, PeerUp.Session.UNKNOWN, false));
    }

    @Override
    void down(int lane) {
        Lane at = lanes[lane];
        at.offer(new PeerDown(at.peer, 0, 1, PeerDown.Reason.UNKNOWN, 0, Bytes.EMPTY));
    }

    @Override
    void hold(int lane) {
        Lane at = lanes[lane];
        at.offer(new RouterDown(1, Samples.router(id(lane) % 2), RouterDown.Cause.TCP_RESET, "", 60_000_000));
    }

    @Override
    void join(int lane) {
        Lane at = lanes[lane];
        Listener listener = new Listener();
        listener.join(lane, at.lane.snapshot(RouteScope.ALL));
        at.listener = listener;
    }

    @Override
    void tell(int lane) {
        if (lanes[lane].listener != null) {
            lanes[lane].listener.tell(lane);
        }
    }

    @Override
    void leave(int lane) {
        lanes[lane].listener = null;
    }

    @Override
    int heard(int lane, int prefix) {
        Listener listener = lanes[lane].listener;
        if (listener == null) {
            return NOBODY;
        }
        for (int i = 0; i < 100 && !listener.isTold(); i++) {
            listener.tell(lane);
        }
        Listener.Known known = listener.routes
                .getOrDefault(id(lane), new TreeMap<>())
                .get(Listener.key(0, new ModelRib.Key(ModelRib.Name.of(PREFIXES[prefix]), 0)));
        return !listener.isTold()
                ? -3
                : known == null ? NOTHING : (int) known.attributes().med();
    }

    @Override
    public void reclaim() {
        rib.reclaimer().reclaim(true);
    }

    @Override
    int look(Way way, int lane, int prefix) {
        Prefix asked = PREFIXES[prefix];
        RouteQuery all = of(lane);
        return switch (way) {
            case EXACT -> value(rib, RouteQuery.exact(FAMILY, asked).where(all.peers(), all.attributes()), asked);
            case LONGEST ->
                value(rib, RouteQuery.longest(FAMILY, host(prefix)).where(all.peers(), all.attributes()), asked);
            case LESS_SPECIFIC ->
                value(
                        rib,
                        RouteQuery.exact(FAMILY, host(prefix)).withLess().where(all.peers(), all.attributes()),
                        asked);
            case MORE_SPECIFIC ->
                value(
                        rib,
                        RouteQuery.exact(FAMILY, Prefix.masked(asked.address(), 20))
                                .withMore()
                                .where(all.peers(), all.attributes()),
                        asked);
            case WALK -> value(rib, all, asked);
            case PAGES ->
                RibChecks.paged(rib, all, 1).stream()
                        .filter(f -> asked.equals(f.prefix()))
                        .mapToInt(RibRegisters::value)
                        .findFirst()
                        .orElse(NOTHING);
            case BEST -> value(rib, all.best(new BestPath(1, false)), asked);
            case VIEW ->
                value(
                        new ViewRib("view", rib, new RouteFilter(all.peers(), all.attributes()), null),
                        RouteQuery.exact(FAMILY, asked),
                        asked);
            case DIFF -> diff(all, asked);
            case COUNT ->
                routes(CountChecks.counted(
                        rib, RouteQuery.exact(FAMILY, asked).where(all.peers(), all.attributes()), List.of()));
            case COUNT_BY_GROUP ->
                routes(
                        CountChecks.counted(rib, RouteQuery.all(FAMILY), List.of(Grouping.PEER, Grouping.LENGTH))
                                .stream()
                                .filter(g -> g.keys().equals(List.of((long) id(lane), (long) asked.length())))
                                .toList());
        };
    }

    private static int routes(List<Tally.Group> groups) {
        return groups.stream().mapToInt(g -> (int) g.routes()).sum();
    }

    private static int value(RibQuery rib, RouteQuery query, Prefix asked) {
        try (RibQuery.RouteCursor cursor = rib.query(query)) {
            for (RibQuery.PrefixRoutes at = cursor.next(); at != null; at = cursor.next()) {
                if (asked.equals(at.prefix())) {
                    return value(at);
                }
            }
        }
        return NOTHING;
    }

    private static int value(RibQuery.PrefixRoutes found) {
        RibQuery.Route route = found.routes().get(0);
        boolean stale = route.status() == RibQuery.Status.STALE;
        boolean own = stale
                ? route.receivedMicros() <= route.peer().epoch()
                : route.receivedMicros() == route.peer().epoch();
        if (!own) {
            throw new IllegalStateException("a route of another epoch: " + route);
        }
        return (int) route.attributes().med() + (stale ? STALE : 0);
    }

    /** What the peer has that nobody else is compared with. */
    private int diff(RouteQuery all, Prefix asked) {
        try (RouteDiff diff = new RouteDiff(
                rib.query(all),
                rib.query(RouteQuery.all(FAMILY).where(p -> false, a -> true)),
                PathAttributes::equals)) {
            while (!diff.done()) {
                RouteDiff.Difference next = diff.next();
                if (next != null && asked.equals(next.either().prefix())) {
                    return value(next.either());
                }
            }
        }
        return NOTHING;
    }
}
