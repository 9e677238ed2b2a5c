package net.weir.api;

import java.util.Arrays;
import java.util.function.Consumer;
import net.weir.event.PeerRoutesGone;
import net.weir.event.RouteChange;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import org.jspecify.annotations.Nullable;

/** Of routes that went with their peer, those that had passed a filter. Thread-safe: several consumers may expand it. */
record FilteredRoutes(PeerRoutesGone.Routes all, RouteFilter filter) implements PeerRoutesGone.Routes {

    @Override
    public long count() {
        return all.count();
    }

    @Override
    public synchronized void expand(PeerRoutesGone origin, Consumer<RouteChange> out) {
        all.expand(origin, change -> {
            RouteChange passed = passed(change);
            if (passed != null) {
                out.accept(passed);
            }
        });
    }

    private @Nullable RouteChange passed(RouteChange change) {
        NlriBlock routes = change.routes();
        int[] kept = new int[routes.count()];
        @Nullable PathAttributes[] before = new PathAttributes[kept.length];
        int count = 0;
        for (int i = 0; i < kept.length; i++) {
            PathAttributes had = had(change, i);
            if (had != null) {
                kept[count] = i;
                before[count++] = had;
            }
        }
        if (count == 0) {
            return null;
        }
        boolean all = count == kept.length;
        @Nullable PathAttributes[] had = all ? before : Arrays.copyOf(before, count);
        return change.with(all ? routes : routes.select(kept, count), had, null, change.cause());
    }

    private @Nullable PathAttributes had(RouteChange change, int index) {
        PathAttributes before = change.before(index);
        if (before == null) {
            return null;
        }
        try {
            return filter.verdict(change.routePeer(), change.routes(), index, before, null);
        } catch (RuntimeException e) {
            return before; // to withdraw what nobody has does no harm, not to withdraw does
        }
    }
}
