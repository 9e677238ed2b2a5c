package net.weir.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import net.weir.engine.log.ProblemLog;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import net.weir.model.View;
import net.weir.testkit.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerFileTest {
    @TempDir
    Path dir;

    private final ProblemLog problems = new ProblemLog(System::nanoTime);

    private PeerFile open() {
        return new PeerFile(dir, problems);
    }

    @Test
    void ids_and_epochs_go_on_after_a_restart() {
        PeerKey odd = new PeerKey(
                new RouterKey("in", null, "a\tb\\n\n\"é"),
                2,
                -1L,
                IpAddress.parse("fe80::1"),
                View.ADJ_RIB_OUT_POST,
                new PeerKey.LinkLocal(IpAddress.parse("fe80::2"), new Asn(64496), IpAddress.parse("192.0.2.1")));
        PeerKey locRib = new PeerKey(Examples.routerKey("in"), 3, 0, null, View.LOC_RIB, null);
        PeerFile first = open();
        Peer a = first.up(odd, Examples.facts(1));
        Peer b = first.up(locRib, Examples.facts(2));
        first.up(locRib, Examples.facts(3));
        PeerFile second = open();
        assertThat(second.up(odd, Examples.facts(1)).id()).isEqualTo(a.id());
        Peer again = second.up(locRib, Examples.facts(2));
        assertThat(again.id()).isEqualTo(b.id());
        assertThat(again.epoch()).isEqualTo(3);
        assertThat(open().up(locRib, Examples.facts(2)).epoch()).isEqualTo(4);
    }

    @Test
    void of_too_many_peers_those_that_came_up_longest_ago_are_forgotten() {
        PeerFile file = new PeerFile(dir, problems, 3);
        int[] ids = new int[4];
        for (int n : new int[] {0, 1, 2, 0, 3}) {
            ids[n] = file.up(Examples.peerKey(Examples.routerKey("in"), n), Examples.facts(1))
                    .id();
        }
        PeerFile later = new PeerFile(dir, problems, 3);
        assertThat(later.up(Examples.peerKey(Examples.routerKey("in"), 0), Examples.facts(1)))
                .extracting(Peer::id, Peer::epoch)
                .containsExactly(ids[0], 3);
        assertThat(later.up(Examples.peerKey(Examples.routerKey("in"), 3), Examples.facts(1))
                        .id())
                .isEqualTo(ids[3]);
        assertThat(later.up(Examples.peerKey(Examples.routerKey("in"), 1), Examples.facts(1))
                        .id())
                .as("forgotten, and its id is not used again")
                .isEqualTo(5);
    }

    @Test
    void the_file_does_not_grow_with_every_peer_up() throws IOException {
        PeerFile file = open();
        PeerKey key = Examples.peerKey(Examples.routerKey("in"), 0);
        for (int i = 1; i < 25_000; i++) {
            file.up(key, Examples.facts(1));
        }
        assertThat(Files.readAllLines(dir.resolve("peers"))).hasSizeLessThan(10_010);
        assertThat(open().up(key, Examples.facts(1)).epoch()).isEqualTo(25_000);
    }

    @Test
    void keys_that_differ_in_one_part_are_other_peers() {
        PeerFile file = open();
        PeerKey key = Examples.peerKey(Examples.routerKey("in"), 1);
        Set<Integer> ids = new HashSet<>();
        ids.add(file.up(key, Examples.facts(1)).id());
        ids.add(file.up(key.withView(View.ADJ_RIB_IN_POST), Examples.facts(1)).id());
        ids.add(file.up(new PeerKey(key.router(), 1, 5, key.address(), key.view(), null), Examples.facts(1))
                .id());
        ids.add(file.up(Examples.peerKey(Examples.routerKey("other"), 1), Examples.facts(1))
                .id());
        assertThat(ids).hasSize(4);
        assertThat(file.up(key, Examples.facts(9)).id()).isIn(ids);
    }

    @Test
    void a_torn_last_line_costs_nothing_else() throws IOException {
        PeerKey key = Examples.peerKey(Examples.routerKey("in"), 1);
        int id = open().up(key, Examples.facts(1)).id();
        Files.writeString(dir.resolve("peers"), "peer\t2\t0\tin", StandardOpenOption.APPEND);
        assertThat(open().up(key, Examples.facts(1)).id()).isEqualTo(id);
        assertThat(problems.counts("peers")).containsEntry("registry-damaged", 1L);
    }

    @Test
    void feed_numbers_are_never_used_twice() {
        Set<Integer> seen = new HashSet<>();
        for (int start = 0; start < 5; start++) {
            FeedNumbers numbers = new FeedNumbers(dir);
            for (int i = 0; i < 1_500; i++) {
                assertThat(seen.add(numbers.next())).isTrue();
            }
        }
        assertThat(seen).doesNotContain(0);
    }

    @Test
    void a_feeds_file_that_holds_no_number_is_named() throws IOException {
        Files.writeString(dir.resolve("feeds"), "x");
        assertThatThrownBy(() -> new FeedNumbers(dir))
                .hasMessageContaining("feeds")
                .hasMessageContaining("number");
    }
}
