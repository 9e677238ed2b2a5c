package net.weir.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A transform that accepts, rejects or modifies routes, one by one, before a RIB and behind one alike. The author gives the
 * verdicts; this hands on what follows from them:
 *
 * <ul>
 *   <li>Of an update, rejected routes are withdrawn with cause {@code FILTERED}: they may have passed earlier. Where routes
 *       get different attributes, the update is split.
 *   <li>Of a change in a RIB, {@code before} is what this filter let pass of it. So a route that was rejected before and is
 *       now is not mentioned, and within a resync a rejected route is left out.
 *   <li>Routes that went with their peer are those that had passed.
 * </ul>
 *
 * <p>It keeps no routes. When options change that verdicts depend on, what stands behind it is made right by {@link
 * StageContext#reapply}.
 */
@ConsumerType
public abstract class RouteTransform<C extends Record> implements Transform<C> {

    /** Makes a filter for one user: a lane, or a consumer of routes that went with their peer. Any thread. */
    protected abstract RouteFilter filter();

    @Override
    public final LaneTransform forLane(int lane) {
        return new LaneRoutes(filter(), this::filter);
    }
}
