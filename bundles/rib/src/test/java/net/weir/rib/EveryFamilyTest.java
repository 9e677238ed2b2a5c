package net.weir.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.weir.event.RouteChange;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.OpaqueNlri;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Value;
import net.weir.model.layout.Field;
import net.weir.model.layout.Kind;
import net.weir.model.nlri.NlriForms;
import net.weir.model.nlri.RouteTypes;
import net.weir.query.RibQuery;
import net.weir.query.RouteQuery;
import org.junit.jupiter.api.Test;

/** Routes of every family that has a form go in and come out as they were. */
class EveryFamilyTest {
    private final RibFixture rib = new RibFixture();
    private final PathAttributes a = Samples.med(1);
    private final PathAttributes b = Samples.med(2);

    /** The samples that the forms are tested with: octets by family. */
    private static Map<Family, List<Bytes>> samples() throws IOException {
        Map<Family, List<Bytes>> samples = new TreeMap<>();
        try (InputStream in = EveryFamilyTest.class.getResourceAsStream("/net/weir/model/nlri/families.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] parts = line.split("\\|");
                samples.computeIfAbsent(Family.parse(parts[0]), f -> new ArrayList<>())
                        .add(Bytes.ofHex(parts[1]));
            });
        }
        return samples;
    }

    @Test
    void every_route_comes_out_as_it_went_in_and_is_found_by_text_and_octets() throws IOException {
        Map<Family, List<Bytes>> samples = samples();
        assertThat(samples.keySet()).as("no family without samples").containsAll(NlriForms.families());
        Peer peer = rib.up(1, 1);
        samples.forEach((family, nlri) -> rib.announce(peer, a, OctetSamples.block(family, nlri, null)));
        samples.forEach((family, nlri) -> {
            Map<Object, Bytes> expected = new TreeMap<>();
            nlri.forEach(n -> expected.put(OctetSamples.block(family, n).identity(0), n));
            List<RibQuery.PrefixRoutes> found = rib.all(RouteQuery.all(family));
            assertThat(found.stream()
                            .map(f -> f.routes().get(0).nlri().octets(0))
                            .toList())
                    .as("%s", family)
                    .isEqualTo(List.copyOf(expected.values()));
            assertThat(rib.summary(peer, family).routes()).isEqualTo(expected.size());
            for (RibQuery.PrefixRoutes one : found) {
                Bytes octets = one.nlri().octets(0);
                for (String key : List.of(one.text(), octets.toString())) {
                    assertThat(rib.all(RouteQuery.key(family, key)))
                            .as("%s %s", family, key)
                            .singleElement()
                            .satisfies(f -> assertThat(f.nlri().octets(0)).isEqualTo(octets));
                }
            }
        });
        samples.forEach(
                (family, nlri) -> rib.offer(Samples.withdraw(peer, rib.now(), OctetSamples.block(family, nlri, null))));
        assertThat(rib.rib.summary().routes()).isZero();
        assertThat(rib.rib.summary().prefixes()).isZero();
    }

    @Test
    void labels_may_differ_between_announcement_and_withdrawal_and_a_new_label_is_a_change() {
        List<Bytes> vpn = OctetSamples.pool(OctetSamples.VPN);
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, OctetSamples.block(OctetSamples.VPN, vpn.get(0)));
        rib.announce(peer, a, OctetSamples.block(OctetSamples.VPN, vpn.get(0)));
        rib.announce(peer, a, OctetSamples.block(OctetSamples.VPN, vpn.get(1)));
        List<RouteChange> changes = rib.takeChanges();
        assertThat(changes).hasSize(2);
        assertThat(changes.get(1).before(0)).isEqualTo(a);
        assertThat(((OpaqueNlri) changes.get(1).routes()).octets(0)).isEqualTo(vpn.get(1));
        assertThat(rib.summary(peer, OctetSamples.VPN).duplicates()).isEqualTo(1);
        assertThat(rib.summary(peer, OctetSamples.VPN).routes()).isEqualTo(1);
        rib.offer(Samples.withdraw(peer, rib.now(), OctetSamples.block(OctetSamples.VPN, vpn.get(2))));
        assertThat(rib.takeChanges()).singleElement().satisfies(c -> assertThat(c.before(0))
                .isEqualTo(a));
        assertThat(rib.rib.summary().routes()).isZero();
    }

    @Test
    void a_peer_that_goes_takes_its_routes_along_with_their_labels_as_it_had_them() {
        List<Bytes> evpn = OctetSamples.pool(OctetSamples.EVPN);
        Peer peer = rib.up(1, 1);
        rib.announce(peer, a, OctetSamples.block(OctetSamples.EVPN, List.of(evpn.get(1), evpn.get(5)), null));
        rib.announce(peer, b, "192.0.2.0/24");
        rib.takeChanges();
        rib.down(peer);
        rib.rib.reclaimer().reclaim(true); // what is handed out now stands by itself
        List<RouteChange> gone = rib.takeChanges();
        assertThat(gone).hasSize(2);
        OpaqueNlri routes = (OpaqueNlri) gone.get(1).routes();
        assertThat(List.of(routes.octets(0), routes.octets(1))).containsExactlyInAnyOrder(evpn.get(1), evpn.get(5));
    }

    @Test
    void a_family_that_is_registered_later_is_kept_from_then_on() {
        Family own = Family.of(31, 9);
        Peer peer = rib.up(1, 1);
        OpaqueNlri route = OctetSamples.block(own, Bytes.ofHex("01060000002a0007"));
        rib.announce(peer, a, route);
        assertThat(rib.rib.families()).doesNotContain(own);
        assertThat(rib.rib.summary().routes()).isZero();
        NlriForms.set(
                own,
                RouteTypes.octets().with(1, "sensor", Field.key("id", Kind.U32), Field.plain("reading", Kind.U16)));
        try {
            rib.announce(peer, a, route);
            assertThat(rib.rib.families()).contains(own);
            assertThat(rib.all(RouteQuery.key(own, "[1]:[42]"))).singleElement().satisfies(found -> assertThat(
                            found.routes().get(0).nlri().value(0).fields().get("reading"))
                    .isEqualTo(new Value.Int(7)));
            rib.offer(Samples.withdraw(peer, rib.now(), OctetSamples.block(own, Bytes.ofHex("01060000002a0000"))));
            assertThat(rib.rib.summary().routes()).isZero();
        } finally {
            NlriForms.set(own, null);
        }
    }
}
