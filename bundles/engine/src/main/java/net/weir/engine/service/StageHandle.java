package net.weir.engine.service;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.weir.api.Handle;
import net.weir.api.Lease;
import net.weir.engine.stage.StageRuntime;
import org.jspecify.annotations.Nullable;

/** A handle that the board keeps up to date. Read by any thread, set by the board. */
final class StageHandle<T> implements Handle<T> {
    private final StageRuntime asker;
    private final String stageId;
    private final Class<T> type;
    private final List<Runnable> tasks = new CopyOnWriteArrayList<>();
    private volatile @Nullable Present<T> present;

    /** What there is now. */
    private record Present<T>(Offer offer, T service) {}

    StageHandle(StageRuntime asker, String stageId, Class<T> type) {
        this.asker = asker;
        this.stageId = stageId;
        this.type = type;
    }

    String stageId() {
        return stageId;
    }

    Class<T> type() {
        return type;
    }

    @Override
    public @Nullable T get() {
        Present<T> now = present;
        return now == null ? null : now.service;
    }

    @Override
    public @Nullable Lease<T> lease() {
        Present<T> now = present;
        while (now != null) {
            Lease<T> lease = now.offer.lease(asker, type);
            if (lease != null) {
                return lease;
            }
            Present<T> again = present; // another object may have taken over
            now = again == now ? null : again;
        }
        return null;
    }

    @Override
    public void whenChanged(Runnable task) {
        tasks.add(task);
    }

    /** Takes what is offered now; true if that is another than before. */
    boolean set(@Nullable Offer offer) {
        Present<T> before = present;
        if ((before == null ? null : before.offer) == offer) {
            return false;
        }
        present = offer == null ? null : new Present<>(offer, type.cast(offer.service()));
        return true;
    }

    /** Tells of a change. */
    void changed() {
        for (Runnable task : tasks) {
            try {
                task.run();
            } catch (RuntimeException | LinkageError e) {
                asker.problems().report(asker.id(), "service-change-threw", stageId + ": " + e, e);
            }
        }
    }

    /** The stage that asked is closed. */
    void end() {
        tasks.clear();
        present = null;
    }

    void problem(String kind, String text) {
        asker.problems().report(asker.id(), kind, text, null);
    }
}
