package net.weir.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.FeaturesService;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes the start on its own thread once the container has installed its boot features: makes the
 * shell's key, brings the user's features back, waits for the ports, and reports in {@code
 * data/ready}: one line per problem, an empty file if there is none. Then watches for changes, and gives heap back.
 */
@Component(
        immediate = true,
        service = {})
public final class Startup {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);
    private static final long PORTS_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long PORTS_SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long WATCH_MILLIS = 1000;
    private static final long STOP_LIMIT_SECONDS = 5;

    private final BundleContext context;
    private final Path home;
    private final Ports ports;
    private final Exposure exposure;
    private final UserFeatures userFeatures;
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "weir-home"));
    private final @Nullable HeapTrim heapTrim;

    /** Only then may the list of features be written: it would lose what is not back yet. */
    private volatile boolean restored;

    private String lastTrouble = "";

    /** Called by the container when its boot features are installed. */
    @Activate
    public Startup(BundleContext context, @Reference BootFinished booted, @Reference FeaturesService features) {
        this.context = context;
        home = Path.of(context.getProperty("weir.home"));
        ports = new Ports(context, Path.of(context.getProperty("weir.ports")));
        exposure = new Exposure(context);
        userFeatures = new UserFeatures(
                features,
                home.resolve("data/features"),
                context.getDataFile("boot-features").toPath());
        G1Heap heap = G1Heap.ofThisProcess();
        heapTrim = heap == null ? null : new HeapTrim(heap, System.nanoTime());
        worker.execute(this::start);
        worker.scheduleWithFixedDelay(this::watch, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Saves a last time and stops watching; the script removes what it reads. */
    @Deactivate
    public void stop() throws InterruptedException {
        worker.shutdownNow();
        if (worker.awaitTermination(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            attempt(this::saveFeatures);
            if (heapTrim != null) {
                heapTrim.close();
            }
        }
        ports.close();
    }

    private void start() {
        List<String> problems = new ArrayList<>();
        try {
            new ShellKey(home).ensure();
            problems.addAll(userFeatures.restore());
            restored = true;
            awaitPorts(problems);
            problems.addAll(ports.problems());
            problems.addAll(exposure.news());
        } catch (Exception e) { // the container declares no narrower one
            if (worker.isShutdown()) {
                return; // stopped while starting: that is no problem
            }
            LOG.error("The start did not finish", e);
            problems.add("the start did not finish: " + e);
        }
        problems.addAll(inactiveBundles());
        problems.forEach(LOG::warn);
        LOG.info("Weir is up in {}", home);
        report(problems);
    }

    /** Waits until both ports are open, and stay: the container may start the shell's server twice. */
    private void awaitPorts(List<String> problems) throws IOException, InterruptedException, InvalidSyntaxException {
        long begin = System.nanoTime();
        long unchangedSince = begin;
        while (!ports.open() || System.nanoTime() - unchangedSince < PORTS_SETTLE_NANOS) {
            if (System.nanoTime() - begin > PORTS_LIMIT_NANOS) {
                problems.add("the web port, the shell port or the pipeline did not open in time");
                return;
            }
            if (ports.refresh()) {
                unchangedSince = System.nanoTime();
            }
            Thread.sleep(20);
        }
    }

    private List<String> inactiveBundles() {
        List<String> problems = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
            // A lazily activated bundle stays in STARTING until somebody needs it.
            boolean fine = fragment || bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING;
            if (!fine) {
                problems.add("bundle " + bundle.getSymbolicName() + " is not active; see ./weir shell 'bundle:diag "
                        + bundle.getBundleId() + "'");
            }
        }
        return problems;
    }

    private void report(List<String> problems) {
        try {
            Path next = home.resolve("data/ready.new");
            Files.write(next, problems);
            Files.move(next, home.resolve("data/ready"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.error("Could not write data/ready", e);
        }
    }

    private void watch() {
        attempt(ports::refresh);
        attempt(() -> exposure.news().forEach(LOG::error));
        attempt(this::saveFeatures);
        if (heapTrim != null) {
            attempt(() -> heapTrim.tick(System.nanoTime()));
        }
    }

    private void saveFeatures() throws Exception {
        if (restored) {
            userFeatures.save();
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    /** An exception would end the schedule; the same one is logged once. */
    private void attempt(Step step) {
        try {
            step.run();
        } catch (Exception e) { // the container declares no narrower one
            if (!e.toString().equals(lastTrouble)) {
                lastTrouble = e.toString();
                LOG.warn("Could not keep ports, features or heap as they should be", e);
            }
        }
    }
}
