package net.weir.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * Bundles of third parties whose stages throw or hang when they are closed. One router sends through the guest, another
 * one past it.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class UnwillingTest {
    private static final long CLOSE_SECONDS = 10;
    /** Closing has its limit; beside it the plan changes and, on a loaded machine, things take their time. */
    private static final long SLOWEST_SECONDS = CLOSE_SECONDS + 10;

    private static final int CHANGES = 20;

    @Inject
    BundleContext context;

    private Home home;
    private Faces faces;
    private PlayedRouter through;
    private PlayedRouter past;
    private Bundle guest;

    /** Something that is done to the guest. */
    private interface Step {
        void take() throws Exception;
    }

    @Configuration
    public Option[] configuration() {
        Path jars = Container.directory("guests");
        Option[] guests = OptionUtils.combine(
                Container.property(
                        "guest.throws", BundleJars.guest(jars, "throws").toUri().toString()),
                Container.property(
                        "guest.hangs", BundleJars.guest(jars, "hangs").toUri().toString()));
        Option[] routers = OptionUtils.combine(
                Container.router("router.through", 8, 20_000), Container.router("router.past", 9, 20_000));
        return OptionUtils.combine(OptionUtils.combine(Container.options(), guests), routers);
    }

    @Before
    public void startPipeline() throws Exception {
        System.clearProperty("guest.released");
        home = new Home();
        home.awaitStart();
        faces = new Faces(context);
        int port = Mosquitto.freePort();
        home.configure("bmp.tcp", "other", "listen = 127.0.0.1:" + port);
        home.configure("null", "past", "sources = other");
        past = new PlayedRouter("router.past");
        through = new PlayedRouter("router.through");
        Await.until("a second listener", () -> faces.stage("other").running());
        past.connect(port);
        through.connect(faces.bmpPort());
    }

    @After
    public void end() throws Exception {
        System.setProperty("guest.released", "true");
        through.close();
        past.close();
        for (String id : new String[] {"throwing", "hanging"}) {
            home.unconfigure("guest.transform", id);
            home.unconfigure("guest.sink", id);
        }
        home.unconfigure("null", "behind");
        home.unconfigure("null", "past");
        home.unconfigure("bmp.tcp", "other");
        if (guest.getState() != Bundle.UNINSTALLED) {
            guest.uninstall();
        }
        Await.until("only two stages", () -> faces.stages().size() == 2);
    }

    @Test
    public void a_transform_that_throws_when_closed_is_replaced_and_removed() throws Exception {
        install("throws", "guest.transform", "throwing");
        home.configure("null", "behind", "sources = throwing");
        flows(through, "behind");

        guest.stop();
        assertFaulted("throwing", "close threw java.lang.IllegalStateException: the guest was told to throw");
        assertLogged("throwing: close-threw");
        flows(past, "past");

        guest.start();
        flows(through, "behind");
        guest.update();
        flows(through, "behind");
        guest.uninstall();
        flows(through, "rib");
        flows(past, "past");
    }

    @Test
    public void a_sink_that_throws_when_closed_is_replaced_and_removed() throws Exception {
        install("throws", "guest.sink", "throwing");
        flows(through, "throwing");
        guest.update();
        flows(through, "throwing");
        guest.uninstall();
        assertFaulted("throwing", "close threw java.lang.IllegalStateException: the guest was told to throw");
        flows(through, "rib");
        flows(past, "past");
    }

    @Test
    public void a_transform_that_hangs_when_closed_is_left_behind_after_its_time() throws Exception {
        install("hangs", "guest.transform", "hanging");
        home.configure("null", "behind", "sources = hanging");
        flows(through, "behind");

        takesItsTime(guest::update);
        assertLogged("hanging: close-hangs");
        awaitRunning("hanging"); // events do not wait that long for one that is away
        flows(through, "behind");
        takesItsTime(guest::uninstall);
        assertFaulted("hanging", "close did not return within 10 s");
        flows(through, "rib");
    }

    @Test
    public void a_sink_that_hangs_when_closed_is_left_behind_after_its_time() throws Exception {
        install("hangs", "guest.sink", "hanging");
        flows(through, "hanging");
        takesItsTime(guest::uninstall);
        assertFaulted("hanging", "close did not return within 10 s");
        flows(through, "rib");
    }

    private void install(String ending, String type, String id) throws Exception {
        guest = context.installBundle(System.getProperty("guest." + ending));
        guest.start();
        home.configure(type, id, "sources = bmp");
        awaitRunning(id);
    }

    private void awaitRunning(String id) throws InterruptedException {
        Await.until(id + " running", () -> faces.stage(id).running());
    }

    /** What is sent from now on arrives in a stage that runs. */
    private void flows(PlayedRouter router, String id) throws Exception {
        awaitRunning(id);
        long before = faces.stage(id).eventsIn();
        router.change(CHANGES);
        Await.until("events in " + id, () -> faces.stage(id).eventsIn() >= before + CHANGES);
    }

    /** The step waits for the guest as long as the guest may take; meanwhile events flow past it. */
    private void takesItsTime(Step step) throws Exception {
        long begin = System.nanoTime();
        Thread taking = new Thread(() -> {
            try {
                step.take();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        taking.start();
        flows(past, "past");
        assertTrue("events flowed while the guest was being closed", taking.isAlive());
        taking.join(TimeUnit.SECONDS.toMillis(SLOWEST_SECONDS));
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
        assertTrue("it took " + seconds + " s", seconds >= CLOSE_SECONDS && !taking.isAlive());
        flows(past, "past");
    }

    private void assertFaulted(String id, String reason) throws Exception {
        Faces.Stage stage = faces.stage(id);
        assertEquals("FAULTED " + reason, stage.state() + " " + stage.reason());
    }

    /** The log has the report and, below it, where in the guest the thread was. */
    private void assertLogged(String report) throws Exception {
        Await.until("\"" + report + "\" in the log, with a stack", () -> {
            String log = Files.readString(home.log());
            int at = log.indexOf(report);
            int stack = log.indexOf("\tat net.weir.itests.guest.Ending.end", Math.max(0, at));
            return at >= 0 && stack > at && stack - at < 2_000;
        });
    }
}
