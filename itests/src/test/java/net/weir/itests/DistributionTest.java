package net.weir.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.slf4j.LoggerFactory;

/** The distribution as it boots, with nothing added: what runs in it, listens and is written. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class DistributionTest {
    @Inject
    BundleContext context;

    private Home home;

    @Configuration
    public Option[] configuration() {
        return Container.options();
    }

    @Before
    public void awaitStart() throws Exception {
        home = new Home();
        home.awaitStart();
    }

    @Test
    public void reports_no_problem() throws Exception {
        assertEquals("", Files.readString(home.resolve("data/ready")));
    }

    @Test
    public void every_bundle_is_active() {
        List<String> inactive = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
            if (!fragment && bundle.getState() != Bundle.ACTIVE) {
                inactive.add(bundle.getSymbolicName() + " is in state " + bundle.getState());
            }
        }
        assertEquals(List.of(), inactive);
    }

    @Test
    public void listens_on_loopback_only() throws Exception {
        Set<String> sockets = ListeningSockets.ofThisProcess();
        Set<String> loopback =
                sockets.stream().filter(ListeningSockets::isLoopback).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(openPorts(), loopback.stream().map(ListeningSockets::port).collect(Collectors.toSet()));

        sockets.removeAll(loopback);
        assertEquals("only the test's own remote control is elsewhere: " + sockets, 1, sockets.size());
    }

    @Test
    public void nobody_has_a_password() throws Exception {
        List<String> users = Files.readAllLines(home.resolve("etc/users.properties"));
        assertTrue(users.toString(), users.stream().allMatch(line -> line.startsWith("#")));
    }

    @Test
    public void what_routers_send_cannot_forge_a_line_of_the_log() throws Exception {
        String forged = "2026-01-01T00:00:00.000Z ERROR [lane] Engine - forged";
        Throwable cause = new IllegalStateException("cause\r\n" + forged);
        LoggerFactory.getLogger("test").warn("message\n" + forged, new IOException("outer\n" + forged, cause));
        LoggerFactory.getLogger("test").warn("last");

        Await.until("the last message in the log", () -> Files.readString(home.log())
                .contains("test - last"));
        List<String> lines = Files.readAllLines(home.log());
        assertFalse(lines.toString(), lines.stream().anyMatch(line -> line.startsWith(forged)));
        assertTrue(lines.toString(), lines.stream().anyMatch(line -> line.contains("message\\n" + forged)));
        assertTrue(lines.toString(), lines.stream().anyMatch(line -> line.startsWith("Caused by: ")));
        assertTrue(lines.toString(), lines.stream().anyMatch(line -> line.startsWith("\tat ")));
    }

    private Set<Integer> openPorts() throws IOException {
        return Files.readAllLines(home.resolve("ports")).stream()
                .map(line -> Integer.valueOf(line.substring(line.indexOf('=') + 1)))
                .collect(Collectors.toSet());
    }
}
