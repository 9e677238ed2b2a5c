package org.example.weir.pathlength;

import net.weir.api.Counter;
import net.weir.api.EventSink;
import net.weir.api.LaneTransform;
import net.weir.api.StageContext;
import net.weir.api.Transform;
import net.weir.event.Event;
import net.weir.event.RouteUpdate;
import net.weir.event.RouteUpdate.Cause;

/**
 * Rejects announcements with too long an AS path. To whoever stands behind this stage a rejected route is withdrawn: it
 * may have passed earlier, with a shorter path.
 */
final class PathLengthTransform implements Transform<PathLengthOptions> {
    private final Counter rejected;
    private volatile int maxHops;

    PathLengthTransform(PathLengthOptions options, StageContext context) {
        maxHops = options.maxHops();
        rejected = context.counter("rejected_routes", "Routes with too long an AS path.", "");
    }

    @Override
    public LaneTransform forLane(int lane) {
        return this::accept; // it keeps nothing, so that all lanes can share it
    }

    private void accept(Event event, EventSink out) {
        if (event instanceof RouteUpdate update && isTooLong(update)) {
            reject(update, out);
        } else {
            out.accept(event); // kinds of event that this plugin does not know pass too
        }
    }

    private boolean isTooLong(RouteUpdate update) {
        return update.attributes() != null && update.attributes().asPath().hopCount() > maxHops;
    }

    private void reject(RouteUpdate update, EventSink out) {
        rejected.add(update.announcedCount());
        if (update.withdrawn() != null) {
            out.accept(update.with(update.withdrawn(), null, null, update.cause()));
        }
        RouteUpdate gone = update.with(update.announced(), null, null, Cause.FILTERED);
        gone.stampFrom(update, update.withdrawn() == null ? 0 : 1);
        out.accept(gone);
    }

    @Override
    public Reconfigured reconfigure(PathLengthOptions next) {
        maxHops = next.maxHops();
        return Reconfigured.APPLIED;
    }
}
