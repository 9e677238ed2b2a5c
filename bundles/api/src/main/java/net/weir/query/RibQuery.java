package net.weir.query;

import java.util.List;
import java.util.Map;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.OpaqueNlri;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Questions to one RIB stage, which offers this as a service under its id; inside OSGi it is registered with the property
 * {@link #ID}. Readers take no lock and hold
 * up no writer: each route is as it stood at some moment of the query.
 */
@ProviderType
public interface RibQuery {
    /** Service property with the stage's id. */
    String ID = "weir.stage.id";

    String id();

    /** The families that it keeps and can be asked for. */
    List<Family> families();

    /** The id of the RIB that this is a view of; null if it keeps routes itself. */
    default @Nullable String base() {
        return null;
    }

    /**
     * Starts a walk; results come in ascending order of prefix, or of the octets of the route key in other families.
     *
     * @throws IllegalArgumentException if the family is not kept, or the query's position or key is none of it
     */
    RouteCursor query(RouteQuery query);

    /**
     * Starts to count the routes that a query finds.
     *
     * @throws IllegalArgumentException as {@link #query}
     */
    default Tally count(RouteQuery query, List<Grouping> by) {
        return new WalkTally(query(query), by);
    }

    /** Counts, kept while routes change. */
    Summary summary();

    /** Where its memory goes, kept while routes change. */
    MemoryUse memoryUse();

    /** A walk over prefixes. Confined to its reader; close it when done or when the reader leaves. */
    interface RouteCursor extends AutoCloseable {

        /** The next prefix that has routes which pass the filters; null at the end. */
        @Nullable
        PrefixRoutes next();

        /**
         * Where a later query can go on ({@link RouteQuery#after}), of this RIB or another; null at the end or before the
         * first prefix.
         */
        @Nullable
        String position();

        @Override
        void close();
    }

    /** How a found prefix stands to the one asked for. */
    enum Relation {
        EXACT,
        LESS_SPECIFIC,
        MORE_SPECIFIC
    }

    /**
     * The routes of one prefix, or of one route key in a family that has no plain prefixes.
     *
     * @param prefix null in such a family
     * @param nlri in such a family a block of one, as the first of the routes has it; else null
     */
    record PrefixRoutes(@Nullable Prefix prefix, @Nullable OpaqueNlri nlri, Relation relation, List<Route> routes) {

        public PrefixRoutes(Prefix prefix, Relation relation, List<Route> routes) {
            this(prefix, null, relation, routes);
        }

        /** The prefix, or the operator's form of the key. */
        public String text() {
            return prefix != null ? prefix.toString() : nlri == null ? "" : nlri.text(0);
        }

        /** In the order of a walk, if both are of one family. */
        public int compareTo(PrefixRoutes other) {
            if (prefix != null && other.prefix != null) {
                return prefix.compareTo(other.prefix);
            }
            Bytes key = nlri == null ? Bytes.EMPTY : nlri.identity(0);
            return key.compareTo(other.nlri == null ? Bytes.EMPTY : other.nlri.identity(0));
        }
    }

    /** What is to be said of a route's validity. */
    enum Status {
        ACTIVE,
        /** Kept over the loss of its router. */
        STALE
    }

    /**
     * One route.
     *
     * @param pathId unsigned; meaningful if {@code addPath}
     * @param incomplete the peer's table here may differ from its own
     * @param nlri in families that have no plain prefixes a block of one, as the peer has it: its labels and the like are
     *     no part of the key; else null
     */
    record Route(
            Peer peer,
            boolean addPath,
            int pathId,
            PathAttributes attributes,
            Status status,
            boolean incomplete,
            long observedMicros,
            long receivedMicros,
            @Nullable OpaqueNlri nlri) {

        public Route(
                Peer peer,
                boolean addPath,
                int pathId,
                PathAttributes attributes,
                Status status,
                boolean incomplete,
                long observedMicros,
                long receivedMicros) {
            this(peer, addPath, pathId, attributes, status, incomplete, observedMicros, receivedMicros, null);
        }
    }

    /**
     * Sizes of the RIB.
     *
     * @param prefixes distinct prefixes with at least one route
     * @param attributeSets distinct attribute sets in use
     * @param octets estimate of its memory
     */
    record Summary(long prefixes, long routes, long attributeSets, long octets, List<PeerSummary> peers) {}

    /**
     * Estimated memory.
     *
     * @param parts octets by what they are for, in the order in which they are shown
     * @param budget octets from which on routes are refused; 0: no limit
     * @param exceeded true if routes or peers are refused now
     * @param refusedRoutes routes that were refused since the start
     * @param refusedPeers peers that were refused since the start
     */
    record MemoryUse(
            Map<String, Long> parts,
            long routes,
            long budget,
            boolean exceeded,
            long refusedRoutes,
            long refusedPeers) {

        /** Octets of all parts. */
        public long octets() {
            return parts.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Octets for each route, 0 if there is none. */
        public double octetsPerRoute() {
            return routes == 0 ? 0 : (double) octets() / routes;
        }
    }

    /**
     * One family of one peer.
     *
     * @param duplicates announcements that changed nothing
     * @param absentWithdrawals withdrawals of routes that were not there
     * @param version the peer's change count
     * @param staleRoutes routes kept over the loss of the router
     */
    record PeerSummary(
            Peer peer,
            boolean up,
            Family family,
            long routes,
            long staleRoutes,
            long duplicates,
            long absentWithdrawals,
            long version,
            boolean endOfRib,
            boolean dirty,
            long incompleteSinceMicros) {}
}
