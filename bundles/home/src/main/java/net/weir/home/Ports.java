package net.weir.home;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.weir.admin.ConfigProblem;
import net.weir.admin.Pipeline;
import org.apache.sshd.server.SshServer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Writes the ports that are really bound, of web, shell and stages, into the ports file. Confined to one thread.
 *
 * <p>The file is a properties file to which every bundle adds its own line with one append; the last
 * line of a key counts, and an empty value means closed. So no bundle needs another one, or a lock.
 */
final class Ports {
    static final String HTTP_RUNTIME = "org.osgi.service.http.runtime.HttpServiceRuntime";

    private final BundleContext context;
    private final Path file;
    private final ServiceTracker<Pipeline, Pipeline> pipeline;
    private final Map<String, String> written = new HashMap<>();

    Ports(BundleContext context, Path file) {
        this.context = context;
        this.file = file;
        this.pipeline = new ServiceTracker<>(context, Pipeline.class, null);
        pipeline.open();
    }

    void close() {
        pipeline.close();
    }

    /** Writes what changed since the last call. Returns whether anything did. */
    boolean refresh() throws IOException, InvalidSyntaxException {
        Map<String, String> now = doors();
        now.put("http", http());
        now.put("ssh", ssh());
        written.keySet().forEach(key -> now.putIfAbsent(key, ""));
        boolean changed = false;
        for (Map.Entry<String, String> port : now.entrySet()) {
            changed |= write(port.getKey(), port.getValue());
        }
        return changed;
    }

    /** True once web and shell are bound and written, and every stage that listens has tried to. */
    boolean open() {
        Pipeline running = pipeline.getService();
        return !written.getOrDefault("http", "").isEmpty()
                && !written.getOrDefault("ssh", "").isEmpty()
                && running != null
                && running.settled();
    }

    /** What is wrong with the configuration of the pipeline, one line each. */
    List<String> problems() {
        Pipeline running = pipeline.getService();
        return running == null
                ? List.of("the engine does not run")
                : running.problems().stream().map(ConfigProblem::toString).toList();
    }

    /** Where the stages listen; of several that share a name the first. */
    private Map<String, String> doors() {
        Map<String, String> doors = new TreeMap<>();
        Pipeline running = pipeline.getService();
        if (running != null) {
            running.endpoints()
                    .forEach(e -> doors.putIfAbsent(
                            e.name(), Integer.toString(e.address().getPort())));
        }
        return doors;
    }

    private boolean write(String key, String port) throws IOException {
        if (port.equals(written.getOrDefault(key, ""))) {
            return false;
        }
        Files.writeString(file, key + "=" + port + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        written.put(key, port);
        return true;
    }

    /** Read from the service's properties: its class differs between the javax and jakarta containers. */
    private String http() {
        ServiceReference<?> runtime = context.getServiceReference(HTTP_RUNTIME);
        Object endpoints = runtime == null ? null : runtime.getProperty("osgi.http.endpoint");
        return endpoints instanceof String[] urls && urls.length > 0 ? portOf(urls[0]) : "";
    }

    static String portOf(String url) {
        int port = URI.create(url).getPort();
        return port > 0 ? Integer.toString(port) : "";
    }

    /** The container leaves the service of a server that it replaced, so there may be stopped ones. */
    private String ssh() throws InvalidSyntaxException {
        for (ServiceReference<SshServer> reference : context.getServiceReferences(SshServer.class, null)) {
            SshServer server = context.getService(reference);
            if (server == null) {
                continue;
            }
            try {
                // Before it is started it tells the configured port, which may be 0.
                if (server.isStarted() && server.getPort() > 0) {
                    return Integer.toString(server.getPort());
                }
            } finally {
                context.ungetService(reference);
            }
        }
        return "";
    }
}
