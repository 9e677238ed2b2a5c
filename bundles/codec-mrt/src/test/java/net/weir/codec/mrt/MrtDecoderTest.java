package net.weir.codec.mrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.Malformed;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouteUpdate;
import net.weir.model.Asn;
import net.weir.model.AttributeType;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Octets;
import net.weir.model.PathAttributes;
import net.weir.model.Tags;
import net.weir.model.View;
import net.weir.mrt.Archive;
import net.weir.mrt.Vectors;
import org.junit.jupiter.api.Test;

class MrtDecoderTest {
    private static List<String> kinds(List<Event> events) {
        return events.stream().map(event -> event.kind().toString()).toList();
    }

    @Test
    void a_dump_gives_its_peers_its_routes_and_then_their_ends() {
        Archive archive = Archive.of(Vectors.ribs());
        assertThat(archive.damage).isEmpty();
        assertThat(archive.all(PeerUp.class)).hasSize(2).allSatisfy(up -> {
            assertThat(up.peer().facts().vrf()).isEqualTo("blue");
            assertThat(up.peer().facts().bgpId()).isEqualTo(Vectors.V4);
        });
        assertThat(archive.all(PeerUp.class).get(1).peer().asn()).isEqualTo(new Asn(4_200_000_000L));
        assertThat(archive.all(RouteUpdate.class)).hasSize(32);
        RouteUpdate first = archive.all(RouteUpdate.class).get(0);
        assertThat(first.attributes()).isEqualTo(Vectors.attributes());
        assertThat(first.announced().text(0)).isEqualTo("203.0.113.0/24");
        assertThat(first.observedMicros()).isEqualTo((Vectors.SECONDS - 10) * 1_000_000);
        assertThat(first.receivedMicros()).isEqualTo(Vectors.SECONDS * 1_000_000);
        assertThat(archive.all(RouteUpdate.class).get(31).announced().pathId(0)).isEqualTo(8);
        assertThat(archive.all(EndOfRib.class)).hasSize(8).allMatch(EndOfRib::assumed);
    }

    @Test
    void rare_records_are_read_vpn_routes_places_and_the_full_form_of_mp_reach() {
        Archive archive = Archive.of(Vectors.rarities());
        assertThat(archive.damage).isEmpty();
        assertThat(archive.all(Malformed.class)).isEmpty();
        List<RouteUpdate> routes = archive.all(RouteUpdate.class);
        assertThat(routes)
                .extracting(RouteUpdate::family)
                .containsExactly(Family.of(1, 128), Family.of(1, 128), Family.IPV6_UNICAST);
        assertThat(routes.get(0).announced().identity(0))
                .isEqualTo(Vectors.vpn().identity(0));
        assertThat(routes.get(1).announced().pathId(0)).isEqualTo(9);
        assertThat(routes.get(2).attributes().nextHop().global()).isEqualTo(Vectors.V6);
        PathAttributes canonical = routes.get(2).attributes();
        assertThat(canonical.find(AttributeType.MP_REACH_NLRI).length()).isEqualTo(20);
    }

    @Test
    void the_oldest_types_are_read() {
        Archive archive = Archive.of(Vectors.old());
        assertThat(archive.damage).isEmpty();
        assertThat(archive.all(RouteUpdate.class))
                .extracting(update -> update.announced().text(0) + " "
                        + update.attributes().nextHop().global())
                .containsExactly("203.0.113.0/24 192.0.2.1", "2001:db8:1::/48 2001:db8::1", "203.0.113.0/24 192.0.2.1");
        assertThat(archive.all(PeerDown.class)).hasSize(1);
    }

    @Test
    void every_kind_of_message_and_state_change_is_read() {
        Archive archive = Archive.of(Vectors.messages());
        assertThat(archive.damage).isEmpty();
        assertThat(archive.all(Malformed.class)).isEmpty();
        assertThat(archive.all(RouteUpdate.class)).hasSize(32 * 4);
        assertThat(archive.all(RouteUpdate.class).stream()
                        .filter(u -> u.family().equals(Family.IPV4_UNICAST)))
                .allMatch(u -> u.attributes() == null || u.attributes().equals(Vectors.attributes()));
        assertThat(archive.all(RouteUpdate.class).stream()
                        .filter(u -> u.routePeer().view() == View.ADJ_RIB_OUT_POST))
                .hasSize(64);
        assertThat(archive.all(PeerDown.class))
                .filteredOn(down -> down.notificationCode() == 6)
                .isNotEmpty();
    }

    private static MrtEncoder states(int... states) {
        MrtEncoder out = new MrtEncoder();
        for (int i = 0; i + 1 < states.length; i++) {
            out.stateChange(Vectors.SECONDS * 1_000_000, false, Vectors.session(false), true, states[i], states[i + 1]);
        }
        return out;
    }

