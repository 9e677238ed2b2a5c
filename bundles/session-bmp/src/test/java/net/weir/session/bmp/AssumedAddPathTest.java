package net.weir.session.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.weir.bmp.RouterMessages;
import net.weir.codec.bmp.PeerHeader;
import net.weir.event.Malformed;
import net.weir.event.RouteUpdate;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Problem;
import net.weir.model.View;
import org.junit.jupiter.api.Test;

/** Path ids that no OPEN told of: assumed where several messages bear it out, and never for one that is damaged. */
class AssumedAddPathTest {
    private final SessionBench bench = new SessionBench();

    private List<Problem.Action> damage() {
        return bench.out.all(Malformed.class).stream()
                .map(event -> event.problem().action())
                .toList();
    }

    @Test
    void a_truncated_prefix_is_no_path_id() {
        bench.send(Cases.octets("ap2"));
        assertThat(bench.routes()).as("the sound message alone").containsExactly("+0.0.0.0/0");
        assertThat(damage()).containsExactly(Problem.Action.FAMILY_SKIPPED);
        assertThat(bench.faults(SessionFault.ASSUMED)).isZero();
    }

    @Test
    void the_first_message_that_gives_path_ids_away_marks_the_family() {
        bench.send(Cases.octets("no-cap-but-path-ids"));
        assertThat(damage()).containsExactly(Problem.Action.FAMILY_SKIPPED);
        assertThat(bench.out.only(Malformed.class).family()).isEqualTo(Family.IPV4_UNICAST);
        assertThat(bench.faults(SessionFault.ASSUMED)).isZero();
    }

    @Test
    void path_ids_that_several_messages_bear_out_are_read_and_what_was_read_before_is_marked() {
        bench.send(Cases.octets("no-cap-but-path-ids"));
        bench.forget();
        Bytes update = RouterMessages.announcePath(4, "203.0.113.0/24");
        for (int i = 0; i < 3; i++) {
            bench.send(RouterMessages.routes(headerOfCase(), update));
        }
        assertThat(bench.out.kinds()).containsExactly("Malformed", "Malformed", "RouteUpdate", "RouteUpdate");
        assertThat(damage()).containsExactly(Problem.Action.FAMILY_SKIPPED, Problem.Action.MISREAD);
        assertThat(bench.out.all(Malformed.class).get(1).family()).isEqualTo(Family.IPV4_UNICAST);
        assertThat(bench.out.all(RouteUpdate.class))
                .allMatch(event -> (event.flags() & RouteUpdate.ASSUMED_ADD_PATH) != 0);
        assertThat(bench.faults(SessionFault.MISREAD)).isEqualTo(1);
    }

    private static PeerHeader headerOfCase() {
        return PeerHeader.global(View.ADJ_RIB_IN_PRE, RouterMessages.PEER, new Asn(64500), RouterMessages.PEER);
    }
}
