package net.weir.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.OptionUtils;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.FrameworkWiring;

/** The bundles of sinks and of a transform are replaced while events flow through them. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class UpdateTest {
    private static final int EVENTS = 100_000;
    private static final int ROUNDS = 3;
    private static final String ROUTER = "demo-9";

    @Inject
    BundleContext context;

    private Home home;
    private Faces faces;
    private Mosquitto mosquitto;
    private PlayedRouter router;
    private Path lines;
    private Bundle transform;

    /** Something that is done to a bundle. */
    private interface Step {
        void take() throws Exception;
    }

    @Configuration
    public Option[] configuration() {
        Option[] router = Container.router("router", 9, EVENTS);
        Option[] jar = Container.property("path-length", Container.pathLength().toString());
        return OptionUtils.combine(OptionUtils.combine(Container.options(), router), jar);
    }

    @Before
    public void startPipeline() throws Exception {
        home = new Home();
        home.awaitStart();
        faces = new Faces(context);
        mosquitto = new Mosquitto();
        lines = home.resolve("data/lines-" + System.nanoTime() + ".json");
        transform = context.installBundle(System.getProperty("path-length"));
        transform.start();
        home.configure("path.length", "short", "sources = bmp", "max-hops = 4");
        home.configure("file", "lines", "sources = short", "path = " + lines, "format = json-min");
        home.configure("mqtt", "broker", "sources = short", "server = " + mosquitto.url(), "format = json-min");
        for (String id : List.of("short", "lines", "broker")) {
            awaitRunning(id);
        }
        router = new PlayedRouter("router");
    }

    @After
    public void end() throws Exception {
        if (mosquitto == null) {
            return; // left out
        }
        try {
            if (router != null) {
                router.close();
            }
            home.unconfigure("file", "lines");
            home.unconfigure("mqtt", "broker");
            home.unconfigure("path.length", "short");
            Await.until("only two stages", () -> faces.stages().size() == 2);
            transform.uninstall();
        } finally {
            mosquitto.close();
        }
    }

    @Test
    public void nothing_is_lost_while_bundles_are_updated_and_refreshed() throws Exception {
        Path received = mosquitto.subscribe();
        router.connect(faces.bmpPort());
        int slice = EVENTS / (ROUNDS * 6);
        for (int round = 1; round <= ROUNDS; round++) {
            replace(transform, "short", slice, "2.0." + round);
            replace(bundle("sink-file"), "lines", slice, "2.0." + round);
            replace(bundle("sink-mqtt"), "broker", slice, "2.0." + round);
        }
        router.change(EVENTS - ROUNDS * 6 * slice);
        assertTrue("the router's connection was cut", router.connected());

        Arrivals written = awaitAll(lines);
        written.assertNoGap(router.sent());
        written.assertNoneTwice();
        awaitAll(received).assertNoGap(router.sent());
    }

    @Test
    public void a_removed_transform_is_waited_for_and_found_again() throws Exception {
        transform.uninstall();
        Await.until(
                "short waiting",
                () -> faces.stage("short").state().equals("WAITING")
                        && faces.stage("short").reason().contains("path.length"));
        transform = context.installBundle(System.getProperty("path-length"));
        transform.start();
        awaitRunning("short");
    }

    @Test
    public void an_updated_source_cuts_its_sessions_and_its_routers_tell_everything_again() throws Exception {
        router.connect(faces.bmpPort());
        Await.until("all routes", () -> faces.ribRoutes() == RouterRecording.ROUTES);
        int epoch = faces.session(ROUTER).reconnects();

        Bundle source = bundle("source-bmp");
        source.update(NewerJar.of(source.getLocation(), "2.0.0"));
        assertFalse("the connection outlived its source", router.connected());
        Await.until("the router down", () -> !faces.session(ROUTER).up());
        Await.until("no route of a router that is away", () -> faces.ribRoutes() == 0);

        Await.until("a listener", () -> faces.bmpPort() > 0);
        router.connect(faces.bmpPort());
        Await.until("all routes again", () -> faces.ribRoutes() == RouterRecording.ROUTES);
        assertEquals(epoch + 1, faces.session(ROUTER).reconnects());
    }

    private Bundle bundle(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private void replace(Bundle bundle, String stage, int events, String version) throws Exception {
        whileFlowing(events, stage, () -> bundle.update(NewerJar.of(bundle.getLocation(), version)));
        assertEquals(Version.parseVersion(version), bundle.getVersion());
        whileFlowing(events, stage, () -> refresh(bundle));
    }

    private void refresh(Bundle bundle) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        FrameworkWiring wiring =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        wiring.refreshBundles(List.of(bundle), event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        assertTrue("refreshed", done.await(60, TimeUnit.SECONDS));
    }

    /** Takes the step between the first and the last of so many events, and waits until the stage runs again. */
    private void whileFlowing(int events, String stage, Step step) throws Exception {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        CountDownLatch flowing = new CountDownLatch(1);
        CompletableFuture<Void> flow = CompletableFuture.runAsync(() -> flow(events, flowing, taken));
        assertTrue("events flow", flowing.await(60, TimeUnit.SECONDS));
        int before = router.sent();
        try {
            step.take();
        } finally {
            taken.complete(null);
        }
        assertTrue("no event came while " + stage + " was replaced", router.sent() > before);
        flow.get(60, TimeUnit.SECONDS);
        awaitRunning(stage);
    }

    /** Sends in small portions, the last tenth only when the step has been taken. */
    private void flow(int events, CountDownLatch flowing, CompletableFuture<Void> taken) {
        try {
            int portion = events / 100;
            for (int sent = 0; sent < 90 * portion; sent += portion) {
                router.change(portion);
                flowing.countDown();
                Thread.sleep(5);
            }
            taken.get(60, TimeUnit.SECONDS);
            router.change(events - 90 * portion);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitRunning(String stage) throws InterruptedException {
        Await.until(stage + " running", () -> faces.stage(stage).running());
    }

    /** What a file has when all that was sent is there, or no more of it comes. */
    private Arrivals awaitAll(Path file) throws Exception {
        int before = -1;
        Arrivals arrivals = Arrivals.in(file);
        while (arrivals.events() < router.sent() && arrivals.events() > before) {
            before = arrivals.events();
            Thread.sleep(5_000);
            arrivals = Arrivals.in(file);
        }
        return arrivals;
    }
}
