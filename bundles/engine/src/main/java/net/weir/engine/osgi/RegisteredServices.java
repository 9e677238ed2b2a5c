package net.weir.engine.osgi;

import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.weir.api.StageType;
import net.weir.engine.service.ServiceListener;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stages offer, as OSGi services with the properties {@code weir.stage.id} and {@code weir.stage.type}, of the bundle
 * that the stage comes from. On a thread of its own, as others' code runs when services come and go: the planner waits for
 * a service to be gone, but not for ever. Thread-safe.
 */
final class RegisteredServices implements ServiceListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegisteredServices.class);
    private static final long GONE_SECONDS = 10;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "weir-services");
        made.setDaemon(true);
        return made;
    });

    /** Confined to the thread. */
    private final Map<Service, ServiceRegistration<?>> registrations = new IdentityHashMap<>();

    @Override
    public void came(Service service) {
        thread.execute(() -> register(service));
    }

    private void register(Service service) {
        Bundle bundle = FrameworkUtil.getBundle(service.provider());
        if (bundle == null || bundle.getBundleContext() == null) {
            return; // its bundle stops: it is about to go
        }
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(StageType.ID_PROPERTY, service.stageId());
        properties.put(StageType.PROPERTY, service.stageType());
        String type = service.type().getName();
        try {
            registrations.put(service, bundle.getBundleContext().registerService(type, service.object(), properties));
        } catch (RuntimeException e) {
            LOG.error("the service {} of {} cannot be registered", type, service.stageId(), e);
        }
    }

    @Override
    public void gone(Service service) {
        try {
            thread.submit(() -> unregister(service)).get(GONE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("somebody does not let go of it: " + e, e);
        }
    }

    private void unregister(Service service) {
        ServiceRegistration<?> registration = registrations.remove(service);
        if (registration != null) {
            try {
                registration.unregister();
            } catch (IllegalStateException e) {
                // its bundle has stopped, which unregisters it
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
