package net.weir.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.weir.api.Handle;
import net.weir.api.Lease;
import org.jspecify.annotations.Nullable;

/** What other stages would offer to the stage of a test, which sees it come and go by handles. Thread-safe. */
public final class OfferedServices {
    private final Map<Key, Given<?>> handles = new HashMap<>();

    private record Key(String stageId, Class<?> service) {}

    /** Offers a service from now on, instead of another one if there was one, and tells those who want to know. */
    public <T> void offer(String stageId, Class<T> service, T object) {
        find(stageId, service).set(object);
    }

    /** Offers it no longer, and tells those who want to know. */
    public <T> void withdraw(String stageId, Class<T> service) {
        find(stageId, service).set(null);
    }

    /** Leases that were taken and not given back. */
    public int leases(String stageId, Class<?> service) {
        return find(stageId, service).leases.get();
    }

    /** The handle that a context gives. */
    public <T> Handle<T> handle(String stageId, Class<T> service) {
        return find(stageId, service);
    }

    @SuppressWarnings("unchecked") // each key has the handle of its own type
    private synchronized <T> Given<T> find(String stageId, Class<T> service) {
        return (Given<T>) handles.computeIfAbsent(new Key(stageId, service), key -> new Given<T>());
    }

    private static final class Given<T> implements Handle<T> {
        private final List<Runnable> tasks = new ArrayList<>();
        private final AtomicInteger leases = new AtomicInteger();
        private volatile @Nullable T object;

        void set(@Nullable T next) {
            object = next;
            List<Runnable> told;
            synchronized (this) {
                told = List.copyOf(tasks);
            }
            told.forEach(Runnable::run);
        }

        @Override
        public @Nullable T get() {
            return object;
        }

        @Override
        public @Nullable Lease<T> lease() {
            T now = object;
            if (now == null) {
                return null;
            }
            leases.incrementAndGet();
            return new Taken<>(now, leases);
        }

        @Override
        public synchronized void whenChanged(Runnable task) {
            tasks.add(task);
        }
    }

    private static final class Taken<T> implements Lease<T> {
        private final T service;
        private final AtomicInteger leases;
        private boolean closed;

        Taken(T service, AtomicInteger leases) {
            this.service = service;
            this.leases = leases;
        }

        @Override
        public T service() {
            return service;
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                leases.decrementAndGet();
            }
        }
    }
}
