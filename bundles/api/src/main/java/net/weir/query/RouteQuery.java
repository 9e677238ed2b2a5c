package net.weir.query;

import java.util.function.Predicate;
import net.weir.model.Family;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a RIB. Each prefix is given once, ascending. So {@link Match#LONGEST} together with less specifics gives
 * all that covers the prefix as {@code LESS_SPECIFIC} and then the prefix itself, if it has routes, as {@code EXACT}: the
 * last of these is the longest match, and it does not come a second time.
 *
 * @param prefix the prefix asked for; null: the whole family, as more specifics of nothing
 * @param match how the prefix itself is found
 * @param moreSpecifics also prefixes inside it, itself excluded
 * @param lessSpecifics also prefixes that cover it, itself excluded
 * @param peers which peers' routes count
 * @param attributes which attribute sets count; asked once for each set, so it must not keep state
 * @param after position of an earlier walk; null: from the start
 * @param key instead of a prefix, the text of a route key of a family that has no plain prefixes; null otherwise
 * @param best which of the routes of each prefix that pass are given; null: all
 */
public record RouteQuery(
        Family family,
        @Nullable Prefix prefix,
        Match match,
        boolean moreSpecifics,
        boolean lessSpecifics,
        Predicate<Peer> peers,
        Predicate<PathAttributes> attributes,
        @Nullable String after,
        @Nullable String key,
        @Nullable BestPath best) {

    /** How the prefix itself is found. */
    public enum Match {
        EXACT,
        /** The longest prefix equal to or covering it that has a route which passes the filters. */
        LONGEST,
        /** Not at all: only more or less specifics. */
        NONE
    }

    /** @throws IllegalArgumentException if the prefix is of another address family */
    public RouteQuery {
        if (prefix != null && !family.isPlainIp()) {
            throw new IllegalArgumentException(
                    "routes of " + family + " have no order of prefixes: they are asked for by route key");
        }
        if (prefix != null && prefix.isV6() != (family.afi() == 2)) {
            throw new IllegalArgumentException(prefix + " is not of " + family);
        }
        if (key != null && family.isPlainIp()) {
            throw new IllegalArgumentException("routes of " + family + " are asked for by prefix");
        }
    }

    public RouteQuery(
            Family family,
            @Nullable Prefix prefix,
            Match match,
            boolean moreSpecifics,
            boolean lessSpecifics,
            Predicate<Peer> peers,
            Predicate<PathAttributes> attributes,
            @Nullable String after) {
        this(family, prefix, match, moreSpecifics, lessSpecifics, peers, attributes, after, null, null);
    }

    /** Every route of a family. */
    public static RouteQuery all(Family family) {
        return new RouteQuery(family, null, Match.NONE, true, false, p -> true, a -> true, null);
    }

    /** The routes of just this prefix. */
    public static RouteQuery exact(Family family, Prefix prefix) {
        return new RouteQuery(family, prefix, Match.EXACT, false, false, p -> true, a -> true, null);
    }

    /** The routes of the longest match. */
    public static RouteQuery longest(Family family, Prefix prefix) {
        return new RouteQuery(family, prefix, Match.LONGEST, false, false, p -> true, a -> true, null);
    }

    /** The routes of just this key of a family that has no plain prefixes. */
    public static RouteQuery key(Family family, String key) {
        return new RouteQuery(family, null, Match.EXACT, false, false, p -> true, a -> true, null, key, null);
    }

    public RouteQuery withMore() {
        return with(true, lessSpecifics, peers, attributes, after, best);
    }

    public RouteQuery withLess() {
        return with(moreSpecifics, true, peers, attributes, after, best);
    }

    public RouteQuery where(Predicate<Peer> byPeer, Predicate<PathAttributes> byAttributes) {
        return with(moreSpecifics, lessSpecifics, peers.and(byPeer), attributes.and(byAttributes), after, best);
    }

    public RouteQuery from(@Nullable String position) {
        return with(moreSpecifics, lessSpecifics, peers, attributes, position, best);
    }

    /** Only these of the routes of each prefix that pass the filters. */
    public RouteQuery best(@Nullable BestPath choice) {
        return with(moreSpecifics, lessSpecifics, peers, attributes, after, choice);
    }

    private RouteQuery with(
            boolean more,
            boolean less,
            Predicate<Peer> byPeer,
            Predicate<PathAttributes> byAttributes,
            @Nullable String position,
            @Nullable BestPath choice) {
        return new RouteQuery(family, prefix, match, more, less, byPeer, byAttributes, position, key, choice);
    }
}
