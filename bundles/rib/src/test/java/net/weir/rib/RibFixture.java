package net.weir.rib;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.PeerDown;
import net.weir.event.PeerRoutesGone;
import net.weir.event.PeerUp;
import net.weir.event.RouteChange;
import net.weir.event.RouterDown;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;

/** A RIB with one lane, fed by hand; what leaves it is kept. Confined to its test. */
final class RibFixture {
    final TestContext context = new TestContext();
    final ColumnRib rib;
    final RibLane lane;
    final List<Event> out = new ArrayList<>();
    private long sequence;

    RibFixture() {
        this(new RibOptions(Emit.CHANGES, null));
    }

    RibFixture(RibOptions options) {
        rib = new ColumnRib(options, context);
        lane = rib.forLane(1);
    }

    long now() {
        return context.clock.addAndGet(1_000_000);
    }

    void offer(Event event) {
        event.stamp(7, ++sequence);
        lane.accept(event, out::add);
    }

    Peer up(int id, int epoch) {
        Peer peer = Samples.peer(id, epoch);
        offer(new PeerUp(peer, 0, now(), PeerUp.Session.UNKNOWN, false));
        return peer;
    }

    void down(Peer peer) {
        offer(new PeerDown(peer, 0, now(), PeerDown.Reason.REMOTE_CLOSED, 4, Bytes.EMPTY));
    }

    void hold(int router) {
        offer(new RouterDown(now(), Samples.router(router), RouterDown.Cause.TCP_CLOSED, "", 60_000_000));
    }

    void endOfRib(Peer peer, Family family) {
        offer(new EndOfRib(peer, 0, now(), family, false));
    }

    void announce(Peer peer, PathAttributes attributes, NlriBlock routes) {
        offer(Samples.announce(peer, now(), attributes, routes));
    }

    void announce(Peer peer, PathAttributes attributes, String... prefixes) {
        announce(peer, attributes, block(prefixes));
    }

    void withdraw(Peer peer, String... prefixes) {
        offer(Samples.withdraw(peer, now(), block(prefixes)));
    }

    static NlriBlock block(String... prefixes) {
        List<Prefix> parsed = Samples.prefixes(prefixes);
        return Samples.block(parsed.get(0).isV6() ? Family.IPV6_UNICAST : Family.IPV4_UNICAST, parsed);
    }

    static List<RibQuery.PrefixRoutes> all(RibQuery rib, RouteQuery query) {
        List<RibQuery.PrefixRoutes> found = new ArrayList<>();
        try (RibQuery.RouteCursor cursor = rib.query(query)) {
            for (RibQuery.PrefixRoutes next = cursor.next(); next != null; next = cursor.next()) {
                found.add(next);
            }
        }
        return found;
    }

    List<RibQuery.PrefixRoutes> all(RouteQuery query) {
        return all(rib, query);
    }

    /** The prefixes that a query finds, in order, with blanks between. */
    String found(RouteQuery query) {
        return all(query).stream().map(r -> r.prefix().toString()).collect(Collectors.joining(" "));
    }

    RibQuery.PeerSummary summary(Peer peer, Family family) {
        return rib.summary().peers().stream()
                .filter(s -> s.peer().id() == peer.id() && s.family().equals(family))
                .findFirst()
                .orElseThrow();
    }

    /** The changes that left the RIB since the last call, peer downs expanded. */
    List<RouteChange> takeChanges() {
        List<RouteChange> changes = new ArrayList<>();
        for (Event event : out) {
            if (event instanceof RouteChange change) {
                changes.add(change);
            } else if (event instanceof PeerRoutesGone gone) {
                gone.expand(changes::add);
            }
        }
        out.clear();
        return changes;
    }

    /** Kinds of what left the RIB since the last call, in order. */
    String takeKinds() {
        String kinds = out.stream().map(e -> e.kind().toString()).collect(Collectors.joining(" "));
        out.clear();
        return kinds;
    }
}
