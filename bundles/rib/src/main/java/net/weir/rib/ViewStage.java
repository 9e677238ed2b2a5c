package net.weir.rib;

import java.util.Map;
import net.weir.api.Handle;
import net.weir.api.RibView;
import net.weir.api.StageContext;
import net.weir.api.State;
import net.weir.query.BestPath;
import net.weir.query.RibQuery;
import net.weir.query.RouteFilter;
import org.jspecify.annotations.Nullable;

/** The stage type {@code rib.view}: while the RIB that it shows is there, so is it. Used by the planner's thread. */
final class ViewStage implements RibView<ViewOptions> {
    private final StageContext context;
    private final ViewOptions options;
    private final RouteFilter filter;
    private final @Nullable BestPath best;
    private final Handle<RibQuery> base;

    /** @throws IllegalArgumentException if the options cannot be */
    ViewStage(ViewOptions options, StageContext context) {
        this.context = context;
        this.options = options;
        this.filter = RouteFilter.parse(options.filter());
        this.best = options.best() == 0 ? null : new BestPath(options.best(), false);
        if (options.rib().equals(context.id())) {
            throw new IllegalArgumentException("rib: it cannot be a view of itself");
        }
        this.base = context.find(options.rib(), RibQuery.class);
    }

    @Override
    public void open() {
        base.whenChanged(() -> {
            look();
            context.servicesChanged();
        });
        look();
    }

    private void look() {
        boolean here = base.get() != null;
        context.state(here ? State.RUNNING : State.WAITING, here ? "" : "no RIB has the id " + options.rib());
    }

    @Override
    public Map<Class<?>, Object> services() {
        RibQuery shown = base.get();
        return shown == null ? Map.of() : Map.of(RibQuery.class, new ViewRib(context.id(), shown, filter, best));
    }
}
