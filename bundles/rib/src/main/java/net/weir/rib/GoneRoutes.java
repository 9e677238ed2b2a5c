package net.weir.rib;

import java.util.Set;
import java.util.function.Consumer;
import net.weir.event.PeerRoutesGone;
import net.weir.event.RouteChange;
import net.weir.rib.table.Families;
import net.weir.rib.table.PrefixKey;

/**
 * Departed routes as an event hands them out: all, or what a consumer knew of them. Thread-safe.
 *
 * @param limit only the first so many
 * @param except without these
 * @param count how many that leaves
 * @param version the peer's version before the first part; -1: the parts have none
 */
record GoneRoutes(Departed departed, long limit, Set<RouteId> except, long count, long version)
        implements PeerRoutesGone.Routes {

    /** All of them. */
    static GoneRoutes all(Departed departed, long count, long version) {
        return new GoneRoutes(departed, count, Set.of(), count, version);
    }

    @Override
    public void expand(PeerRoutesGone origin, Consumer<RouteChange> out) {
        Departed.Walk walk = departed.walk();
        long left = limit;
        int given = 0;
        while (left > 0) {
            Departed.Part part = walk.next();
            if (part.routes().count() > left) {
                part = part.first((int) left);
            }
            left -= part.routes().count();
            if (!except.isEmpty()) {
                part = without(part);
            }
            if (part.routes().count() > 0) {
                hand(origin, part, given++, out);
            }
        }
    }

    private Departed.Part without(Departed.Part part) {
        PrefixKey key = new PrefixKey();
        int family = Families.indexOf(part.routes().family());
        int[] kept = new int[part.routes().count()];
        int count = 0;
        for (int i = 0; i < kept.length; i++) {
            if (!except.contains(RouteId.of(family, part.routes(), i, key))) {
                kept[count++] = i;
            }
        }
        return count == kept.length ? part : part.select(kept, count);
    }

    private void hand(PeerRoutesGone origin, Departed.Part part, int number, Consumer<RouteChange> out) {
        RouteChange change = new RouteChange(
                origin, part.routes(), part.before(), null, origin.cause(), version < 0 ? 0 : version + number + 1);
        change.stampFrom(origin, origin.subsequence() + number);
        out.accept(change);
    }
}
