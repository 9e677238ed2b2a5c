package net.weir.engine.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.weir.event.Event;
import net.weir.event.PeerUp;
import net.weir.event.RouteChange;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Ipv4Nlri;
import net.weir.model.OpaqueNlri;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.testkit.Examples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoalescingQueueTest {
    private static final Peer PEER = Examples.peer(1, 1);
    private static final Peer OTHER = Examples.peer(2, 1);

    private final CoalescingQueue queue = new CoalescingQueue();
    private final Map<String, PathAttributes> table = new HashMap<>();
    private long sequence;
    private long number;
    private long lastTaken;

    private void add(Event event) {
        queue.add(event, number += 3);
    }

    private static String key(Peer peer, String prefix) {
        return peer.id() + " " + prefix;
    }

    private static @Nullable PathAttributes attributes(int asn) {
        return asn == 0
                ? null
                : Examples.announce(PEER, "192.0.2.0/24", 64_496, asn).attributes();
    }

    /** The peer's routes change to the AS given, 0 withdraws. */
    private RouteChange change(Peer peer, int asn, String... prefixes) {
        @Nullable PathAttributes[] before = new @Nullable PathAttributes[prefixes.length];
        Prefix[] routes = new Prefix[prefixes.length];
        PathAttributes after = attributes(asn);
        for (int i = 0; i < prefixes.length; i++) {
            routes[i] = Prefix.parse(prefixes[i]);
            before[i] = after == null ? table.remove(key(peer, prefixes[i])) : table.put(key(peer, prefixes[i]), after);
        }
        RouteChange change = new RouteChange(
                peer, 0, Examples.RECEIVED, Ipv4Nlri.of(routes), before, after, RouteChange.Cause.PEER, sequence + 1);
        change.stamp(1, ++sequence);
        return change;
    }

    private static Map<String, PathAttributes> replay(List<Event> events) {
        Map<String, PathAttributes> replayed = new HashMap<>();
        for (Event event : events) {
            if (event instanceof RouteChange change) {
                for (int i = 0; i < change.routes().count(); i++) {
                    String key = key(change.routePeer(), change.routes().text(i));
                    PathAttributes after = change.after();
                    PathAttributes had = after == null ? replayed.remove(key) : replayed.put(key, after);
                    assertThat(change.before(i)).as("before of %s", change).isEqualTo(had);
                }
            }
        }
        return replayed;
    }

    @Test
    void the_newest_change_of_a_route_stands_for_those_before_it() {
        add(change(PEER, 64_501, "192.0.2.0/24"));
        add(change(PEER, 64_502, "198.51.100.0/24"));
        add(change(PEER, 64_503, "192.0.2.0/24"));
        List<Event> taken = queue.take(10).events();
        assertThat(taken).extracting(Event::sequence).containsExactly(2L, 3L);
        assertThat(replay(taken)).isEqualTo(table);
        assertThat(queue.takeCoalesced()).isEqualTo(1);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void a_route_that_is_again_what_the_sink_has_is_not_told() {
        add(change(PEER, 64_501, "192.0.2.0/24"));
        add(change(PEER, 0, "192.0.2.0/24"));
        assertThat(queue.take(10).events()).isEmpty();
        assertThat(queue.takeCoalesced()).isEqualTo(2);
    }

    @Test
    void a_label_that_changed_is_told_although_the_attributes_are_again_what_the_sink_has() {
        PathAttributes had = attributes(64_501);
        for (String octets : new String[] {"700001010000fbf000000001c00002", "700002010000fbf000000001c00002"}) {
            OpaqueNlri route =
                    new OpaqueNlri(Family.of(1, 128), Bytes.ofHex(octets).toArray(), new int[] {0, 15}, null);
            RouteChange change = new RouteChange(
                    PEER,
                    0,
                    Examples.RECEIVED,
                    route,
                    new PathAttributes[] {had},
                    had,
                    RouteChange.Cause.PEER,
                    sequence + 1);
            change.stamp(1, ++sequence);
            add(change);
        }
        assertThat(queue.take(10).events()).extracting(Event::sequence).containsExactly(2L);
        assertThat(queue.takeCoalesced()).isEqualTo(1);
    }

    @Test
    void changes_do_not_pass_an_event_of_their_peer() {
        add(change(PEER, 64_501, "192.0.2.0/24"));
        PeerUp up = Examples.peerUp(PEER);
        up.stamp(1, ++sequence);
        add(up);
        add(change(PEER, 64_502, "192.0.2.0/24"));
        add(change(OTHER, 64_502, "192.0.2.0/24"));
        assertThat(queue.take(10).events()).extracting(Event::sequence).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void what_is_left_of_a_change_of_many_routes_is_one_event() {
        add(change(PEER, 64_501, "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"));
        add(change(PEER, 64_502, "198.51.100.0/24"));
        List<Event> taken = queue.take(10).events();
        assertThat(taken).hasSize(2);
        assertThat(((RouteChange) taken.get(0)).routes().count()).isEqualTo(2);
        assertThat(taken.get(0).sequence()).isEqualTo(1);
        assertThat(replay(taken)).isEqualTo(table);
    }

    @Test
    void a_route_that_flaps_for_ever_is_told_all_the_same() {
        List<Event> taken = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            add(change(PEER, 64_500 + i, "192.0.2.0/24"));
            add(change(PEER, 64_501, "10.0." + (i >> 8) + "." + (i & 255) + "/32"));
            if (i % 4 == 3) {
                taken.addAll(queue.take(1).events());
            }
        }
        assertThat(taken)
                .filteredOn(e -> ((RouteChange) e).routes().text(0).equals("192.0.2.0/24"))
                .isNotEmpty();
        taken.addAll(queue.take(Integer.MAX_VALUE).events());
        assertThat(replay(taken)).isEqualTo(table);
    }

    @Property(tries = 300)
    void a_receiver_ends_with_what_stands_whenever_it_takes(@ForAll Random random) {
        new CoalescingQueueTest().takesAtAnyTime(random); // tries share an instance
    }

    private void takesAtAnyTime(Random random) {
        List<Event> taken = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Peer peer = random.nextBoolean() ? PEER : OTHER;
            switch (random.nextInt(10)) {
                case 0 -> {
                    PeerUp up = Examples.peerUp(peer);
                    up.stamp(1, ++sequence);
                    add(up);
                }
                case 1 -> {
                    Stretch stretch = queue.take(1 + random.nextInt(20));
                    for (int at = 0; at < stretch.size(); at++) {
                        assertThat(stretch.number(at)).isGreaterThan(lastTaken);
                        lastTaken = stretch.number(at);
                    }
                    taken.addAll(stretch.events());
                }
                case 2 -> {
                    Stretch back = queue.take(1 + random.nextInt(5));
                    queue.putBack(back);
                }
                default -> {
                    Set<String> prefixes = new HashSet<>();
                    int asn = random.nextInt(3) == 0 ? 0 : 64_500 + random.nextInt(3);
                    for (int n = 1 + random.nextInt(4); n > 0; n--) {
                        String prefix = "10.0.0." + random.nextInt(12) + "/32";
                        if (!Objects.equals(table.get(key(peer, prefix)), attributes(asn))) {
                            prefixes.add(prefix);
                        }
                    }
                    if (!prefixes.isEmpty()) {
                        add(change(peer, asn, prefixes.toArray(String[]::new)));
                    }
                }
            }
        }
        taken.addAll(queue.take(Integer.MAX_VALUE).events());
        assertThat(replay(taken)).isEqualTo(table);
        assertThat(taken).extracting(Event::sequence).doesNotHaveDuplicates();
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.hasMuchRoom()).as("the weight is 0 again").isTrue();
    }
}
