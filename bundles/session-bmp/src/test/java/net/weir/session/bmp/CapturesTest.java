package net.weir.session.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.weir.captures.PcapStream;
import net.weir.captures.PmacctLines;
import net.weir.captures.TestData;
import net.weir.event.RouterUp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures of real routers, judged by what pmacct made of them. */
class CapturesTest {
    private static final String PMACCT = "bmp-pcap-json/pmacct/tests/";

    private static byte[] stream(String name) {
        return PcapStream.stream(TestData.bytes(PMACCT + name + "/traffic-00.pcap"));
    }

    private static SessionBench bench() {
        SessionBench bench = new SessionBench();
        bench.micros = 1_800_000_000_000_000L; // later than the captures
        return bench;
    }

    @ParameterizedTest
    @ValueSource(strings = {"200-BMP-HUAWEI-locrib_instance", "201-BMP-CISCO-rd_instance", "203-BMP-HUAWEI-dump"})
    void the_events_are_those_of_the_oracle(String name) {
        PmacctLines oracle = PmacctLines.read(PMACCT + name + "/output-bmp-00.json");
        SessionBench bench = bench();
        bench.send(stream(name));
        assertThat(bench.out.only(RouterUp.class).router().sysName()).isEqualTo(oracle.sysName());
        assertThat(Oracle.peers(bench.out)).containsExactlyInAnyOrderElementsOf(oracle.peers());
        assertThat(Oracle.routes(bench.out)).containsExactlyInAnyOrderElementsOf(oracle.routes());
        assertThat(Oracle.ends(bench.out)).containsExactlyInAnyOrderElementsOf(oracle.ends());
        assertThat(Oracle.statistics(bench.out)).containsExactlyInAnyOrderElementsOf(oracle.statistics());
        assertThat(bench.out.closes).isEmpty();
        assertThat(bench.session.snapshot().faults().keySet()).isSubsetOf("peer-up-repeated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"200-BMP-HUAWEI-locrib_instance", "201-BMP-CISCO-rd_instance"})
    void a_split_at_any_octet_changes_nothing(String name) {
        byte[] stream = stream(name);
        SessionBench whole = bench();
        whole.send(stream);
        List<String> expected = whole.out.kinds();
        for (int split = 1; split < stream.length; split++) {
            SessionBench bench = bench();
            bench.session.receive(stream, 0, split, bench.micros);
            bench.session.receive(stream, split, stream.length - split, bench.micros);
            if (!bench.out.kinds().equals(expected)) {
                assertThat(bench.out.kinds()).as("split at %d", split).isEqualTo(expected);
            }
        }
        SessionBench byOctet = bench();
        for (int i = 0; i < stream.length; i++) {
            byOctet.session.receive(stream, i, 1, byOctet.micros);
        }
        assertThat(byOctet.out.kinds()).isEqualTo(expected);
        assertThat(Oracle.routes(byOctet.out)).isEqualTo(Oracle.routes(whole.out));
    }
}
