package net.weir.admin;

import java.util.List;
import net.weir.model.Family;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Questions to one RIB stage, which registers this with the service property {@link #ID}. Readers take no lock and hold
 * up no writer: each route is as it stood at some moment of the query.
 */
@ProviderType
public interface RibQuery {
    /** Service property with the stage's id. */
    String ID = "weir.stage.id";

    String id();

    /** The families that it keeps and can be asked for prefixes. */
    List<Family> families();

    /** Starts a walk; results come in ascending order of prefix. */
    RouteCursor query(RouteQuery query);

    /** Counts, kept while routes change. */
    Summary summary();

    /** A walk over prefixes. Confined to its reader; close it when done or when the reader leaves. */
    interface RouteCursor extends AutoCloseable {

        /** The next prefix that has routes which pass the filters; null at the end. */
        @Nullable
        PrefixRoutes next();

        /** Where a later query can go on ({@link RouteQuery#after}); null at the end or before the first prefix. */
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

    record PrefixRoutes(Prefix prefix, Relation relation, List<Route> routes) {}

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
     */
    record Route(
            Peer peer,
            boolean addPath,
            int pathId,
            PathAttributes attributes,
            Status status,
            boolean incomplete,
            long observedMicros,
            long receivedMicros) {}

    /**
     * Sizes of the RIB.
     *
     * @param prefixes distinct prefixes with at least one route
     * @param attributeSets distinct attribute sets in use
     * @param octets estimate of its memory
     */
    record Summary(long prefixes, long routes, long attributeSets, long octets, List<PeerSummary> peers) {}

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
