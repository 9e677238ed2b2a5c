package net.weir.engine.osgi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.weir.admin.ConfigProblem;
import net.weir.admin.Peers;
import net.weir.admin.Pipeline;
import net.weir.admin.Taps;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.engine.Engine;
import net.weir.engine.config.StageConfig;
import net.weir.engine.config.UnreadableFiles;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the engine in the container: hands it every {@link StageFactory} and every stage configuration, and registers what
 * the faces use.
 */
@Component(service = ConfigurationListener.class, immediate = true)
public final class EngineComponent implements ConfigurationListener {
    private static final long WATCH_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(EngineComponent.class);

    private final BundleContext context;
    private final ConfigurationAdmin admin;
    private final Engine engine;
    private final RegisteredServices services;
    private final UnreadableFiles files;
    private final ScheduledExecutorService watch;
    private final BundleListener updates = event -> {
        if (event.getType() == BundleEvent.UPDATED && UpdatedGround.isGround(event.getBundle())) {
            readAll();
        }
    };
    private final ServiceTracker<StageFactory<?>, StageFactory<?>> factories;
    private final List<ServiceRegistration<?>> registrations;
    private volatile List<ConfigProblem> unreadable = List.of();
    private @Nullable Told told;

    /** What the engine was told last. */
    private record Told(List<StageConfig> stages, List<ConfigProblem> problems) {}

    /** Starts the engine with its home in {@code weir.home}, or {@code karaf.base}. */
    @Activate
    public EngineComponent(BundleContext context, @Reference ConfigurationAdmin admin) {
        this.context = context;
        this.admin = admin;
        String given = context.getProperty("weir.home");
        Path home = Path.of(given != null ? given : context.getProperty("karaf.base"));
        String etc = context.getProperty("karaf.etc");
        this.files = new UnreadableFiles(etc != null ? Path.of(etc) : home.resolve("etc"));
        this.engine = new Engine(Engine.Settings.normal(home));
        this.services = new RegisteredServices();
        engine.serviceListener(services);
        this.factories = new FactoryTracker(context, engine).open();
        this.registrations = List.of(
                context.registerService(Pipeline.class, engine.pipeline(), null),
                context.registerService(Peers.class, engine.peers(), null),
                context.registerService(Taps.class, engine.taps(), null));
        context.addBundleListener(updates);
        readAll();
        watch = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "weir-config"));
        watch.scheduleWithFixedDelay(this::watch, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void deactivate() {
        watch.shutdownNow();
        context.removeBundleListener(updates);
        registrations.forEach(ServiceRegistration::unregister);
        engine.close();
        factories.close();
        services.close();
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        String pid = event.getFactoryPid() != null ? event.getFactoryPid() : event.getPid();
        if (pid.startsWith("weir.")) {
            readAll();
        }
    }

    /** What no event tells of, be it that there is none for it or that it got lost. */
    private void watch() {
        try {
            unreadable = files.look();
            readAll();
            InlineSecrets.hide(admin, engine.pipeline().types());
        } catch (IOException | RuntimeException e) {
            if (!watch.isShutdown()) {
                LOG.error("cannot look after the configurations", e);
            }
        }
    }

    /** One at a time: who reads first also tells first, so that nothing older comes last. */
    private synchronized void readAll() {
        try {
            AdminConfigs configs = AdminConfigs.read(admin);
            List<ConfigProblem> problems = new ArrayList<>(configs.problems());
            problems.addAll(unreadable);
            problems.addAll(UpdatedGround.problems(context));
            Told now = new Told(configs.stages(), problems);
            if (!now.equals(told)) {
                engine.configure(now.stages(), now.problems());
                told = now;
            }
        } catch (IOException | IllegalStateException e) {
            LOG.error("cannot read the configurations", e);
        }
    }

    /** Follows the factories of all bundles. A bundle that stops gets its classes back only when they are out of use. */
    private static final class FactoryTracker implements ServiceTrackerCustomizer<StageFactory<?>, StageFactory<?>> {
        private final BundleContext context;
        private final Engine engine;

        FactoryTracker(BundleContext context, Engine engine) {
            this.context = context;
            this.engine = engine;
        }

        @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type arguments
        ServiceTracker<StageFactory<?>, StageFactory<?>> open() {
            ServiceTracker<StageFactory<?>, StageFactory<?>> tracker =
                    new ServiceTracker<>(context, (Class) StageFactory.class, this);
            tracker.open();
            return tracker;
        }

        @Override
        public StageFactory<?> addingService(ServiceReference<StageFactory<?>> reference) {
            StageFactory<?> factory = context.getService(reference);
            Object type = reference.getProperty(StageType.PROPERTY);
            Bundle bundle = reference.getBundle();
            if (type instanceof String name) {
                engine.factoryCame(name, factory, bundle.getSymbolicName() + " " + bundle.getVersion());
            } else {
                LOG.warn("{} registers a StageFactory without {}", bundle.getSymbolicName(), StageType.PROPERTY);
            }
            return factory;
        }

        @Override
        public void modifiedService(ServiceReference<StageFactory<?>> reference, StageFactory<?> factory) {
            // the type is fixed at build time; other properties do not matter here
        }

        @Override
        public void removedService(ServiceReference<StageFactory<?>> reference, StageFactory<?> factory) {
            if (reference.getProperty(StageType.PROPERTY) instanceof String name) {
                engine.factoryGone(name, factory);
            }
            context.ungetService(reference);
        }
    }
}
