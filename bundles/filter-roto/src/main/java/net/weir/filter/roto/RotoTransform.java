package net.weir.filter.roto;

import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.weir.api.Counter;
import net.weir.api.RouteFilter;
import net.weir.api.RouteTransform;
import net.weir.api.StageContext;
import net.weir.api.State;
import net.weir.roto.SourceTree;
import net.weir.roto.bgp.BgpContext;
import net.weir.roto.run.RotoFailure;
import org.jspecify.annotations.Nullable;

/** Accepts, rejects and changes routes as a script says; a script that was changed takes over when it is right. */
final class RotoTransform extends RouteTransform<RotoOptions> {
    private final RotoOptions options;
    private final StageContext context;
    private final UserMetrics metrics;
    private final Counter rejected;
    private final Counter reloads;
    private @Nullable SourceTree sources;
    private @Nullable ScheduledExecutorService watcher;
    private volatile @Nullable Loaded loaded;

    RotoTransform(RotoOptions options, StageContext context) {
        this.options = options;
        this.context = context;
        this.metrics = new UserMetrics(context);
        this.rejected = context.counter("rejected_routes", "Routes that the script rejected.", "");
        this.reloads = context.counter("script_reloads", "Changed scripts that took over.", "");
    }

    @Override
    public void open() throws ScriptException {
        SourceTree read = SourceTree.load(Path.of(options.script()));
        loaded = load(read);
        sources = read;
        watcher = context.worker("watch");
        long seconds = options.watchInterval().toSeconds();
        watcher.scheduleWithFixedDelay(this::look, seconds, seconds, TimeUnit.SECONDS);
    }

    private Loaded load(SourceTree read) throws ScriptException {
        BgpContext fresh = new BgpContext(null, metrics, text -> context.problem("script-list", text));
        return Loaded.load(read, options, fresh);
    }

    /** Compiles the script again if a file of it has changed. */
    void look() {
        SourceTree read = SourceTree.load(Path.of(options.script()));
        if (read.equals(sources)) {
            return;
        }
        sources = read;
        try {
            loaded = load(read);
            reloads.increment();
            context.state(State.RUNNING, "");
            context.info("runs the changed script " + options.script());
        } catch (ScriptException e) {
            context.state(State.RUNNING, "the changed script is wrong, the one before runs: " + e.getMessage());
            context.problem("script", "the changed script is wrong, the one before runs: " + e.getMessage());
        }
    }

    /** What was compiled last; null only before the stage is open. */
    @Nullable
    Loaded loaded() {
        return loaded;
    }

    int budget() {
        return options.budget();
    }

    long nowMicros() {
        return context.nowMicros();
    }

    void countRejected() {
        rejected.increment();
    }

    void countFailure(RotoFailure failure) {
        context.counter(
                        "script_failures",
                        "Run-time errors of the script; the route is rejected.",
                        "",
                        "reason",
                        failure.reason().toString())
                .increment();
        context.problem("script-" + failure.reason(), failure.getMessage() + " at " + failure.place());
    }

    @Override
    protected RouteFilter filter() {
        return new ScriptFilter(this);
    }

    @Override
    public void close() {
        if (watcher != null) {
            watcher.shutdownNow();
        }
    }
}
