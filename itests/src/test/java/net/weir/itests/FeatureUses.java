package net.weir.itests;

import static java.util.Map.entry;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** How one sees that a feature is of use, and that it is gone. */
final class FeatureUses {
    private static final int CHANGES = 20;

    private final BundleContext context;
    private final FeatureSet features;
    private final Faces faces;
    private final Home home;
    private final PlayedRouter router;

    /** What a feature does that can be seen. Both wait for it. */
    record Use(Seen used, Seen gone) {}

    /** Waits until something is to be seen. */
    interface Seen {
        void await() throws Exception;
    }

    FeatureUses(BundleContext context, FeatureSet features, Faces faces, Home home, PlayedRouter router) {
        this.context = context;
        this.features = features;
        this.faces = faces;
        this.home = home;
        this.router = router;
    }

    /** By name of the feature; where nothing better is known here, its bundles run. */
    Map<String, Use> all() {
        Map<String, Use> all = new HashMap<>(known());
        for (String name : features.names()) {
            if (!name.equals(FeatureSet.ALL)) {
                all.putIfAbsent(name, new Use(() -> runs(name), () -> {}));
            }
        }
        return all;
    }

    private void runs(String name) {
        for (String location : features.bundles(name)) {
            if (context.getBundle(location).getState() != Bundle.ACTIVE) {
                throw new AssertionError(location + " of " + name + " is not active");
            }
        }
    }

    private Map<String, Use> known() {
        Seen nothingMore = () -> {};
        return Map.ofEntries(
                entry("weir-base", new Use(() -> loads("weir-base", "net.weir.model.Prefix"), nothingMore)),
                entry(
                        "weir-engine",
                        new Use(
                                () -> Await.until(
                                        "a plan", () -> !faces.stages().isEmpty()),
                                nothingMore)),
                entry("weir-home", new Use(this::started, () -> Files.delete(home.resolve("data/ready")))),
                entry(
                        "weir-codec-bgp",
                        new Use(() -> loads("weir-codec-bgp", "net.weir.codec.bgp.OpenMessage"), nothingMore)),
                entry(
                        "weir-codec-bmp",
                        new Use(() -> loads("weir-codec-bmp", "net.weir.codec.bmp.BmpEncoder"), nothingMore)),
                // not its own code, but a class in it that asks the JDK for more than others do
                entry(
                        "weir-codec-mrt",
                        new Use(() -> loads("weir-codec-mrt", "io.airlift.compress.zstd.UnsafeUtil"), nothingMore)),
                entry("weir-netty", new Use(() -> loads("weir-netty", "io.netty.buffer.Unpooled"), nothingMore)),
                entry(
                        "weir-paho",
                        new Use(() -> loads("weir-paho", "org.eclipse.paho.client.mqttv3.MqttClient"), nothingMore)),
                entry("weir-source-bmp", stage("bmp")),
                entry(
                        "weir-source-mrt",
                        new Use(
                                () -> Await.until(
                                        "the type mrt.file", () -> faces.types().contains("mrt.file")),
                                () -> Await.until(
                                        "no type mrt.file", () -> !faces.types().contains("mrt.file")))),
                entry(
                        "weir-rib",
                        new Use(
                                () -> {
                                    flows("rib");
                                    Await.until("routes in the RIB", () -> faces.ribRoutes() > 0);
                                },
                                () -> {
                                    waits("rib");
                                    Await.until("without a RIB", () -> !faces.hasRib());
                                })),
                entry("weir-sink-file", stage("lines")),
                entry("weir-sink-mqtt", stage("broker")),
                entry("weir-sink-null", stage("nothing")),
                entry("weir-demo", new Use(() -> demo(true), () -> demo(false))),
                entry(
                        "weir-shell",
                        new Use(
                                () -> Await.until("a shell command", () -> shell().contains("uptime")),
                                () -> Await.until("without its shell commands", () -> shell().contains("not found")))),
                entry("weir-http", new Use(() -> http(200), () -> http(404))));
    }

    private Use stage(String id) {
        return new Use(() -> flows(id), () -> waits(id));
    }

    /** The stage runs and what the router sends gets to it. */
    void flows(String id) throws Exception {
        Await.until(id + " running", () -> faces.stage(id).running());
        long before = faces.stage(id).eventsIn();
        router.change(CHANGES);
        Await.until("events in " + id, () -> faces.stage(id).eventsIn() >= before + CHANGES);
    }

    /** The stage is still there and says what it waits for. */
    private void waits(String id) throws Exception {
        String type = faces.stage(id).type();
        Await.until(
                id + " waiting for " + type,
                () -> faces.stage(id).state().equals("WAITING")
                        && faces.stage(id).reason().contains(type));
    }

    /** Weir's home reports every start of its own. */
    private void started() throws InterruptedException {
        Await.until("a report of the start", () -> Files.readString(home.resolve("data/ready"))
                .isEmpty());
        Await.until("a web port", () -> home.port("http") > 0);
    }

    /** One of the feature's own bundles has the class, and all that the class needs is there. */
    private void loads(String feature, String type) throws ReflectiveOperationException {
        for (String location : features.bundles(feature)) {
            try {
                Class<?> loaded = context.getBundle(location).loadClass(type);
                Class.forName(type, true, loaded.getClassLoader()).getMethods();
                return;
            } catch (ClassNotFoundException e) {
                // in another one
            }
        }
        throw new ClassNotFoundException(type + " in " + feature);
    }

    private void demo(boolean up) throws InterruptedException {
        for (int number = 1; number <= 3; number++) {
            String name = "demo-" + number;
            Await.until(name + (up ? " up" : " down"), () -> faces.session(name).up() == up);
        }
    }

    private String shell() throws Exception {
        SessionFactory factory = context.getService(context.getServiceReference(SessionFactory.class));
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        java.io.PrintStream print = new java.io.PrintStream(out, true, java.nio.charset.StandardCharsets.UTF_8);
        try (Session session = factory.create(java.io.InputStream.nullInputStream(), print, print)) {
            session.execute("weir:status");
        } catch (Exception e) {
            return e.toString().contains("CommandNotFound") ? "not found" : e.toString();
        }
        return out.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private void http(int status) throws InterruptedException {
        Await.until("status " + status + " from the web", () -> status() == status);
    }

    private int status() throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + home.port("http") + "/api/v1/stages");
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setReadTimeout(10_000);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
