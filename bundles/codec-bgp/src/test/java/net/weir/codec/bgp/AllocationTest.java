package net.weir.codec.bgp;

import static net.weir.codec.bgp.Wire.CLASSIC;
import static net.weir.codec.bgp.Wire.attribute;
import static net.weir.codec.bgp.Wire.update;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import net.weir.event.RouteUpdate;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import net.weir.model.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an UPDATE leaves to the garbage collector when its attributes were met before: octets that the thread allocated, which
 * do not depend on time or load. The virtual machine may do with less than is said here, never with more.
 */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 20_000;
    private static final int SERIES = 5;
    /** The compiler may let the thread allocate once or twice on the way: far below an octet a round. */
    private static final double SLACK = 1;

    private static final Peer PEER = new Peer(
            1,
            1,
            PeerKey.global(
                    new RouterKey("test", IpAddress.parse("192.0.2.1"), "test"),
                    IpAddress.parse("192.0.2.9"),
                    View.ADJ_RIB_IN_PRE),
            new Peer.Facts(new Asn(64_496), IpAddress.parse("192.0.2.9"), null, false));

    private final UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
    private Object last = PEER;

    private DecodedUpdate decode(byte[] message) {
        return decoder.decode(
                message, 0, message.length, SessionParameters.FOUR_OCTET, ValidationProfile.BMP_IN_PRE_EBGP);
    }

    /** Of a round, the least of several series: what is left of a thread's buffer when it gets a new one is counted too. */
    private double octetsOf(Runnable round) {
        round.run(); // makes the attributes known
        double least = Double.MAX_VALUE;
        for (int series = 0; series < SERIES; series++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < ROUNDS; i++) {
                round.run();
            }
            least = Math.min(least, (THREADS.getCurrentThreadAllocatedBytes() - before) / (double) ROUNDS);
        }
        return least;
    }

    private double octetsOf(byte[] message) {
        return octetsOf(() -> last = decode(message).event(0, PEER, 0, 1, 1, null));
    }

    private static String prefixes(int count) {
        StringBuilder nlri = new StringBuilder();
        for (int i = 0; i < count; i++) {
            nlri.append(String.format("18c633%02x", i));
        }
        return nlri.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6, 200})
    void a_hit_leaves_an_event_of_64_octets_and_8_for_each_ipv4_prefix(int prefixes) {
        assertThat(octetsOf(update("", CLASSIC, prefixes(prefixes)))).isLessThanOrEqualTo(64 + 8 * prefixes + SLACK);
    }

    @Test
    void a_hit_leaves_nothing_for_attributes_however_long_they_are() {
        double few = octetsOf(update("", CLASSIC, prefixes(6)));
        String unknown = attribute(0xc0, 99, Wire.filler(200));
        double many = octetsOf(update("", CLASSIC + unknown, prefixes(6)));
        assertThat(many).isBetween(few - SLACK, few + SLACK);
    }

    @Test
    void a_hit_on_attributes_that_are_not_canonical_leaves_nothing_more() {
        double canonical = octetsOf(update("", CLASSIC, prefixes(6)));
        double unordered = octetsOf(update("", Wire.NEXT_HOP + Wire.AS_PATH + Wire.ORIGIN, prefixes(6)));
        assertThat(unordered).isBetween(canonical - SLACK, canonical + SLACK);
    }

    @Test
    void a_hit_beside_mp_reach_leaves_only_the_routes() {
        String reach = Wire.reach(Family.IPV6_UNICAST, Wire.HOP6, Wire.NET6);
        double octets = octetsOf(update("", reach + CLASSIC, ""));
        assertThat(octets).isLessThanOrEqualTo(48 + 32 + 3 * 24 + SLACK); // three arrays where IPv4 has one
    }

    @Test
    void what_did_not_come_with_the_message_before_has_48_octets_more() {
        long[] now = {1};
        byte[] message = update("", CLASSIC, prefixes(6));
        double octets = octetsOf(() -> last = decode(message).event(0, PEER, now[0], now[0]++, 1, null));
        assertThat(octets).isLessThanOrEqualTo(48 + 64 + 8 * 6 + SLACK);
    }

    @Test
    void a_block_of_the_routes_has_24_octets_and_is_made_once() {
        byte[] message = update("", CLASSIC, prefixes(6));
        double octets = octetsOf(() -> {
            RouteUpdate event = decode(message).event(0, PEER, 0, 1, 1, null);
            last = List.of(event.announced(), event.announced());
        });
        double list = 32;
        assertThat(octets).isLessThanOrEqualTo(list + 24 + 64 + 8 * 6 + SLACK);
    }
}
