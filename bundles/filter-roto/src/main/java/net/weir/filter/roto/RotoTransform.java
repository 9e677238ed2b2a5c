package net.weir.filter.roto;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.weir.api.RouteFilter;
import net.weir.api.RouteTransform;
import net.weir.api.StageContext;
import net.weir.api.operation.Action;
import net.weir.api.operation.Report;
import net.weir.roto.host.Library;
import org.jspecify.annotations.Nullable;

/** Accepts, rejects and changes routes as a script says; a script that was changed takes over when it is right. */
final class RotoTransform extends RouteTransform<RotoOptions> {
    private final StageContext context;
    private final RotoOptions options;
    private final ScriptKeeper keeper;
    private final Verdicts verdicts;
    private final FilterOperations operations;
    private @Nullable ScheduledExecutorService watcher;

    RotoTransform(RotoOptions options, StageContext context, Library library) {
        this.options = options;
        this.context = context;
        this.keeper = new ScriptKeeper(options, context, library, new UserMetrics(context));
        this.verdicts = new Verdicts(context);
        this.operations = new FilterOperations(keeper, context);
    }

    @Override
    public void open() throws ScriptException {
        keeper.open();
        watcher = context.worker("watch");
        long seconds = options.watchInterval().toSeconds();
        watcher.scheduleWithFixedDelay(keeper::look, seconds, seconds, TimeUnit.SECONDS);
    }

    ScriptKeeper keeper() {
        return keeper;
    }

    @Override
    protected RouteFilter filter() {
        return new ScriptFilter(keeper, verdicts);
    }

    @Override
    public List<Action<?>> actions() {
        return operations.actions();
    }

    @Override
    public List<Report> reports() {
        return List.of(operations.report(), verdicts.report());
    }

    @Override
    public void close() {
        if (watcher != null) {
            watcher.shutdownNow();
        }
    }
}
