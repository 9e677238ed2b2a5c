package net.weir.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import net.weir.model.Family;
import net.weir.model.PathAttributes;
import net.weir.query.RibQuery.PrefixRoutes;
import net.weir.query.RibQuery.Route;
import net.weir.query.RibQuery.RouteCursor;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two walks over whole families: of two peers, two views, two RIBs. It holds one prefix of each, so
 * tables of any size can be compared. Confined to its reader; to be closed.
 *
 * <p>Where a side has several routes for a prefix, they are the same if both sides have equally many and each has its like,
 * whatever their path ids.
 */
public final class RouteDiff implements AutoCloseable {
    private final Side left;
    private final Side right;
    private final BiPredicate<PathAttributes, PathAttributes> same;
    private @Nullable String position;

    /** Where routes are. */
    public enum Kind {
        LEFT_ONLY("left"),
        RIGHT_ONLY("right"),
        DIFFERENT("different");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** A prefix with routes that are not the same; null where one side has none. */
    public record Difference(Kind kind, @Nullable PrefixRoutes left, @Nullable PrefixRoutes right) {
        /** The side that has routes, the left one if both have. */
        public PrefixRoutes either() {
            return left != null ? left : Objects.requireNonNull(right);
        }
    }

    /** One of the walks, and the prefix that it stands at. */
    private static final class Side {
        private final RouteCursor cursor;
        private @Nullable PrefixRoutes at;
        private boolean stale = true;

        Side(RouteCursor cursor) {
            this.cursor = cursor;
        }

        @Nullable
        PrefixRoutes look() {
            if (stale) {
                at = cursor.next();
                stale = false;
            }
            return at;
        }
    }

    /**
     * Takes the walks over and closes them. They are of one family, each over all of it ({@link RouteQuery#all}).
     *
     * @param same when two attribute sets count as the same
     */
    public RouteDiff(RouteCursor left, RouteCursor right, BiPredicate<PathAttributes, PathAttributes> same) {
        this.left = new Side(left);
        this.right = new Side(right);
        this.same = same;
    }

    /** The queries that a comparison of a family walks, beginning where an earlier one ended; to be filtered by side. */
    public static RouteQuery side(Family family, RouteFilter filter, @Nullable String after) {
        return filter.on(RouteQuery.all(family)).from(after);
    }

    /** How many prefixes {@link #next} looks at before it comes back without an answer, so that its user can look up. */
    private static final int STRETCH = 4096;

    /** One step: a difference, or {@link #done}, or just some prefixes further. */
    public @Nullable Difference next() {
        for (int i = 0; i < STRETCH; i++) {
            PrefixRoutes one = left.look();
            PrefixRoutes other = right.look();
            if (one == null && other == null) {
                return null;
            }
            int order = one == null ? 1 : other == null ? -1 : one.compareTo(other);
            left.stale = order <= 0;
            right.stale = order >= 0;
            if (order != 0) {
                position = (order < 0 ? left : right).cursor.position();
                return order < 0
                        ? new Difference(Kind.LEFT_ONLY, one, null)
                        : new Difference(Kind.RIGHT_ONLY, null, other);
            }
            if (!equal(one.routes(), other.routes())) {
                position = left.cursor.position();
                return new Difference(Kind.DIFFERENT, one, other);
            }
        }
        return null;
    }

    /** True once both walks have ended. */
    public boolean done() {
        return left.look() == null && right.look() == null;
    }

    private boolean equal(List<Route> one, List<Route> other) {
        if (one.size() != other.size()) {
            return false;
        }
        if (one.size() == 1) {
            return alike(one.get(0), other.get(0));
        }
        List<Route> rest = new ArrayList<>(other);
        for (Route route : one) {
            boolean found = false;
            for (int i = 0; i < rest.size() && !found; i++) {
                if (alike(route, rest.get(i))) {
                    rest.remove(i);
                    found = true;
                }
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private boolean alike(Route one, Route other) {
        return same.test(one.attributes(), other.attributes()) && sameNlri(one, other);
    }

    /** Labels and the like are compared too. */
    private static boolean sameNlri(Route one, Route other) {
        return one.nlri() == null
                || other.nlri() == null
                || one.nlri().octets(0).equals(other.nlri().octets(0));
    }

    /** True if the sets agree in all attributes whose types count. */
    public static boolean equal(PathAttributes one, PathAttributes other, IntPredicate types) {
        return one.equals(other)
                || one.all().stream()
                        .filter(a -> types.test(a.type()))
                        .toList()
                        .equals(other.all().stream()
                                .filter(a -> types.test(a.type()))
                                .toList());
    }

    /** Where a later comparison can go on behind the last difference; null before the first. */
    public @Nullable String position() {
        return position;
    }

    @Override
    public void close() {
        left.cursor.close();
        right.cursor.close();
    }
}
