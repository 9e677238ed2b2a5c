package net.weir.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.inject.Inject;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.codec.bgp.family.Framing;
import net.weir.codec.bgp.family.NlriCodec;
import net.weir.model.Family;
import net.weir.model.layout.Field;
import net.weir.model.layout.Kind;
import net.weir.model.nlri.NlriForm;
import net.weir.model.nlri.RouteTypes;
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
import org.osgi.framework.ServiceRegistration;
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

    @Test
    public void a_family_of_another_bundle_is_read_by_new_sessions_for_as_long_as_it_is_there() throws Exception {
        Family family = Family.of(31, 9);
        NlriForm form = RouteTypes.octets().with(1, "sensor", Field.key("id", Kind.U32));
        NlriCodec first = NlriCodec.of(family, Framing.octets8(1), form);
        NlriCodec second = NlriCodec.framed(family, Framing.octets8(1));
        UpdateDecoder before = new UpdateDecoder(new AttributeCache());
        ServiceRegistration<NlriCodec> one = context.registerService(NlriCodec.class, first, null);
        ServiceRegistration<NlriCodec> two = context.registerService(NlriCodec.class, second, null);
        try {
            Await.until("the family", () -> FamilyRegistry.current().families().contains(family));
            assertEquals("[1]:[42]", sensor(new UpdateDecoder(new AttributeCache())));
            assertFalse(before.families().families().contains(family));
            Await.until("the warning of the second bundle", () -> Files.readString(home.log())
                    .contains("family 31/9 of"));
            one.unregister();
            Await.until("the second takes over", () -> FamilyRegistry.current().codec(31, 9) == second);
            assertEquals("01040000002a", sensor(new UpdateDecoder(new AttributeCache())));
        } finally {
            two.unregister();
        }
        Await.until(
                "nothing is left", () -> !FamilyRegistry.current().families().contains(family));
    }

    /** The text of the one route of an UPDATE of the family. */
    private static String sensor(UpdateDecoder decoder) {
        byte[] message = HexFormat.of()
                .parseHex("ffffffffffffffffffffffffffffffff" + "003702" + "0000" + "0020"
                        + "4001010040020040050400000064" + "800e0f" + "001f09" + "04c0000201" + "00" + "01040000002a");
        DecodedUpdate update =
                decoder.decode(message, 0, message.length, SessionParameters.FOUR_OCTET, ValidationProfile.BGP_IBGP);
        return update.part(0).announced().text(0);
    }

    private Set<Integer> openPorts() throws IOException {
        return Files.readAllLines(home.resolve("ports")).stream()
                .map(line -> Integer.valueOf(line.substring(line.indexOf('=') + 1)))
                .collect(Collectors.toSet());
    }
}
