package net.weir.session.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.weir.bmp.RouterMessages;
import net.weir.captures.PcapStream;
import net.weir.captures.PmacctLines;
import net.weir.captures.TestData;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.event.EndOfRib;
import net.weir.event.Event;
import net.weir.event.RouterDown;
import net.weir.event.RouterUp;
import net.weir.model.IpAddress;
import net.weir.model.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedRoutersTest {
    private static final String PMACCT = "bmp-pcap-json/pmacct/tests/";
    private static final long MICROS = 1_800_000_000_000_000L;

    private final Recorder out = new Recorder();
    private final List<String> problems = new ArrayList<>();
    private final RecordedRouters routers = new RecordedRouters("edge", new RecordedRouters.Output() {
        @Override
        public void event(Event event) {
            out.event(event);
        }

        @Override
        public void problem(String kind, String text) {
            problems.add(kind);
        }
    });

    private RecordedRouters.Session open(int port, long micros) {
        return routers.open(RouterMessages.ROUTER, port, micros);
    }

    @ParameterizedTest
    @ValueSource(strings = {"200-BMP-HUAWEI-locrib_instance", "201-BMP-CISCO-rd_instance", "203-BMP-HUAWEI-dump"})
    void a_recording_gives_the_events_of_a_live_session_and_of_the_oracle(String name) {
        byte[] stream = PcapStream.stream(TestData.bytes(PMACCT + name + "/traffic-00.pcap"));
        open(50000, MICROS).receive(stream, 0, stream.length, MICROS);
        PmacctLines oracle = PmacctLines.read(PMACCT + name + "/output-bmp-00.json");
        assertThat(Oracle.peers(out)).containsExactlyInAnyOrderElementsOf(oracle.peers());
        assertThat(Oracle.routes(out)).containsExactlyInAnyOrderElementsOf(oracle.routes());
        assertThat(Oracle.ends(out)).containsExactlyInAnyOrderElementsOf(oracle.ends());
        assertThat(Oracle.statistics(out)).containsExactlyInAnyOrderElementsOf(oracle.statistics());
        assertThat(routers.damaged()).isZero();
        SessionBench live = new SessionBench();
        live.micros = MICROS;
        live.send(stream);
        assertThat(out.kinds()).isEqualTo(live.out.kinds());
    }

    @Test
    void time_passes_with_the_recording() {
        RecordedRouters.Session session = open(50000, MICROS);
        byte[] octets = octets(
                RouterMessages.initiation("edge1"),
                RouterMessages.up(RouterMessages.pre()),
                RouterMessages.routes(RouterMessages.pre(), RouterMessages.announce("203.0.113.0/24")));
        session.receive(octets, 0, octets.length, MICROS);
        open(50001, MICROS + 61_000_000);
        assertThat(out.only(EndOfRib.class).assumed()).isTrue();
    }

    private static byte[] octets(BmpMessage... messages) {
        BmpEncoder encoder = new BmpEncoder();
        for (BmpMessage message : messages) {
            encoder.write(message);
        }
        return encoder.toArray();
    }

    @Test
    void the_same_router_again_supersedes_the_older_connection() {
        byte[] hello = octets(RouterMessages.initiation("edge1"), RouterMessages.up(RouterMessages.pre()));
        RecordedRouters.Session first = open(50000, MICROS);
        first.receive(hello, 0, hello.length, MICROS);
        RecordedRouters.Session second = open(50001, MICROS);
        second.receive(hello, 0, hello.length, MICROS);
        assertThat(first.isEnded()).isTrue();
        assertThat(out.only(RouterDown.class).cause()).isEqualTo(RouterDown.Cause.SUPERSEDED);
        assertThat(out.all(RouterUp.class)).hasSize(2);
        second.closed(true, MICROS);
        assertThat(out.all(RouterDown.class))
                .last()
                .extracting(RouterDown::cause)
                .isEqualTo(RouterDown.Cause.TCP_RESET);
    }

    @Test
    void a_stream_that_begins_in_the_middle_is_damaged_as_a_live_one_is() {
        byte[] octets =
                octets(RouterMessages.up(RouterMessages.header(IpAddress.parse("192.0.2.9"), View.ADJ_RIB_IN_PRE)));
        open(50000, MICROS).receive(octets, 0, octets.length, MICROS);
        assertThat(out.events).isEmpty();
        assertThat(routers.faults()).containsOnlyKeys("first-message-not-initiation");
        assertThat(routers.damaged()).isEqualTo(1);
        assertThat(problems).containsExactly("first-message-not-initiation");
    }
}
