package net.weir.itests.guest;

import java.util.Dictionary;
import java.util.Hashtable;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Offers the stage types {@code guest.transform} and {@code guest.sink}. The manifest says how their stages end. */
public final class GuestActivator implements BundleActivator {
    /** {@code throws} or {@code hangs}. */
    public static final String ENDING = "Guest-Ending";

    @Override
    public void start(BundleContext context) {
        Ending ending = new Ending(context.getBundle().getHeaders().get(ENDING));
        offer(context, "guest.transform", new GuestTransform.Factory(ending));
        offer(context, "guest.sink", new GuestSink.Factory(ending));
    }

    private static void offer(BundleContext context, String type, StageFactory<?> factory) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(StageType.PROPERTY, type);
        context.registerService(StageFactory.class, factory, properties);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the services back
    }
}
