package net.weir.rib;

import java.util.concurrent.TimeUnit;
import net.weir.api.RibView;
import net.weir.api.StageContext;
import net.weir.api.State;
import net.weir.query.BestPath;
import net.weir.query.RibQuery;
import net.weir.query.RouteFilter;
import org.jspecify.annotations.Nullable;

/**
 * The stage type {@code rib.view}: while the RIB that it shows is there, so is it. Thread-safe: RIBs come and go on any
 * thread.
 */
final class ViewStage implements RibView<ViewOptions> {
    private static final long LOOK_EVERY_MILLIS = 500;

    private final StageContext context;
    private final String base;
    private final RouteFilter filter;
    private final @Nullable BestPath best;
    private final ColumnRib.Registrar registrar;
    private final Ribs ribs;
    private @Nullable AutoCloseable watch;
    private @Nullable RibQuery shown;
    private @Nullable AutoCloseable registration;
    private boolean closed;

    /** The RIBs there are. */
    interface Ribs {
        /** The RIB of this id, or null. */
        @Nullable
        RibQuery find(String id);

        /** Calls {@code came} and {@code gone} when a RIB of this id does so, until what is returned is closed. */
        AutoCloseable watch(String id, Runnable came, Runnable gone);
    }

    /** @throws IllegalArgumentException if the options cannot be */
    ViewStage(ViewOptions options, StageContext context, ColumnRib.Registrar registrar, Ribs ribs) {
        this.context = context;
        this.base = options.rib();
        this.filter = RouteFilter.parse(options.filter());
        this.best = options.best() == 0 ? null : new BestPath(options.best(), false);
        this.registrar = registrar;
        this.ribs = ribs;
        if (base.equals(context.id())) {
            throw new IllegalArgumentException("rib: it cannot be a view of itself");
        }
    }

    /** Begins to look for its RIB; the worker does so too, as the engine says RUNNING of every new stage. */
    void start() {
        synchronized (this) {
            watch = ribs.watch(base, this::look, this::hide);
        }
        context.worker("look").scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void look() {
        RibQuery now = closed ? null : ribs.find(base);
        if (now != shown) {
            hide();
            if (now != null) {
                shown = now;
                registration = registrar.register(new ViewRib(context.id(), now, filter, best));
            }
        }
        if (!closed) {
            context.state(now == null ? State.WAITING : State.RUNNING, now == null ? "no RIB has the id " + base : "");
        }
    }

    private synchronized void hide() {
        AutoCloseable old = registration;
        registration = null;
        shown = null;
        if (old != null) {
            close(old);
        }
    }

    private void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            context.problem("close-failed", String.valueOf(e));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        hide();
        if (watch != null) {
            close(watch);
            watch = null;
        }
    }
}
