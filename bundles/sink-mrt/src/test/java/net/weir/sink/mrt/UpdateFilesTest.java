package net.weir.sink.mrt;

import static net.weir.sink.mrt.Archiving.MIDNIGHT;
import static net.weir.sink.mrt.Archiving.MINUTE;
import static net.weir.sink.mrt.Archiving.announce;
import static net.weir.sink.mrt.Archiving.peer;
import static net.weir.sink.mrt.Archiving.up;
import static net.weir.sink.mrt.Archiving.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.ResyncBegin;
import net.weir.event.RouteUpdate;
import net.weir.model.Peer;
import net.weir.model.View;
import net.weir.mrt.Archive;
import net.weir.testkit.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateFilesTest {
    private static final String FLAT = "updates.{yyyyMMdd.HHmm}";

    @TempDir
    Path directory;

    private Archive read(String name) {
        Archive read = Archive.of(directory.resolve(name));
        assertThat(read.damage).isEmpty();
        return read;
    }

    @Test
    void a_file_gets_its_name_when_its_interval_is_over_and_says_who_came_and_what_was_announced() throws Exception {
        Archiving archiving = Archiving.in(directory);
        MrtSink sink = archiving.opened("updates", "{router}/{yyyy.MM}/updates.{yyyyMMdd.HHmm}.gz");
        Peer peer = peer(1);
        sink.accept(List.of(up(peer, MIDNIGHT + 1), announce(peer, MIDNIGHT + 2, "203.0.113.0/24")));
        sink.flush();
        assertThat(archiving.files()).containsExactly("r1/2026.11/updates.20261121.0000.gz.part");
        archiving.at(Duration.ofMinutes(5).plusSeconds(2));
        sink.tick();
        archiving.has("r1/2026.11/updates.20261121.0000.gz", "r1/2026.11/updates.20261121.0005.gz.part");
        Archive read = read("r1/2026.11/updates.20261121.0000.gz");
        assertThat(read.all(PeerUp.class)).hasSize(1);
        assertThat(read.all(RouteUpdate.class)).singleElement().satisfies(update -> {
            assertThat(update.receivedMicros()).isEqualTo(MIDNIGHT + 2);
            assertThat(update.routePeer().key().address()).isEqualTo(peer.key().address());
            assertThat(update.announced()).hasToString("ipv4-unicast[203.0.113.0/24]");
            assertThat(update.attributes()).isEqualTo(Examples.attributes(64_496, 64_511));
        });
        sink.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".gz", ".bz2", ".zst"})
    void every_compression_is_read_back(String end) throws Exception {
        Archiving archiving = Archiving.in(directory);
        MrtSink sink = archiving.opened("updates", FLAT + end, "stamps", "seconds");
        Peer peer = peer(1);
        sink.accept(List.of(announce(peer, MIDNIGHT + 1_500_000, "2001:db8::/32")));
        sink.accept(List.of(withdraw(peer, MIDNIGHT + 5 * MINUTE, "2001:db8::/32")));
        sink.flush();
        archiving.has("updates.20261121.0000" + end, "updates.20261121.0005" + end + ".part");
        assertThat(read("updates.20261121.0000" + end).all(RouteUpdate.class))
                .singleElement()
                .satisfies(update -> assertThat(update.receivedMicros()).isEqualTo(MIDNIGHT + 1_000_000));
        sink.close();
    }

    @Test
    void an_interval_without_events_is_an_empty_file() throws Exception {
        Archiving archiving = Archiving.in(directory);
        MrtSink sink = archiving.opened("updates", FLAT);
        sink.accept(List.of(announce(peer(1), MIDNIGHT, "203.0.113.0/24")));
        archiving.at(Duration.ofMinutes(16));
        sink.tick();
        archiving.has(
                "updates.20261121.0000",
                "updates.20261121.0005",
                "updates.20261121.0010",
                "updates.20261121.0015.part");
        assertThat(Files.size(directory.resolve("updates.20261121.0005"))).isZero();
        sink.close();
    }

    @Test
    void events_of_years_ago_go_into_files_of_their_time_and_the_last_is_whole_when_nothing_more_comes()
            throws Exception {
        Archiving archiving = Archiving.in(directory);
        MrtSink sink = archiving.opened("updates", FLAT);
        long then = 1_000_000_000_000_000L; // 2001-09-09T01:46:40Z
        sink.accept(List.of(
                announce(peer(1), then, "203.0.113.0/24"), withdraw(peer(1), then + 5 * MINUTE, "203.0.113.0/24")));
        sink.flush();
        archiving.has("updates.20010909.0145", "updates.20010909.0150.part");
        sink.tick();
        archiving.context().advance(Duration.ofSeconds(11));
        sink.tick();
        archiving.has("updates.20010909.0145", "updates.20010909.0150");
        sink.accept(List.of(announce(peer(1), then + 5 * MINUTE + 1, "203.0.113.0/24")));
        sink.flush();
        archiving.context().advance(Duration.ofSeconds(11));
        sink.tick();
        archiving.has("updates.20010909.0145", "updates.20010909.0150", "updates.20010909.0150-2");
        sink.close();
    }

    @Test
    void what_a_crash_left_is_cut_to_whole_records_and_gone_on_with() throws Exception {
        Archiving archiving = Archiving.in(directory);
        MrtSink first = archiving.opened("updates", FLAT + ".gz");
        first.accept(List.of(announce(peer(1), MIDNIGHT, "203.0.113.0/24")));
        first.flush();
        first.close(); // leaves all as it is, as a crash would
        Path part = directory.resolve("updates.20261121.0000.gz.part");
        Files.write(part, new byte[] {1, 2, 3, 4, 5}, StandardOpenOption.APPEND);
        MrtSink second = archiving.opened("updates", FLAT + ".gz");
        second.accept(List.of(withdraw(peer(1), MIDNIGHT + 1, "203.0.113.0/24")));
        second.flush();
        archiving.at(Duration.ofMinutes(6));
        second.tick();
        archiving.has("updates.20261121.0000.gz", "updates.20261121.0005.gz.part");
        assertThat(read("updates.20261121.0000.gz").all(RouteUpdate.class)).hasSize(2);
        second.close();
    }

    @Test
    void files_of_an_interval_that_ended_while_nobody_wrote_are_made_whole_at_the_next_start() throws Exception {
        Archiving archiving = Archiving.in(directory);
        MrtSink first = archiving.opened("updates", FLAT + ".bz2");
        first.accept(List.of(announce(peer(1), MIDNIGHT, "203.0.113.0/24")));
        first.flush();
        first.close();
        Path part = directory.resolve("updates.20261121.0000.bz2.part");
        Files.write(part, new byte[] {1, 2, 3, 4, 5}, StandardOpenOption.APPEND);
        archiving.at(Duration.ofHours(2));
        MrtSink second = archiving.opened("updates", FLAT + ".bz2");
        archiving.has("updates.20261121.0000.bz2");
        assertThat(read("updates.20261121.0000.bz2").all(RouteUpdate.class)).hasSize(1);
        second.close();
    }

    @Test
    void a_file_that_is_there_stays_as_it_is() throws Exception {
        Files.writeString(directory.resolve("updates.20261121.0000"), "mine");
        Archiving archiving = Archiving.in(directory);
        MrtSink sink = archiving.opened("updates", FLAT);
        sink.accept(List.of(announce(peer(1), MIDNIGHT, "203.0.113.0/24")));
        archiving.at(Duration.ofMinutes(6));
        sink.tick();
        archiving.has("updates.20261121.0000", "updates.20261121.0000-2", "updates.20261121.0005.part");
        assertThat(directory.resolve("updates.20261121.0000")).hasContent("mine");
        sink.close();
    }

    @Test
    void other_views_and_a_second_peer_of_one_address_are_left_out_and_counted() throws Exception {
        Archiving archiving = Archiving.in(directory);
        MrtSink sink = archiving.opened("updates", FLAT);
        Peer twin = new Peer(9, 1, peer(1).key(), peer(1).facts());
        sink.accept(List.of(
                announce(peer(1), MIDNIGHT, "203.0.113.0/24"),
                announce(peer(2, View.ADJ_RIB_IN_POST), MIDNIGHT, "203.0.113.0/24"),
                announce(twin, MIDNIGHT, "198.51.100.0/24")));
        sink.flush();
        assertThat(read("updates.20261121.0000.part").all(RouteUpdate.class)).hasSize(1);
        assertThat(archiving.context().counts()).containsEntry("dropped other-view", 1L);
        assertThat(archiving.context().counts()).containsEntry("dropped peer-of-same-address", 1L);
        sink.close();
    }

    @Test
    void peers_that_are_told_anew_are_emptied_first() throws Exception {
        Archiving archiving = Archiving.in(directory);
        MrtSink sink = archiving.opened("updates", FLAT);
        Peer peer = peer(1);
        sink.accept(List.of(
                up(peer, MIDNIGHT),
                announce(peer, MIDNIGHT, "203.0.113.0/24"),
                new ResyncBegin(MIDNIGHT + 1, "rib", List.of(1, 2)),
                announce(peer, MIDNIGHT + 2, "198.51.100.0/24")));
        sink.flush();
        Archive read = read("updates.20261121.0000.part");
        assertThat(read.all(PeerDown.class)).hasSize(1);
        assertThat(read.all(PeerUp.class)).hasSize(2);
        sink.close();
    }

    @Test
    void a_directory_that_cannot_be_written_loses_nothing() throws Exception {
        Archiving archiving = Archiving.in(directory);
        Path blocked = Files.writeString(directory.resolve("r1"), "no directory");
        MrtSink sink = archiving.opened("updates", "{router}/updates.{yyyyMMdd.HHmm}");
        sink.accept(List.of(announce(peer(1), MIDNIGHT, "203.0.113.0/24")));
        assertThatThrownBy(sink::flush).isInstanceOf(IOException.class);
        Files.delete(blocked);
        sink.flush();
        assertThat(read("r1/updates.20261121.0000.part").all(RouteUpdate.class)).hasSize(1);
        sink.close();
    }
}
