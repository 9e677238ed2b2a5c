package net.weir.rib;

import java.util.List;
import net.weir.model.Prefix;
import net.weir.query.RibQuery.PrefixRoutes;
import net.weir.query.RibQuery.Relation;
import net.weir.query.RibQuery.Route;
import net.weir.query.RouteQuery;
import net.weir.rib.table.PrefixDictionary;
import net.weir.rib.table.PrefixKey;
import net.weir.rib.table.RibMemory;
import org.jspecify.annotations.Nullable;

/**
 * A query of a family of plain prefixes under way: covering prefixes, the prefix itself or its longest match, then what is
 * inside it; in ascending order. Between two calls it holds no more than the last prefix, so it neither keeps anything alive nor
 * minds what changes: a prefix that is there all the time is given once, others may be.
 */
final class RibWalk extends GuardedWalk {
    private final PrefixDictionary dictionary;
    private final RouteQuery query;
    private final @Nullable PrefixKey asked;
    private final @Nullable PrefixKey after;
    private Phase phase = Phase.LESS;
    private int length;
    private boolean begun;

    private enum Phase {
        LESS,
        ITSELF,
        MORE
    }

    /** @throws IllegalArgumentException if the query's position is none of its family */
    RibWalk(RibMemory memory, PeerTables tables, int family, RouteQuery query) {
        super(memory, tables, family, query);
        this.dictionary = (PrefixDictionary) memory.dictionary(family);
        this.query = query;
        this.asked = key(query.prefix());
        this.after = query.after() == null ? null : new PrefixKey();
        if (query.after() != null && after != null) {
            Position.read(query.after(), query.family(), after);
        }
    }

    private static @Nullable PrefixKey key(@Nullable Prefix prefix) {
        if (prefix == null) {
            return null;
        }
        PrefixKey key = new PrefixKey();
        key.set(prefix);
        return key;
    }

    @Override
    @Nullable
    PrefixRoutes step() {
        return switch (phase) {
            case LESS -> less();
            case ITSELF -> itself();
            case MORE -> more();
        };
    }

    private @Nullable PrefixRoutes less() {
        if (asked == null || !query.lessSpecifics() || length >= asked.length()) {
            phase = Phase.ITSELF;
            return null;
        }
        int bits = length++;
        return dictionary.mayCover(asked, bits) ? covering(bits, asked) : null;
    }

    /** The routes of the prefix of this length that covers, or is, the one asked for. */
    private @Nullable PrefixRoutes covering(int bits, PrefixKey whole) {
        at.setTruncated(whole, bits);
        if (isBehind(at)) {
            return null;
        }
        int id = dictionary.find(at);
        return id == 0 ? null : found(id, bits == whole.length() ? Relation.EXACT : Relation.LESS_SPECIFIC);
    }

    private @Nullable PrefixRoutes found(int id, Relation relation) {
        List<Route> routes = routes(id);
        return routes.isEmpty() ? null : new PrefixRoutes(at.prefix(query.family()), relation, routes);
    }

    private @Nullable PrefixRoutes itself() {
        if (query.moreSpecifics()) {
            phase = Phase.MORE;
        } else {
            end();
        }
        if (asked == null || query.match() == RouteQuery.Match.NONE) {
            return null;
        }
        // what covers it was given already if it was asked for
        if (query.match() == RouteQuery.Match.EXACT || query.lessSpecifics()) {
            return covering(asked.length(), asked);
        }
        at.set(asked);
        for (int most = asked.length(); most >= 0 && dictionary.narrow(at, most); most = at.length() - 1) {
            if (isBehind(at)) {
                return null; // and so are all that are shorter
            }
            PrefixRoutes longest =
                    found(at.id(), at.length() == asked.length() ? Relation.EXACT : Relation.LESS_SPECIFIC);
            if (longest != null) {
                return longest;
            }
        }
        return null;
    }

    /** True if an earlier walk was here. */
    private boolean isBehind(PrefixKey key) {
        return after != null && key.compareTo(after) <= 0;
    }

    private @Nullable PrefixRoutes more() {
        boolean there = begun ? dictionary.higher(at) : first();
        begun = true;
        if (!there || asked != null && !asked.covers(at)) {
            end();
            return null;
        }
        return found(at.id(), Relation.MORE_SPECIFIC);
    }

    private boolean first() {
        boolean resumes = after != null && (asked == null || after.compareTo(asked) > 0);
        if (resumes && after != null) {
            at.set(after);
            return dictionary.higher(at);
        }
        if (asked != null) {
            at.set(asked);
            return dictionary.higher(at);
        }
        at.set(0, 0, 0);
        return dictionary.ceiling(at);
    }
}
