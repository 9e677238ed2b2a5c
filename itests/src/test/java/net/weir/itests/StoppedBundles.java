package net.weir.itests;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/** Notes which bundles are stopped, by location, as long as it is open. */
final class StoppedBundles implements SynchronousBundleListener, AutoCloseable {
    private final BundleContext context;
    private final Set<String> locations = new ConcurrentSkipListSet<>();

    StoppedBundles(BundleContext context) {
        this.context = context;
        context.addBundleListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPING) {
            locations.add(event.getBundle().getLocation());
        }
    }

    /** Those of them that were not uninstalled. */
    Set<String> stillThere() {
        return locations.stream()
                .filter(location -> context.getBundle(location) != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        context.removeBundleListener(this);
    }
}
