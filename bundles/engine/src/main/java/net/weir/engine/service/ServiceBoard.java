package net.weir.engine.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import net.weir.api.Handle;
import net.weir.api.Lease;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.operation.Action;
import net.weir.api.operation.Report;
import net.weir.engine.lane.Lane;
import net.weir.engine.lane.Lanes;
import net.weir.engine.stage.StageRuntime;
import org.jspecify.annotations.Nullable;

/**
 * What the stages in force offer, and who wants to know. Stages are put up and taken down by the planner; anybody may ask
 * for a handle at any time. Thread-safe.
 */
public final class ServiceBoard {
    private final Lanes lanes;
    private final long limitMillis;
    private final Map<String, Provider> inForce = new HashMap<>();
    private final Map<Stage<?>, Provider> providers = new IdentityHashMap<>();
    private final List<StageHandle<?>> handles = new CopyOnWriteArrayList<>();
    private volatile Executor planner = Runnable::run;
    private volatile @Nullable ServiceListener listener;

    /** A stage object and what it offers. */
    private static final class Provider {
        private final StageRuntime runtime;
        private final Stage<?> stage;
        private final StageContext context;
        private Map<Class<?>, Offer> offers = Map.of();

        Provider(StageRuntime runtime, Stage<?> stage, StageContext context) {
            this.runtime = runtime;
            this.stage = stage;
            this.context = context;
        }

        Offer offer(Class<?> type, Object service) {
            return new Offer(type, service, runtime, stage.getClass());
        }
    }

    /** @param limitMillis how long a provider's end waits for those who use it */
    public ServiceBoard(Lanes lanes, long limitMillis) {
        this.lanes = lanes;
        this.limitMillis = limitMillis;
    }

    /** What stages ask to have looked at again is done by this. */
    public void plannedBy(Executor executor) {
        planner = executor;
    }

    /** Who is told of every service, from now on. */
    public void listener(ServiceListener next) {
        listener = next;
    }

    /**
     * A handle on what a stage offers.
     *
     * @param asker who is told of problems with it
     * @throws IllegalArgumentException if the service is no interface
     */
    public <T> Handle<T> find(StageRuntime asker, String stageId, Class<T> service) {
        if (!service.isInterface()) {
            throw new IllegalArgumentException("a service is an interface, not " + service.getName());
        }
        StageHandle<T> handle = new StageHandle<>(asker, stageId, service);
        synchronized (this) {
            handles.add(handle);
            handle.set(match(handle));
        }
        return handle;
    }

    /** The stage that asked for the handles is closed. */
    public void forget(Collection<? extends Handle<?>> ended) {
        handles.removeAll(ended);
        ended.forEach(handle -> ((StageHandle<?>) handle).end());
    }

    /** The object plays the stage from now on: what it offers takes the place of what another one offered. */
    public void publish(StageRuntime runtime, Stage<?> stage, StageContext context) {
        Provider provider;
        synchronized (this) {
            provider = providers.computeIfAbsent(stage, s -> new Provider(runtime, stage, context));
            inForce.put(runtime.id(), provider);
        }
        offer(provider);
    }

    /** A stage says that it offers something else than before; any thread. */
    public void changed(StageContext context) {
        planner.execute(() -> {
            Provider provider;
            synchronized (this) {
                provider = providers.values().stream()
                        .filter(known -> known.context == context)
                        .findFirst()
                        .orElse(null);
            }
            if (provider != null) {
                offer(provider);
            }
        });
    }

    /** The object will be closed: on return nobody uses what it offered, or it was said who does. */
    public void withdraw(Stage<?> stage) {
        Provider provider;
        synchronized (this) {
            provider = providers.remove(stage);
            if (provider == null) {
                return;
            }
            inForce.remove(provider.runtime.id(), provider);
        }
        replace(provider, Map.of());
    }

    private void offer(Provider provider) {
        Map<Class<?>, Offer> next = new HashMap<>();
        try {
            provider.stage.services().forEach((type, object) -> {
                if (isSound(provider, type, object)) {
                    Offer before = provider.offers.get(type);
                    boolean same = before != null && before.service() == object;
                    next.put(type, same ? before : provider.offer(type, object));
                }
            });
            declare(provider, next);
        } catch (RuntimeException | LinkageError e) {
            problem(provider.runtime, "services-threw", e.toString(), e);
        }
        replace(provider, next);
    }

