package net.weir.rib;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.weir.admin.RibQuery.PrefixRoutes;
import net.weir.admin.RibQuery.Relation;
import net.weir.admin.RibQuery.Route;
import net.weir.admin.RibQuery.RouteCursor;
import net.weir.admin.RouteQuery;
import net.weir.admin.query.BestPath;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.OpaqueNlri;
import net.weir.rib.table.Epochs;
import net.weir.rib.table.KeyDictionary;
import net.weir.rib.table.PrefixKey;
import net.weir.rib.table.RibMemory;
import org.jspecify.annotations.Nullable;

/**
 * A query of a family without plain prefixes under way: all route keys in the order of their octets, or the one asked for.
 * Octets in hex are looked up; of a text nobody knows the octets, so it is compared with each route of the family. Confined
 * to one reader, and holds as little as {@link RibWalk}.
 */
final class KeyWalk implements RouteCursor {
    private static final int STRETCH = 256;

    private final RibMemory memory;
    private final KeyDictionary dictionary;
    private final RouteReader reader;
    private final RouteQuery query;
    private final Deque<Bytes> asked;
    private final boolean walks;
    private final PrefixKey at = new PrefixKey();
    private boolean begun;
    private boolean given;
    private boolean ended;

    /** @throws IllegalArgumentException if the query's position is none of its family */
    KeyWalk(RibMemory memory, PeerTables tables, int family, RouteQuery query) {
        this.memory = memory;
        this.dictionary = memory.dictionary(family);
        this.reader = new RouteReader(memory, tables, family, query);
        this.query = query;
        this.asked = new ArrayDeque<>(query.key() == null ? Set.of() : octets(query.family(), query.key()));
        this.walks = asked.isEmpty();
        this.ended = query.key() == null && !query.moreSpecifics();
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
    public @Nullable PrefixRoutes next() {
        while (!ended) {
            Epochs.Guard guard = memory.epochs().borrow();
            try {
                for (int i = 0; i < STRETCH && !ended; i++) {
                    PrefixRoutes found = walks ? step() : look();
                    if (found != null) {
                        given = true;
                        return found;
                    }
                }
            } finally {
                memory.epochs().giveBack(guard);
            }
        }
        return null;
    }

    private @Nullable PrefixRoutes look() {
        Bytes octets = asked.poll();
        if (octets == null) {
            ended = true;
            return null;
        }
        at.setOctets(octets, 0);
        int id = dictionary.find(at);
        PrefixRoutes found = id == 0 ? null : found(id, Relation.EXACT);
        ended = found != null;
        return found;
    }

    private @Nullable PrefixRoutes step() {
        boolean there = begun ? dictionary.higher(at) : dictionary.ceiling(at);
        begun = true;
        if (!there) {
            ended = true;
            return null;
        }
        PrefixRoutes found = found(at.id(), query.key() == null ? Relation.MORE_SPECIFIC : Relation.EXACT);
        return found == null || query.key() == null || found.text().equals(query.key()) ? found : null;
    }

    private @Nullable PrefixRoutes found(int id, Relation relation) {
        List<Route> routes = reader.read(id, at);
        if (routes.isEmpty()) {
            return null;
        }
        BestPath best = query.best();
        List<Route> chosen = best == null ? routes : best.of(routes);
        return new PrefixRoutes(null, chosen.get(0).nlri(), relation, chosen);
    }

    @Override
    public @Nullable String position() {
        return given && !ended ? Position.of(query.family(), at) : null;
    }

    @Override
    public void close() {
        ended = true;
    }
}
