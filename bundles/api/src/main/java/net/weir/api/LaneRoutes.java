package net.weir.api;

import java.util.function.Supplier;
import net.weir.event.Event;
import net.weir.event.PeerRoutesGone;
import net.weir.event.RouteChange;
import net.weir.event.RouteUpdate;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import org.jspecify.annotations.Nullable;

/** A {@link RouteTransform} on one lane. All verdicts of an event are there before anything is made of it. */
final class LaneRoutes implements LaneTransform {
    private final RouteFilter filter;
    private final Supplier<RouteFilter> another;
    private final RouteGroups groups = new RouteGroups();
    private final RouteNews news = new RouteNews();
    private @Nullable PathAttributes[] before = new PathAttributes[64];
    private @Nullable PathAttributes[] after = new PathAttributes[64];

    /** @param another makes a filter for use on another thread */
    LaneRoutes(RouteFilter filter, Supplier<RouteFilter> another) {
        this.filter = filter;
        this.another = another;
    }

    @Override
    public void accept(Event event, EventSink out) {
        if (event instanceof RouteUpdate update) {
            update(update, out);
        } else if (event instanceof RouteChange change) {
            change(change, out);
        } else if (event instanceof PeerRoutesGone gone) {
            out.accept(gone.with(new FilteredRoutes(gone.routes(), another.get())));
        } else {
            filter.other(event, out);
        }
    }

    @Override
    public void tick(long nanoTime, EventSink out) {
        filter.tick(nanoTime, out);
    }

    private void update(RouteUpdate update, EventSink out) {
        NlriBlock routes = update.announced();
        PathAttributes attributes = update.attributes();
        if (routes == null || attributes == null) {
            out.accept(update);
            return;
        }
        news.begin(update, out);
        if (passes(update.routePeer(), routes, attributes, news)) {
            news.pass(update);
        } else {
            split(update, routes);
        }
        news.end();
    }

    /** Asks for the verdict on each; true if all pass as they are. */
    private boolean passes(Peer peer, NlriBlock routes, PathAttributes attributes, RouteFilter.@Nullable News mayTell) {
        int count = routes.count();
        after = room(after, count);
        boolean all = true;
        for (int i = 0; i < count; i++) {
            after[i] = filter.verdict(peer, routes, i, attributes, mayTell);
            all &= after[i] == attributes;
        }
        return all;
    }

    private static @Nullable PathAttributes[] room(@Nullable PathAttributes[] array, int count) {
        return array.length >= count ? array : new PathAttributes[Math.max(count, array.length * 2)];
    }

    private void split(RouteUpdate update, NlriBlock routes) {
        group(routes.count());
        NlriBlock withdrawn = update.withdrawn();
        NlriBlock rejected = null;
        int number = groups.sort();
        for (int i = 0; i < number; i++) {
            NlriBlock some = select(routes, groups.indexes(i));
            PathAttributes given = groups.attributes(i);
            if (given == null) {
                rejected = some;
            } else {
                news.hand(update.with(withdrawn, some, given, update.cause()));
                withdrawn = null;
            }
        }
        if (withdrawn != null) {
            news.hand(update.with(withdrawn, null, null, update.cause()));
        }
        if (rejected != null) {
            news.hand(update.with(rejected, null, null, RouteUpdate.Cause.FILTERED));
        }
    }

    private void group(int count) {
        groups.clear();
        for (int i = 0; i < count; i++) {
            groups.add(i, after[i]);
            after[i] = null;
        }
    }

    private static NlriBlock select(NlriBlock routes, int[] indexes) {
        return indexes.length == routes.count() ? routes : routes.select(indexes, indexes.length);
    }

    private void change(RouteChange change, EventSink out) {
        NlriBlock routes = change.routes();
        PathAttributes to = change.after();
        news.begin(change, out);
        boolean told = change.cause() == RouteChange.Cause.SNAPSHOT;
        boolean same = to == null || passes(change.routePeer(), routes, to, told ? null : news);
        if (stoodSo(change) && same) {
            news.pass(change);
        } else {
            after = room(after, routes.count());
            split(change, to != null);
        }
        news.end();
    }

    /** Asks what this filter let pass of what stood; true if that is all of it as it was. */
    private boolean stoodSo(RouteChange change) {
        int count = change.routes().count();
        before = room(before, count);
        boolean all = true;
        for (int i = 0; i < count; i++) {
            PathAttributes stood = change.before(i);
            before[i] = stood == null ? null : filter.verdict(change.routePeer(), change.routes(), i, stood, null);
            all &= before[i] == stood;
        }
        return all;
    }

    private void split(RouteChange change, boolean announces) {
        boolean plain = change.family().isPlainIp();
        groups.clear();
        for (int i = 0; i < change.routes().count(); i++) {
            PathAttributes to = announces ? after[i] : null;
            // where there is more to an NLRI than its key it may have changed although the attributes did not
            if (to == null ? before[i] != null : !plain || !to.equals(before[i])) {
                groups.add(i, to);
            }
            after[i] = null;
        }
        int number = groups.sort();
        for (int i = 0; i < number; i++) {
            int[] indexes = groups.indexes(i);
            @Nullable PathAttributes[] stood = new PathAttributes[indexes.length];
            for (int j = 0; j < indexes.length; j++) {
                stood[j] = before[indexes[j]];
            }
            PathAttributes to = groups.attributes(i);
            boolean rejected = to == null && change.after() != null;
            RouteChange.Cause cause = rejected ? RouteChange.Cause.FILTERED : change.cause();
            news.hand(change.with(select(change.routes(), indexes), stood, to, cause));
        }
    }
}
