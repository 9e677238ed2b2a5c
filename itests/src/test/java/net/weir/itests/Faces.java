package net.weir.itests;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * What Weir's own services say. They are asked by name: a test that were wired to Weir's packages would be restarted with
 * the bundles that it removes and updates.
 */
final class Faces {
    private static final String PIPELINE = "net.weir.admin.Pipeline";
    private static final String PEERS = "net.weir.admin.Peers";
    private static final String RIB = "net.weir.query.RibQuery";

    private final BundleContext context;

    Faces(BundleContext context) {
        this.context = context;
    }

    /** One stage as the engine tells of it. */
    record Stage(String id, String type, String state, String reason, long eventsIn, long eventsOut) {
        boolean running() {
            return state.equals("RUNNING");
        }
    }

    /** What must not change while a router's session lives: connection, feed, and how often which peer came up when. */
    record Session(boolean up, int feed, long sinceMicros, int reconnects, List<String> peers) {}

    List<Stage> stages() throws ReflectiveOperationException {
        List<Stage> stages = new ArrayList<>();
        for (Object stage : (List<?>) ask(PIPELINE, "stages")) {
            stages.add(new Stage(
                    (String) get(stage, "id"),
                    (String) get(stage, "type"),
                    get(stage, "state").toString(),
                    (String) get(stage, "reason"),
                    (long) get(stage, "eventsIn"),
                    (long) get(stage, "eventsOut")));
        }
        return stages;
    }

    Stage stage(String id) throws ReflectiveOperationException {
        List<Stage> stages = stages();
        Object plan = ask(PIPELINE, "plan");
        return stages.stream()
                .filter(stage -> stage.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no stage " + id + " in plan " + plan + ": " + stages));
    }

    /** The stage types that can be configured now. */
    List<String> types() throws ReflectiveOperationException {
        List<String> types = new ArrayList<>();
        for (Object type : (List<?>) ask(PIPELINE, "types")) {
            types.add((String) get(type, "type"));
        }
        return types;
    }

    /** The port of the stage {@code bmp} of the distribution. */
    int bmpPort() throws ReflectiveOperationException {
        for (Object endpoint : (List<?>) ask(PIPELINE, "endpoints")) {
            if (get(endpoint, "name").equals("bmp")) {
                return (int) get(get(endpoint, "address"), "getPort");
            }
        }
        throw new IllegalStateException("nothing listens for routers");
    }

    /** The session of a router by its name; down and empty if it was never there. */
    Session session(String router) throws ReflectiveOperationException {
        List<String> peers = new ArrayList<>();
        for (Object status : (List<?>) ask(PEERS, "peers")) {
            Object peer = get(status, "peer");
            if (get(get(get(peer, "key"), "router"), "name").equals(router)) {
                peers.add(peer + " epoch " + get(peer, "epoch") + " up " + get(status, "up") + " since "
                        + get(status, "sinceMicros"));
            }
        }
        for (Object status : (List<?>) ask(PEERS, "routers")) {
            if (get(get(get(status, "router"), "key"), "name").equals(router)) {
                return new Session(
                        (boolean) get(status, "up"),
                        (int) get(status, "feed"),
                        (long) get(status, "sinceMicros"),
                        (int) get(status, "reconnects"),
                        peers);
            }
        }
        return new Session(false, 0, 0, 0, peers);
    }

    /** How many routes all RIBs hold, and whether there is one at all. */
    long ribRoutes() throws ReflectiveOperationException {
        return (long) get(ask(RIB, "summary"), "routes");
    }

    boolean hasRib() {
        return reference(RIB) != null;
    }

    private Object ask(String service, String method) throws ReflectiveOperationException {
        ServiceReference<?> reference = reference(service);
        if (reference == null) {
            throw new IllegalStateException("no service " + service);
        }
        try {
            Class<?> face = reference.getBundle().loadClass(service);
            return face.getMethod(method).invoke(context.getService(reference));
        } finally {
            context.ungetService(reference);
        }
    }

    private ServiceReference<?> reference(String service) {
        try {
            ServiceReference<?>[] all = context.getAllServiceReferences(service, null);
            return all == null ? null : all[0];
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("there is no filter", e);
        }
    }

    /** A component of a public record, or what another public method returns. */
    private static Object get(Object of, String name) throws ReflectiveOperationException {
        return of.getClass().getMethod(name).invoke(of);
    }
}
