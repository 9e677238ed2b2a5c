package net.weir.rib;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.OpaqueNlri;
import net.weir.query.RibQuery.PrefixRoutes;
import net.weir.query.RibQuery.Relation;
import net.weir.query.RibQuery.Route;
import net.weir.query.RouteQuery;
import net.weir.rib.table.KeyDictionary;
import net.weir.rib.table.RibMemory;
import org.jspecify.annotations.Nullable;

/**
 * A query of a family without plain prefixes under way: all route keys in the order of their octets, or the one asked for.
 * Octets in hex are looked up; of a text nobody knows the octets, so it is compared with each key of the family. Holds as
 * little as {@link RibWalk}.
 */
final class KeyWalk extends GuardedWalk {
    private final KeyDictionary dictionary;
    private final RouteQuery query;
    private final Deque<Bytes> asked;
    private final boolean walks;
    private boolean begun;

    /** @throws IllegalArgumentException if the query's position is none of its family */
    KeyWalk(RibMemory memory, PeerTables tables, int family, RouteQuery query) {
        super(memory, tables, family, query);
        this.dictionary = memory.dictionary(family);
        this.query = query;
        this.asked = new ArrayDeque<>(query.key() == null ? Set.of() : octets(query.family(), query.key()));
        this.walks = asked.isEmpty();
        if (query.key() == null && !query.moreSpecifics()) {
            end();
        }
        if (query.after() != null) {
            Position.read(query.after(), query.family(), at);
            begun = true;
        }
    }

    /** What the hex digits of a route key, or of an NLRI that has one, stand for; nothing if they are none. */
    private static Set<Bytes> octets(Family family, String text) {
        String digits = text.startsWith("0x") ? text.substring(2) : text;
        if (digits.length() % 2 != 0 || !digits.matches("[0-9a-fA-F]+")) {
            return Set.of();
        }
        Bytes octets = Bytes.ofHex(digits);
        Set<Bytes> keys = new LinkedHashSet<>();
        keys.add(block(family, octets).identity(0));
        keys.add(octets);
        return keys;
    }

    static OpaqueNlri block(Family family, Bytes nlri) {
        return new OpaqueNlri(family, nlri.toArray(), new int[] {0, nlri.length()}, null);
    }

    @Override
    @Nullable
    PrefixRoutes step() {
        return walks ? walk() : look();
    }

    private @Nullable PrefixRoutes look() {
        Bytes octets = asked.poll();
        if (octets == null) {
            end();
            return null;
        }
        at.setOctets(octets, 0);
        int id = dictionary.find(at);
        PrefixRoutes found = id == 0 ? null : found(id, Relation.EXACT);
        if (found != null) {
            end();
        }
        return found;
    }

    private @Nullable PrefixRoutes walk() {
        boolean there = begun ? dictionary.higher(at) : dictionary.ceiling(at);
        begun = true;
        if (!there) {
            end();
            return null;
        }
        PrefixRoutes found = found(at.id(), query.key() == null ? Relation.MORE_SPECIFIC : Relation.EXACT);
        return found == null || query.key() == null || found.text().equals(query.key()) ? found : null;
    }

    private @Nullable PrefixRoutes found(int id, Relation relation) {
        List<Route> routes = routes(id);
        return routes.isEmpty() ? null : new PrefixRoutes(null, routes.get(0).nlri(), relation, routes);
    }
}
