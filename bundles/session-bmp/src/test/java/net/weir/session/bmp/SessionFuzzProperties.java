package net.weir.session.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.weir.bmp.RouterMessages;
import net.weir.captures.PcapStream;
import net.weir.captures.TestData;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpLimits;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.Tlv;
import net.weir.event.PeerDown;
import net.weir.event.PeerUp;
import net.weir.event.RouterDown;
import net.weir.model.Family;
import net.weir.model.View;

/** Whatever a router sends: no exception, nothing without a count and a name, bounded memory. */
class SessionFuzzProperties {
    private static final int MAX_PEERS = 20;

    private static byte[] dialogue() {
        BmpEncoder encoder = new BmpEncoder()
                .write(RouterMessages.initiation("edge1"))
                .write(RouterMessages.up(RouterMessages.pre()))
                .write(RouterMessages.up(RouterMessages.post()))
                .write(RouterMessages.up(
                        RouterMessages.locRib(),
                        0,
                        RouterMessages.open(RouterMessages.LOCAL),
                        RouterMessages.open(RouterMessages.LOCAL)));
        for (View view : View.values()) {
            encoder.write(RouterMessages.routes(
                    view == View.LOC_RIB ? RouterMessages.locRib() : RouterMessages.header(RouterMessages.PEER, view),
                    RouterMessages.announce("192.0.2.0/24", "198.51.100.128/25")));
        }
        return encoder.write(RouterMessages.routes(RouterMessages.pre(), RouterMessages.withdraw("192.0.2.0/24")))
                .write(RouterMessages.routes(RouterMessages.pre(), RouterMessages.endOfRib(Family.IPV6_UNICAST)))
                .write(new BmpMessage.RouteMirroring(RouterMessages.pre(), List.of(Tlv.code(1, 0))))
                .write(RouterMessages.down(RouterMessages.pre(), 4))
                .toArray();
    }

    private static void play(byte[] stream, Random random) {
        SessionBench bench = new SessionBench(SessionSettings.of("edge")
                .withLimits(BmpLimits.DEFAULT, MAX_PEERS)
                .withHoldOnLoss(Duration.ofSeconds(5)));
        int at = 0;
        while (at < stream.length && bench.out.closes.isEmpty()) {
            int length = Math.min(1 + random.nextInt(stream.length), stream.length - at);
            int read = bench.session.receive(stream, at, length, bench.micros);
            at += read;
            bench.pass(Duration.ofMillis(random.nextInt(100)));
        }
        bench.close(RouterDown.Cause.TCP_RESET).pass(Duration.ofSeconds(6));
        SessionSnapshot snapshot = bench.session.snapshot();
        assertThat(bench.session.phase()).isEqualTo(SessionPhase.ENDED);
        assertThat(bench.out.ends).isEqualTo(1);
        assertThat(bench.out.events.stream().filter(PeerUp.class::isInstance))
                .as("who came up went down")
                .hasSameSizeAs(bench.out.events.stream()
                        .filter(PeerDown.class::isInstance)
                        .toList());
        assertThat(snapshot.views()).isEmpty();
        assertThat(bench.out.problems.keySet()).isEqualTo(snapshot.faults().keySet());
    }

    @Property
    void random_octets(@ForAll byte[] octets, @ForAll long seed) {
        play(octets, new Random(seed));
    }

    @Property(tries = 5000)
    void mutated_dialogues(@ForAll long seed) {
        Random random = new Random(seed);
        play(mutated(dialogue(), random, 6), random);
    }

    @Property(tries = 300)
    void mutated_captures(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] stream = PcapStream.stream(
                TestData.bytes("bmp-pcap-json/pmacct/tests/201-BMP-CISCO-rd_instance/traffic-00.pcap"));
        play(mutated(stream, random, 40), random);
    }

    private static byte[] mutated(byte[] stream, Random random, int most) {
        for (int i = random.nextInt(most + 1); i >= 0; i--) {
            stream[random.nextInt(stream.length)] = (byte) random.nextInt(256);
        }
        return stream;
    }
}
