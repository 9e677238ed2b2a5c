package net.weir.engine.service;

import java.util.ArrayList;
import java.util.List;
import net.weir.api.Lease;
import net.weir.engine.stage.StageRuntime;
import org.jspecify.annotations.Nullable;

/** One service of one stage object, and the leases on it. Thread-safe. */
final class Offer {
    private final Class<?> type;
    private final Object service;
    private final List<Held<?>> leases = new ArrayList<>();
    private final ServiceListener.Service shown;
    private boolean withdrawn;

    Offer(Class<?> type, Object service, StageRuntime provider, Class<?> providerClass) {
        this.type = type;
        this.service = service;
        this.shown = new ServiceListener.Service(provider.id(), provider.type(), type, service, providerClass);
    }

    /** What listeners are told of it. */
    ServiceListener.Service shown() {
        return shown;
    }

    Class<?> type() {
        return type;
    }

    Object service() {
        return service;
    }

    /** A lease of its own; null once the offer was withdrawn. */
    synchronized <T> @Nullable Lease<T> lease(StageRuntime holder, Class<T> as) {
        if (withdrawn) {
            return null;
        }
        Held<T> lease = new Held<>(holder, as.cast(service));
        leases.add(lease);
        return lease;
    }

    private synchronized void giveBack(Held<?> lease) {
        leases.remove(lease);
        notifyAll();
    }

    /** No more leases from now on. */
    synchronized void withdraw() {
        withdrawn = true;
    }

    /**
     * Waits until no lease is held.
     *
     * @return ids of the stages that still hold one when the time is over
     */
    synchronized List<String> awaitReturned(long deadlineNanos) throws InterruptedException {
        while (!leases.isEmpty()) {
            long left = (deadlineNanos - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return leases.stream()
                        .map(lease -> lease.holder.id())
                        .distinct()
                        .sorted()
                        .toList();
            }
            wait(left);
        }
        return List.of();
    }

    /** A lease that is held. */
    private final class Held<T> implements Lease<T> {
        private final StageRuntime holder;
        private final T held;

        Held(StageRuntime holder, T held) {
            this.holder = holder;
            this.held = held;
        }

        @Override
        public T service() {
            return held;
        }

        @Override
        public void close() {
            giveBack(this);
        }
    }
}