    @Test
    void leaving_state_6_withdraws_and_coming_to_it_flushes_what_is_left() {
        assertThat(kinds(Archive.of(states(3, 6, 1, 2).toBytes()).events)).containsExactly("peer-up", "peer-down");
        assertThat(kinds(Archive.of(concat(states(3, 6), states(5, 6))).events))
                .containsExactly("peer-up", "peer-down", "peer-up");
        assertThat(kinds(Archive.of(states(6, 6).toBytes()).events)).isEmpty();
        PeerDown odd = Archive.of(states(5, 6, 7).toBytes()).all(PeerDown.class).get(0);
        assertThat(odd.code()).isEqualTo(7);
    }

    private static byte[] concat(MrtEncoder... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (MrtEncoder part : parts) {
            out.writeBytes(part.toBytes());
        }
        return out.toByteArray();
    }

    @Test
    void as_23456_joins_the_one_peer_of_its_address() {
        MrtEncoder out = states(5, 6);
        MrtEncoder.Session narrow =
                new MrtEncoder.Session(Asn.TRANS, new Asn(64_511), 3, Vectors.V4, Vectors.COLLECTOR);
        out.stateChange(Vectors.SECONDS * 1_000_000, false, narrow, false, 6, 1);
        assertThat(kinds(Archive.of(out.toBytes()).events)).containsExactly("peer-up", "peer-down");
    }

    @Test
    void a_peer_keeps_the_bgp_id_of_the_dump_when_updates_bring_it_back() {
        MrtEncoder out = new MrtEncoder();
        out.peerIndexTable(Vectors.SECONDS, Vectors.table());
        MrtEncoder.RibEntry entry =
                new MrtEncoder.RibEntry(0, Vectors.SECONDS, 0, RibAttributes.octets(Vectors.attributes()));
        out.rib(Vectors.SECONDS, Family.IPV4_UNICAST, false, 0, new byte[] {8, 10}, List.of(entry));
        List<PeerUp> ups = Archive.of(concat(out, states(6, 1, 6))).all(PeerUp.class);
        assertThat(ups).hasSize(2).allMatch(up -> up.peer().facts().bgpId().equals(Vectors.V4));
        assertThat(ups.get(1).session().localAddress()).isEqualTo(Vectors.COLLECTOR);
    }

    @Test
    void two_peers_of_one_address_are_told_apart_by_their_as() {
        MrtEncoder out = states(5, 6);
        MrtEncoder.Session other =
                new MrtEncoder.Session(new Asn(64_499), new Asn(64_511), 3, Vectors.V4, Vectors.COLLECTOR);
        out.stateChange(Vectors.SECONDS * 1_000_000, false, other, true, 5, 6);
        Archive archive = Archive.of(out.toBytes());
        assertThat(archive.all(PeerUp.class))
                .extracting(up -> up.peer().key())
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(archive.all(PeerUp.class).get(0).peer()).hasToString("AS64496 192.0.2.1 adj-rib-in-pre of test");
    }

    @Test
    void microseconds_above_a_second_are_clamped() {
        byte[] file = states(5, 6).toBytes();
        MrtEncoder out = new MrtEncoder();
        out.stateChange(Vectors.SECONDS * 1_000_000, true, Vectors.session(false), true, 5, 6);
        file = out.toBytes();
        Octets.put32(file, 12, 1_500_000);
        assertThat(Archive.of(file).events.get(0).observedMicros()).isEqualTo(Vectors.SECONDS * 1_000_000 + 999_999);
    }

    @Test
    void a_rib_record_without_a_table_or_with_an_unknown_peer_is_damage() {
        byte[] file = Vectors.ribs();
        int table = 12 + Octets.i32(file, 8);
        Archive without = Archive.of(Arrays.copyOfRange(file, table, file.length));
        assertThat(without.events).isEmpty();
        assertThat(without.damage).hasSize(16).allMatch(d -> d.reason()
                .equals("no PEER_INDEX_TABLE was read before it"));
        Octets.put16(file, table + 12 + 4 + 4 + 2, 9);
        Archive strange = Archive.of(file);
        assertThat(strange.damage)
                .extracting(MrtDamage::reason)
                .containsExactly("peer 9 where the PEER_INDEX_TABLE has 2");
        assertThat(strange.all(RouteUpdate.class)).hasSize(31);
    }

    @Test
    void a_bgp_message_of_no_known_type_is_damage_and_costs_only_itself() {
        byte[] file = Vectors.messages();
        Archive sound = Archive.of(file);
        int type = 12 + Octets.i32(file, 8) - length(file) + 18;
        for (int wrong : new int[] {0, 6, 255}) {
            file[type] = (byte) wrong;
            Archive strange = Archive.of(file);
            assertThat(strange.damage)
                    .extracting(MrtDamage::reason)
                    .containsExactly("no BGP message has the type " + wrong);
            assertThat(strange.all(RouteUpdate.class))
                    .hasSize(sound.all(RouteUpdate.class).size() - 1);
        }
        for (int silent : new int[] {1, 3, 4, 5, 128}) {
            file[type] = (byte) silent;
            assertThat(Archive.of(file).damage).isEmpty();
        }
    }

