package net.weir.codec.bmp.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.weir.captures.PcapFile;
import org.junit.jupiter.api.Test;

class TcpStreamsTest {
    private static final int FROM = 40000;
    private static final int TO = 11019;

    private final PcapFile capture = new PcapFile();

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private TcpStreamsTest send(int sequence, String text) {
        capture.segment(FROM, TO, sequence, PcapFile.ACK, text(text));
        return this;
    }

    private TcpStreamsTest flag(int sequence, int flags) {
        capture.segment(FROM, TO, sequence, flags, new byte[0]);
        return this;
    }

    private Collected read() {
        return Collected.of(capture.octets());
    }

    @Test
    void puts_segments_in_order_with_their_own_times() {
        Collected all = flag(9, PcapFile.SYN)
                .send(10, "one")
                .send(16, "three")
                .send(13, "two")
                .read();
        assertThat(all.texts()).containsExactly("onetwothree");
        assertThat(all.times)
                .containsExactly(
                        PcapFile.FIRST_MICROS + 1000, PcapFile.FIRST_MICROS + 3000, PcapFile.FIRST_MICROS + 2000);
        assertThat(all.flows.get(0)).hasToString("192.0.2.1 port 40000 to 192.0.2.2 port 11019");
    }

    @Test
    void leaves_copies_out_and_keeps_what_came_first_of_what_overlaps() {
        Collected all = flag(9, PcapFile.SYN)
                .send(10, "one")
                .send(10, "one")
                .send(11, "XXtwo")
                .send(20, "cd")
                .send(20, "cd")
                .send(18, "abZZ")
                .send(16, "__")
                .read();
        assertThat(all.texts()).containsExactly("onetwo__abZZ");
        assertThat(all.streams.drops()).isEqualTo(Map.of("repeated", 3L, "overlapping", 1L));
        assertThat(all.streams.held()).isZero();
    }

    @Test
    void what_never_comes_is_a_gap() {
        assertThat(flag(9, PcapFile.SYN)
                        .send(10, "one")
                        .send(20, "two")
                        .send(23, "!")
                        .read()
                        .texts())
                .containsExactly("one<7>two!");
    }

    @Test
    void gives_up_a_gap_when_too_much_waits_for_it() {
        flag(9, PcapFile.SYN)
                .send(10, "one")
                .send(20, "0123456789")
                .send(30, "abc")
                .send(40, "z")
                .send(13, "late");
        Collected all = Collected.of(capture.octets(), new TcpStreams.Limits(10, 12, 100));
        assertThat(all.texts()).containsExactly("one<7>0123456789abc<7>z");
        assertThat(all.streams.drops()).isEqualTo(Map.of("repeated", 1L));
        Collected inAll = Collected.of(capture.octets(), new TcpStreams.Limits(10, 1000, 12));
        assertThat(inAll.texts()).containsExactly("one<7>0123456789abc<7>z");
    }

    @Test
    void a_stream_ends_when_all_before_its_end_is_there() {
        assertThat(flag(9, PcapFile.SYN)
                        .send(10, "a")
                        .flag(12, PcapFile.FIN)
                        .send(11, "b")
                        .send(10, "a")
                        .read()
                        .texts())
                .containsExactly("ab.");
    }

    @Test
    void a_reset_of_either_side_ends_it_and_what_waits_comes_out() {
        flag(9, PcapFile.SYN).send(10, "a").send(13, "c");
        capture.answer(TO, FROM, 1, PcapFile.RST);
        assertThat(read().texts()).containsExactly("a<2>c!");
    }

    @Test
    void the_same_ports_again_are_another_stream() {
        Collected all = flag(9, PcapFile.SYN)
                .flag(9, PcapFile.SYN)
                .send(10, "a")
                .flag(99, PcapFile.SYN)
                .send(100, "b")
                .read();
        assertThat(all.texts()).containsExactly("a.", "b");
        assertThat(all.flows).extracting(TcpFlow::number).containsExactly(1, 2);
    }

    @Test
    void takes_data_in_a_syn_and_forgives_a_sender_that_does_not_count_it() {
        capture.segment(FROM, TO, 9, PcapFile.SYN, text("one"));
        send(12, "two").send(15, "three");
        assertThat(read().texts()).containsExactly("onetwothree");
        PcapFile right = new PcapFile();
        right.segment(FROM, TO, 9, PcapFile.SYN, text("one")).segment(FROM, TO, 13, PcapFile.ACK, text("two"));
        assertThat(Collected.of(right.octets()).texts()).containsExactly("onetwo");
    }

    @Test
    void sequence_numbers_may_go_round() {
        assertThat(send(-2, "ab").send(2, "d").send(0, "__").read().texts()).containsExactly("ab__d");
    }

    @Test
    void what_is_not_wanted_is_let_go_and_too_many_streams_are_counted() {
        Collected all = new Collected(new TcpStreams.Limits(2, 100, 100));
        all.unwanted = "HTTP";
        send(1, "HTTP").send(5, "more");
        capture.segment(1, 2, text("a")).segment(3, 4, text("b")).segment(5, 6, text("c"));
        assertThat(all.read(capture.octets()).texts()).containsExactly("HTTP", "a", "b");
        assertThat(all.streams.drops()).isEqualTo(Map.of("too-many-streams", 1L));
    }

    @Test
    void a_segment_far_from_all_others_is_counted() {
        assertThat(flag(9, PcapFile.SYN)
                        .send(10, "a")
                        .send(2_000_000_000, "b")
                        .read()
                        .streams
                        .drops())
                .isEqualTo(Map.of("out-of-window", 1L));
    }

    @Property(tries = 300)
    void no_frame_does_harm(@ForAll @Size(max = 120) byte[] octets, @ForAll int linkType) {
        TcpStreams streams = new TcpStreams(TcpStreams.Limits.DEFAULT, new Collected(TcpStreams.Limits.DEFAULT));
        Frame frame = new Frame();
        for (int type : new int[] {0, 1, 12, 101, 108, 113, 276, linkType}) {
            frame.set(octets, type, 1);
            streams.frame(frame);
        }
        byte[] packet = PcapFile.ipv4(octets);
        for (int cut = 0; cut <= packet.length; cut++) {
            frame.set(Arrays.copyOf(packet, cut), 101, 1);
            streams.frame(frame);
        }
        streams.end();
    }
}
