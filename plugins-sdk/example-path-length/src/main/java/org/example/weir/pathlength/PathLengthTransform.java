package org.example.weir.pathlength;

import java.util.List;
import net.weir.api.Counter;
import net.weir.api.RouteFilter;
import net.weir.api.RouteTransform;
import net.weir.api.StageContext;
import net.weir.api.operation.Action;
import net.weir.api.operation.Report;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Value;
import net.weir.model.RouteScope;
import org.jspecify.annotations.Nullable;

/** Rejects routes with too long an AS path, before a RIB or behind one. */
final class PathLengthTransform extends RouteTransform<PathLengthOptions> {
    private final StageContext context;
    private final Counter rejected;
    private final PathLengths lengths = new PathLengths();
    private volatile int maxHops;

    PathLengthTransform(PathLengthOptions options, StageContext context) {
        this.context = context;
        maxHops = options.maxHops();
        rejected = context.counter("rejected_routes", "Routes with too long an AS path.", "");
    }

    @Override
    protected RouteFilter filter() {
        return this::verdict; // it keeps nothing, so that all lanes can share it
    }

    private @Nullable PathAttributes verdict(
            Peer peer, NlriBlock routes, int index, PathAttributes attributes, RouteFilter.@Nullable News news) {
        int hops = attributes.asPath().hopCount();
        boolean passes = hops <= maxHops;
        if (news != null) { // else it was counted before
            lengths.count(hops);
            if (!passes) {
                rejected.increment();
            }
        }
        return passes ? attributes : null;
    }

    @Override
    public List<Action<?>> actions() {
        return List.of(Action.changes(
                "reset-lengths",
                "Begin to count anew",
                "Forgets how many routes of each length were seen",
                Action.None.class,
                none -> new Value.Int(lengths.reset())));
    }

    @Override
    public List<Report> reports() {
        return List.of(lengths.report());
    }

    @Override
    public Reconfigured reconfigure(PathLengthOptions next) {
        maxHops = next.maxHops();
        context.reapply(RouteScope.ALL); // behind a RIB what stands is judged again
        return Reconfigured.APPLIED;
    }
}