    /** Octets of the BGP message in the first record, whose fields in front of it are those of two IPv4 addresses. */
    private static int length(byte[] file) {
        return Octets.i32(file, 8) - 16;
    }

    /** Every record of every kind, cut short at each octet, with its length made to fit: never an exception. */
    @Test
    void a_record_cut_at_any_octet_costs_only_itself() {
        for (byte[] file : List.of(Vectors.ribs(), Vectors.rarities(), Vectors.old(), firstOf(Vectors.messages()))) {
            int whole = Archive.of(file).events.size();
            for (int at = 0; at < file.length; at += 12 + Octets.i32(file, at + 8)) {
                int length = Octets.i32(file, at + 8);
                for (int cut = 0; cut < length; cut++) {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    out.write(file, 0, at + 12 + cut);
                    out.write(file, at + 12 + length, file.length - at - 12 - length);
                    byte[] damaged = out.toByteArray();
                    Octets.put32(damaged, at + 8, cut);
                    Archive archive = Archive.of(damaged);
                    boolean told =
                            archive.damage.size() + archive.all(Malformed.class).size() > 0;
                    // an UPDATE that ends where its NLRI would begin is sound and has no routes
                    assertThat(told || archive.events.size() < whole)
                            .as("record at %d cut to %d", at, cut)
                            .isTrue();
                    assertThat(archive.events.size()).isLessThanOrEqualTo(whole + archive.damage.size() + 8);
                }
            }
        }
    }

    private static byte[] firstOf(byte[] messages) {
        int at = 0;
        for (int i = 0; i < 10; i++) {
            at += 12 + Octets.i32(messages, at + 8);
        }
        return Arrays.copyOf(messages, at);
    }

    @Test
    void octets_at_random_never_throw() {
        Random random = new Random(20261121);
        for (byte[] file : List.of(Vectors.ribs(), Vectors.rarities(), Vectors.old(), Vectors.messages())) {
            for (int round = 0; round < 2_000; round++) {
                byte[] damaged = file.clone();
                for (int i = 0; i <= round % 8; i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                Archive.of(damaged);
            }
        }
    }

    @Test
    void more_peers_than_an_index_can_tell_apart_are_refused_before_the_start() {
        PeerIndexTable.Entry peer = new PeerIndexTable.Entry(Vectors.V4, Vectors.V4, new Asn(1));
        assertThat(new PeerIndexTable(Vectors.V4, "", Collections.nCopies(65_535, peer)).peers())
                .hasSize(65_535);
        assertThatThrownBy(() -> new PeerIndexTable(Vectors.V4, "", Collections.nCopies(65_536, peer)))
                .hasMessage("65536 peers, and a RIB dump can have 65535 at most");
    }

    @Test
    void the_clock_of_receipt_never_goes_back() {
        MrtEncoder out = new MrtEncoder();
        out.stateChange(2_000_000, false, Vectors.session(false), true, 5, 6);
        out.stateChange(1_000_000, false, Vectors.session(false), true, 6, 5);
        List<Event> events = Archive.of(out.toBytes()).events;
        assertThat(events).extracting(Event::receivedMicros).containsExactly(2_000_000L, 2_000_000L);
        assertThat(events).extracting(Event::observedMicros).containsExactly(2_000_000L, 1_000_000L);
        assertThat(IpAddress.parse("192.0.2.1"))
                .isEqualTo(events.get(0).peer().key().address());
    }

    @Test
    void tags_come_neither_out_of_an_archive_nor_into_one() {
        byte[] plain = RibAttributes.octets(Vectors.attributes());
        byte[] forged = Arrays.copyOf(new byte[] {(byte) 0xc0, 0, 4, 1, 'a', 1, 'b'}, 7 + plain.length);
        System.arraycopy(plain, 0, forged, 7, plain.length);
        MrtEncoder out = new MrtEncoder();
        out.peerIndexTable(Vectors.SECONDS, Vectors.table());
        MrtEncoder.RibEntry entry = new MrtEncoder.RibEntry(0, Vectors.SECONDS, 0, forged);
        out.rib(Vectors.SECONDS, Family.IPV4_UNICAST, false, 0, new byte[] {8, 10}, List.of(entry));
        Archive archive = Archive.of(out.toBytes());
        assertThat(archive.all(RouteUpdate.class)).singleElement().satisfies(update -> assertThat(update.attributes())
                .isEqualTo(Vectors.attributes()));
        assertThat(archive.all(Malformed.class)).hasSize(1);
        PathAttributes tagged = Vectors.attributes().withTags(Tags.of(Map.of("a", "b")));
        assertThatIllegalArgumentException().isThrownBy(() -> RibAttributes.octets(tagged));
    }
}
