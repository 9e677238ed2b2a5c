package net.weir.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
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

/** Every feature of the distribution is used, removed and installed again while a router's session is up. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FeaturesTest {
    private static final String ROUTER = "demo-9";
    private static final String SOURCE = "weir-source-bmp";

    @Inject
    BundleContext context;

    @Inject
    FeaturesService service;

    private Home home;
    private Faces faces;
    private FeatureSet features;
    private Mosquitto mosquitto;
    private PlayedRouter router;
    private FeatureUses uses;
    private Map<String, FeatureUses.Use> all;

    @Configuration
    public Option[] configuration() {
        Option[] router = Container.router("router", 9, 20_000);
        Option[] demo = Container.property("weir.demo", "true");
        return OptionUtils.combine(OptionUtils.combine(Container.options(), router), demo);
    }

    @Before
    public void startPipeline() throws Exception {
        home = new Home();
        home.awaitStart();
        faces = new Faces(context);
        features = new FeatureSet(service);
        mosquitto = new Mosquitto();
        home.configure("file", "lines", "sources = bmp", "path = features.json");
        home.configure("mqtt", "broker", "sources = bmp", "server = " + mosquitto.url());
        home.configure("null", "nothing", "sources = rib");
        router = new PlayedRouter("router");
        for (String id : List.of("lines", "broker", "nothing")) {
            Await.until(id + " running", () -> faces.stage(id).running());
        }
        router.connect(faces.bmpPort());
        uses = new FeatureUses(context, features, faces, home, router);
        all = uses.all();
        splitIntoParts();
    }

    /** Asks for each feature by its name, as an operator does who wants to remove one. */
    private void splitIntoParts() throws Exception {
        Set<String> parts = features.names();
        parts.remove(FeatureSet.ALL);
        features.install(parts);
        if (features.installed(FeatureSet.ALL)) {
            List<Bundle> before = List.of(context.getBundles());
            Faces.Session session = session();
            features.remove(Set.of(FeatureSet.ALL));
            assertFalse(features.installed(FeatureSet.ALL));
            assertEquals(before, List.of(context.getBundles()));
            assertEquals(session, faces.session(ROUTER));
        }
        assertEquals(new TreeSet<>(parts), features.required());
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
            home.unconfigure("null", "nothing");
            Await.until("only two stages", () -> faces.stages().size() == 2);
        } finally {
            mosquitto.close();
        }
    }

    @Test
    public void no_use_is_told_of_a_feature_that_is_not_there() {
        Set<String> names = new TreeSet<>(features.names());
        names.remove(FeatureSet.ALL);
        assertEquals(names, new TreeSet<>(all.keySet()));
    }

    @Test
    public void what_the_session_does_not_need_goes_and_comes_under_it() throws Exception {
        for (String name : all.keySet()) {
            if (!features.withNeeded(SOURCE).contains(name)) {
                goesAndComes(name, true);
            }
        }
    }

    @Test
    public void what_the_session_needs_goes_and_comes_and_the_router_is_back() throws Exception {
        for (String name : features.withNeeded(SOURCE)) {
            goesAndComes(name, false);
        }
    }

    @Test
    public void asking_for_everything_in_one_word_changes_nothing_that_runs() throws Exception {
        Faces.Session before = session();
        assertDisturbsNobody(() -> features.install(Set.of(FeatureSet.ALL)));
        assertTrue(features.installed(FeatureSet.ALL));
        assertKept(FeatureSet.ALL, before, true);
    }

    private void goesAndComes(String name, boolean underSession) throws Exception {
        Set<String> together = features.withDependents(name);
        together.remove(FeatureSet.ALL);
        Faces.Session before = session();
        for (String one : together) {
            all.get(one).used().await();
        }

        assertDisturbsNobody(() -> features.remove(together));
        assertGone(together);
        assertKept(name, before, underSession);

        assertDisturbsNobody(() -> features.install(together));
        assertThere(together);
        if (!underSession) {
            Await.until(name + " installed, listening again", () -> faces.bmpPort() > 0);
            router.connect(faces.bmpPort());
        }
        assertKept(name, before, underSession);
        for (String one : together) {
            all.get(one).used().await();
        }
        assertKept(name, before, underSession);
    }

    private interface Step {
        void take() throws Exception;
    }

    /** No bundle that stays is stopped, not even to be started again: a refresh would cut what runs in it. */
    private void assertDisturbsNobody(Step step) throws Exception {
        try (StoppedBundles stopped = new StoppedBundles(context)) {
            step.take();
            assertEquals(Set.of(), stopped.stillThere());
        }
    }

    private Faces.Session session() throws Exception {
        Await.until(
                "the router up",
                () -> faces.session(ROUTER).up()
                        && faces.session(ROUTER).peers().size() == 3);
        return faces.session(ROUTER);
    }

    private void assertKept(String name, Faces.Session before, boolean underSession) throws Exception {
        if (underSession) {
            assertTrue(name + ": the connection is cut", router.connected());
            assertEquals(name, before, faces.session(ROUTER));
        }
    }

    private void assertGone(Set<String> names) throws Exception {
        for (String name : names) {
            assertFalse(name, features.installed(name));
            for (String location : features.bundles(name)) {
                assertEquals(name + " left " + location, null, context.getBundle(location));
            }
        }
        if (!names.contains("weir-engine")) {
            for (String name : names) {
                all.get(name).gone().await();
            }
            assertOthersRun(names);
        }
    }

    /** What stands behind a stage that is gone says so, all others run. */
    private void assertOthersRun(Set<String> gone) throws Exception {
        Map<String, String> types = Map.of(
                SOURCE,
                "bmp.tcp",
                "weir-rib",
                "rib",
                "weir-sink-file",
                "file",
                "weir-sink-mqtt",
                "mqtt",
                "weir-sink-null",
                "null");
        Set<String> away = gone.stream().map(types::get).collect(Collectors.toSet());
        List<Faces.Stage> stages = faces.stages();
        Set<String> waited = stages.stream()
                .filter(stage -> away.contains(stage.type()))
                .map(stage -> "waits for " + stage.id())
                .collect(Collectors.toSet());
        for (Faces.Stage stage : stages) {
            boolean excused = away.contains(stage.type()) || waited.contains(stage.reason());
            assertTrue(gone + ": " + stage, stage.running() || excused);
        }
    }

    private void assertThere(Set<String> names) {
        for (String name : names) {
            assertTrue(name, features.installed(name));
            Set<String> idle = features.bundles(name).stream()
                    .filter(location -> context.getBundle(location).getState() != Bundle.ACTIVE)
                    .collect(Collectors.toSet());
            assertEquals(name, Set.of(), idle);
        }
    }
}
