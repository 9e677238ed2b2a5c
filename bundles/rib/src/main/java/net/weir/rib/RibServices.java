package net.weir.rib;

import java.util.Collection;
import java.util.Hashtable;
import net.weir.query.RibQuery;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** RIBs as OSGi services. Thread-safe. */
final class RibServices implements ColumnRib.Registrar, ViewStage.Ribs {
    private final BundleContext bundle;

    RibServices(BundleContext bundle) {
        this.bundle = bundle;
    }

    @Override
    public AutoCloseable register(RibQuery rib) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(RibQuery.ID, rib.id());
        ServiceRegistration<RibQuery> service = bundle.registerService(RibQuery.class, rib, properties);
        return service::unregister;
    }

    @Override
    public @Nullable RibQuery find(String id) {
        try {
            Collection<ServiceReference<RibQuery>> found =
                    bundle.getServiceReferences(RibQuery.class, "(" + RibQuery.ID + "=" + escaped(id) + ")");
            return found.isEmpty() ? null : bundle.getService(found.iterator().next());
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException("no id of a RIB: " + id, e);
        }
    }

    private static String escaped(String id) {
        return id.replaceAll("([\\\\*()])", "\\\\$1");
    }

    @Override
    public AutoCloseable watch(String id, Runnable came, Runnable gone) {
        ServiceListener listener = event -> (event.getType() == ServiceEvent.UNREGISTERING ? gone : came).run();
        try {
            String filter =
                    "(&(objectClass=" + RibQuery.class.getName() + ")(" + RibQuery.ID + "=" + escaped(id) + "))";
            bundle.addServiceListener(
                    listener, FrameworkUtil.createFilter(filter).toString());
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException("no id of a RIB: " + id, e);
        }
        return () -> bundle.removeServiceListener(listener);
    }
}
