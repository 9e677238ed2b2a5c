package net.weir.http.live;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import net.weir.event.Event;
import net.weir.event.EventKind;
import net.weir.event.RouteChange;
import net.weir.event.RouteUpdate;
import net.weir.http.web.Query;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import org.jspecify.annotations.Nullable;

/** Which events a reader wants. Runs on lanes: it makes no objects and never waits. */
final class EventFilter implements Predicate<Event> {
    private final int peer;
    private final @Nullable Set<EventKind> kinds;
    private final @Nullable Prefix prefix;
    private final long highMask;
    private final long lowMask;

    private EventFilter(int peer, @Nullable Set<EventKind> kinds, @Nullable Prefix prefix) {
        this.peer = peer;
        this.kinds = kinds;
        this.prefix = prefix;
        int length = prefix == null ? 0 : prefix.isV6() ? prefix.length() : prefix.length() + 96;
        this.highMask = length == 0 ? 0 : length >= 64 ? -1L : -1L << 64 - length;
        this.lowMask = length <= 64 ? 0 : -1L << 128 - length;
    }

    static EventFilter of(Query query) {
        Integer peer = query.get("peer", EventFilter::peer);
        return new EventFilter(
                peer == null ? 0 : peer, query.get("type", EventFilter::kinds), query.get("prefix", Prefix::parse));
    }

    private static int peer(String text) {
        if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("the id of a peer is a number, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static Set<EventKind> kinds(String text) {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        for (String label : text.split(",", -1)) {
            kinds.add(kind(label));
        }
        return kinds;
    }

    private static EventKind kind(String label) {
        for (EventKind kind : EventKind.values()) {
            if (kind.toString().equals(label)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no type of event: " + label);
    }

    @Override
    public boolean test(Event event) {
        Peer its = event.peer();
        return (peer == 0 || its != null && its.id() == peer)
                && (kinds == null || kinds.contains(event.kind()))
                && (prefix == null || concerns(event, prefix));
    }

    private boolean concerns(Event event, Prefix wanted) {
        if (event instanceof RouteUpdate update) {
            return inside(update.announced(), wanted) || inside(update.withdrawn(), wanted);
        }
        if (event instanceof RouteChange change) {
            return inside(change.routes(), wanted);
        }
        // It may well have held a route inside; to look would cost a walk over all its routes.
        return event.kind() == EventKind.PEER_ROUTES_GONE;
    }

    private boolean inside(@Nullable NlriBlock block, Prefix wanted) {
        IpAddress address = wanted.address();
        if (block instanceof Ipv4Nlri v4 && !wanted.isV6()) {
            for (int i = 0; i < v4.count(); i++) {
                long key = v4.key(i);
                if ((key & 0xff) >= wanted.length() && (key >>> 8 & lowMask) == address.low()) {
                    return true;
                }
            }
        } else if (block instanceof Ipv6Nlri v6 && wanted.isV6()) {
            for (int i = 0; i < v6.count(); i++) {
                if (v6.length(i) >= wanted.length()
                        && (v6.high(i) & highMask) == address.high()
                        && (v6.low(i) & lowMask) == address.low()) {
                    return true;
                }
            }
        }
        return false;
    }
}