    /** Actions and reports, where a stage has any. */
    private static void declare(Provider provider, Map<Class<?>, Offer> next) {
        List<Action<?>> actions = List.copyOf(provider.stage.actions());
        List<Report> reports = List.copyOf(provider.stage.reports());
        if (!actions.isEmpty() || !reports.isEmpty()) {
            next.put(Declared.class, provider.offer(Declared.class, new Declared.Of(actions, reports, provider.stage)));
        }
    }

    /** A lease on what a stage in force offers, or null; for the engine itself. */
    public <T> @Nullable Lease<T> lease(StageRuntime holder, String stageId, Class<T> service) {
        Offer offer;
        synchronized (this) {
            Provider provider = inForce.get(stageId);
            offer = provider == null ? null : provider.offers.get(service);
        }
        return offer == null ? null : offer.lease(holder, service);
    }

    /** What the stages in force offer of this kind, by their ids. */
    public synchronized <T> Map<String, T> all(Class<T> service) {
        Map<String, T> found = new TreeMap<>();
        inForce.forEach((id, provider) -> {
            Offer offer = provider.offers.get(service);
            if (offer != null) {
                found.put(id, service.cast(offer.service()));
            }
        });
        return found;
    }

    private static boolean isSound(Provider provider, Class<?> type, Object object) {
        boolean sound = type.isInterface() && type.isInstance(object);
        if (!sound) {
            String text = object.getClass().getName() + " is not a " + type.getName() + " of " + type.getClassLoader()
                    + ", or that is no interface";
            problem(provider.runtime, "bad-service", text, null);
        }
        return sound;
    }

    private void replace(Provider provider, Map<Class<?>, Offer> next) {
        Collection<Offer> gone = new ArrayList<>(provider.offers.values());
        gone.removeAll(next.values());
        Collection<Offer> come = new ArrayList<>(next.values());
        come.removeAll(provider.offers.values());
        synchronized (this) { // handles are made at any time
            provider.offers = Map.copyOf(next);
        }
        come.forEach(offer -> tell(provider, offer, true));
        gone.forEach(Offer::withdraw);
        update(provider.runtime.id());
        gone.forEach(offer -> tell(provider, offer, false));
        if (!gone.isEmpty()) {
            awaitUnused(provider.runtime, gone);
        }
    }

    /** Brings all handles on a stage in line with what it offers now, and tells those who want to know. */
    private void update(String stageId) {
        List<StageHandle<?>> changed = new ArrayList<>();
        synchronized (this) {
            for (StageHandle<?> handle : handles) {
                if (handle.stageId().equals(stageId) && handle.set(match(handle))) {
                    changed.add(handle);
                }
            }
        }
        changed.forEach(StageHandle::changed);
    }

    /** The offer that the handle is about; a type of the same name that is another one is told. */
    private @Nullable Offer match(StageHandle<?> handle) {
        Provider provider = inForce.get(handle.stageId());
        if (provider == null) {
            return null;
        }
        Offer exact = provider.offers.get(handle.type());
        String name = handle.type().getName();
        if (exact == null
                && provider.offers.keySet().stream()
                        .anyMatch(type -> type.getName().equals(name))) {
            handle.problem(
                    "service-of-other-class-loader",
                    handle.stageId() + " offers a " + name + " that is not the one asked for, of "
                            + handle.type().getClassLoader() + ": both bundles have to import one package");
        }
        return exact;
    }

    private void awaitUnused(StageRuntime provider, Collection<Offer> gone) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
        try {
            for (Lane late : StepBoundary.await(lanes, deadline)) {
                problem(provider, "service-in-use", "lane " + late.id() + " may still be inside", null);
            }
            for (Offer offer : gone) {
                List<String> holders = offer.awaitReturned(deadline);
                if (!holders.isEmpty()) {
                    String text = offer.type().getName() + " is held by " + String.join(", ", holders)
                            + " and goes nevertheless";
                    problem(provider, "service-in-use", text, null);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Provider provider, Offer offer, boolean came) {
        ServiceListener to = listener;
        if (to == null || offer.type() == Declared.class) {
            return;
        }
        try {
            if (came) {
                to.came(offer.shown());
            } else {
                to.gone(offer.shown());
            }
        } catch (RuntimeException | LinkageError e) {
            problem(provider.runtime, "service-not-shown", offer.type().getName() + ": " + e, e);
        }
    }

    private static void problem(StageRuntime of, String kind, String text, @Nullable Throwable thrown) {
        of.problems().report(of.id(), kind, text, thrown);
    }
}
