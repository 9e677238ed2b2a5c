package net.weir.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.weir.admin.Peers;
import net.weir.admin.Pipeline;
import net.weir.admin.Taps;
import net.weir.query.RibQuery;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** What runs in this container. Services are looked up at each call; they belong to the engine and are not kept. */
public final class ServiceFaces implements Faces {
    private final BundleContext context;

    public ServiceFaces(BundleContext context) {
        this.context = context;
    }

    @Override
    public Pipeline pipeline() {
        return service(Pipeline.class);
    }

    @Override
    public Peers peers() {
        return service(Peers.class);
    }

    @Override
    public Taps taps() {
        return service(Taps.class);
    }

    @Override
    public List<RibQuery> ribs() {
        List<RibQuery> ribs = new ArrayList<>();
        try {
            for (ServiceReference<RibQuery> reference : context.getServiceReferences(RibQuery.class, null)) {
                RibQuery rib = context.getService(reference);
                if (rib != null) {
                    ribs.add(rib);
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("there is no filter", e);
        }
        ribs.sort(Comparator.comparing(RibQuery::id));
        return ribs;
    }

    private <T> T service(Class<T> type) {
        ServiceReference<T> reference = context.getServiceReference(type);
        T service = reference == null ? null : context.getService(reference);
        if (service == null) {
            throw new IllegalStateException("The engine is not running: no bundle provides " + type.getName());
        }
        return service;
    }
}
