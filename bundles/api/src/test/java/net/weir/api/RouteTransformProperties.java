package net.weir.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.weir.event.Event;
import net.weir.event.ExtensionEvent;
import net.weir.event.RouteChange;
import net.weir.event.RouteUpdate;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import net.weir.model.Value;
import net.weir.model.View;
import org.jspecify.annotations.Nullable;

/** A receiver behind a filter has what the filter lets pass of a table, whatever happens to the table. */
class RouteTransformProperties {
    private static final int ROUTES = 24;
    private static final int EVENTS = 60;

    private final RouterKey router = new RouterKey("edge", IpAddress.parse("198.51.100.1"), "r1");
    private final Peer peer = new Peer(
            1,
            1,
            PeerKey.global(router, IpAddress.parse("192.0.2.1"), View.ADJ_RIB_IN_PRE),
            new Peer.Facts(new Asn(64_496), IpAddress.parse("203.0.113.1"), null, false));
    private final Map<Long, PathAttributes> table = new TreeMap<>();
    private final Map<Long, PathAttributes> received = new TreeMap<>();

    private record NoOptions() {}

    /** Of eight sets, by prefix: some are rejected, some get another, most pass. */
    private static final class Sieve extends RouteTransform<NoOptions> {
        @Override
        protected RouteFilter filter() {
            return (peer, routes, index, attributes, news) -> {
                if (news != null && key(routes, index) % 5 == 0) {
                    news.tell(new ExtensionEvent(peer, 0, 1, "org.example.seen", 1, new Value.Text("five")));
                }
                return verdict(key(routes, index), attributes);
            };
        }
    }

    private static @Nullable PathAttributes verdict(long key, PathAttributes attributes) {
        int med = (int) attributes.med();
        return switch ((int) (key + med) % 7) {
            case 0, 1 -> null;
            case 2 -> set(med % 4 + 100);
            case 3 -> set(200);
            default -> attributes;
        };
    }

    private static PathAttributes set(int med) {
        return PathAttributes.ofCanonical(new byte[] {0x40, 1, 1, 0, (byte) 0x80, 4, 4, 0, 0, 0, (byte) med});
    }

    private static long key(NlriBlock routes, int index) {
        return ((Ipv4Nlri) routes).key(index) >>> 8;
    }

    private static NlriBlock block(List<Long> keys) {
        return new Ipv4Nlri(
                Family.IPV4_UNICAST, keys.stream().mapToLong(k -> k << 8 | 32).toArray(), null);
    }

    private static List<Long> some(Random random) {
        return random.longs(0, ROUTES)
                .distinct()
                .limit(1 + random.nextInt(ROUTES))
                .boxed()
                .toList();
    }

    private List<Event> through(LaneTransform filter, Event event, long sequence) {
        List<Event> out = new ArrayList<>();
        event.stamp(1, sequence);
        filter.accept(event, out::add);
        assertThat(out).extracting(Event::subsequence).doesNotHaveDuplicates();
        assertThat(out).allMatch(e -> e.sequence() == sequence);
        return out;
    }

    private Map<Long, PathAttributes> passing() {
        Map<Long, PathAttributes> passing = new TreeMap<>();
        table.forEach((key, attributes) -> {
            PathAttributes passed = verdict(key, attributes);
            if (passed != null) {
                passing.put(key, passed);
            }
        });
        return passing;
    }

    @Property(tries = 200)
    void behind_a_rib(@ForAll long seed) {
        Random random = new Random(seed);
        LaneTransform filter = new Sieve().forLane(0);
        for (int i = 1; i <= EVENTS; i++) {
            RouteChange change = randomChange(random);
            through(filter, change, i).forEach(this::receive);
            assertThat(received).isEqualTo(passing());
        }
    }

    private RouteChange randomChange(Random random) {
        PathAttributes after = random.nextInt(4) == 0 ? null : set(random.nextInt(8));
        List<Long> keys = new ArrayList<>();
        List<@Nullable PathAttributes> before = new ArrayList<>();
        for (long key : some(random)) {
            PathAttributes stands = table.get(key);
            if (!Objects.equals(stands, after)) {
                keys.add(key);
                before.add(stands);
                put(table, key, after);
            }
        }
        RouteChange.Cause cause = RouteChange.Cause.PEER;
        return new RouteChange(peer, 0, 1, block(keys), before.toArray(PathAttributes[]::new), after, cause, 1);
    }

    private void receive(Event event) {
        if (event instanceof RouteChange change) {
            for (int i = 0; i < change.routes().count(); i++) {
                long key = key(change.routes(), i);
                assertThat(change.before(i)).isEqualTo(received.get(key)).isNotEqualTo(change.after());
                put(received, key, change.after());
            }
        } else if (event instanceof RouteUpdate update) {
            Map<Long, @Nullable PathAttributes> changes = new HashMap<>();
            for (int i = 0; i < update.withdrawnCount(); i++) {
                changes.put(key(Objects.requireNonNull(update.withdrawn()), i), null);
            }
            for (int i = 0; i < update.announcedCount(); i++) {
                changes.put(key(Objects.requireNonNull(update.announced()), i), update.attributes());
            }
            changes.forEach((key, attributes) -> put(received, key, attributes));
        } else {
            assertThat(event).isInstanceOf(ExtensionEvent.class);
        }
    }

    private static void put(Map<Long, PathAttributes> into, long key, @Nullable PathAttributes attributes) {
        if (attributes == null) {
            into.remove(key);
        } else {
            into.put(key, attributes);
        }
    }

    @Property(tries = 200)
    void before_a_rib(@ForAll long seed) {
        Random random = new Random(seed);
        LaneTransform filter = new Sieve().forLane(0);
        for (int i = 1; i <= EVENTS; i++) {
            List<Long> gone = some(random);
            List<Long> come = some(random);
            PathAttributes attributes = set(random.nextInt(8));
            boolean announces = random.nextInt(4) > 0;
            RouteUpdate update = RouteUpdate.of(
                    peer,
                    1,
                    Family.IPV4_UNICAST,
                    announces && random.nextBoolean() ? null : block(gone),
                    announces ? block(come) : null,
                    announces ? attributes : null);
            apply(update);
            through(filter, update, i).forEach(this::receive);
            assertThat(received).isEqualTo(passing());
        }
    }

    private void apply(RouteUpdate update) {
        for (int i = 0; i < update.withdrawnCount(); i++) {
            table.remove(key(Objects.requireNonNull(update.withdrawn()), i));
        }
        for (int i = 0; i < update.announcedCount(); i++) {
            table.put(key(Objects.requireNonNull(update.announced()), i), Objects.requireNonNull(update.attributes()));
        }
    }
}
