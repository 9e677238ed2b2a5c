package net.weir.cli.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.weir.bmp.SampleMessages;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream, or what stands behind a gap in one, may begin with any message of either version. */
class MessageStartTest {
    private static final byte[] STATISTICS = HexFormat.of()
            .parseHex("030000003c010380000000000000000000000000000000000000000000000000000000640202020269135b83"
                    + "000f2276000000010007000400000005");

    /** Every sample in version 3 and 4. */
    static Stream<byte[]> messages() {
        return SampleMessages.all().stream()
                .flatMap(message -> IntStream.of(3, 4).mapToObj(version -> octets(message, version)));
    }

    private static byte[] octets(BmpMessage message, int version) {
        return new BmpEncoder().write(message, version).toArray();
    }

    /** What a cutter made of its stream. */
    private static final class Cut implements MessageCutter.Sink {
        private final MessageCutter cutter = new MessageCutter(this);
        private final List<byte[]> messages = new ArrayList<>();
        private long skipped;
        private int broken;

        Cut feed(byte[] octets) {
            for (byte octet : octets) { // one by one: no more than is needed may be waited for
                cutter.feed(new byte[] {octet}, 0, 1, 0);
            }
            return this;
        }

        Cut end() {
            cutter.end();
            return this;
        }

        @Override
        public void message(byte[] octets, int offset, int length, long micros) {
            messages.add(Arrays.copyOfRange(octets, offset, offset + length));
        }

        @Override
        public void broken(byte[] octets, int offset, int length, long micros) {
            broken++;
        }

        @Override
        public void skipped(long octets) {
            skipped += octets;
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_stream_begins_with_any(byte[] message) {
        Cut cut = new Cut().feed(message).feed(message);
        assertThat(cut.messages).containsExactly(message, message);
        assertThat(cut.end().skipped).isZero();
    }

    @Test
    void a_stream_begins_with_statistics() {
        assertThat(new Cut().feed(STATISTICS).messages).containsExactly(STATISTICS);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void behind_a_gap_any_is_found_and_what_was_passed_over_is_counted(byte[] message) {
        Cut cut = new Cut().feed(STATISTICS).feed(Arrays.copyOf(STATISTICS, 30));
        cut.cutter.gap();
        cut.feed(Arrays.copyOfRange(STATISTICS, 40, 60)).feed(message).feed(STATISTICS);
        assertThat(cut.messages).containsExactly(STATISTICS, message, STATISTICS);
        assertThat(cut.skipped).isEqualTo(30 + 20);
        assertThat(cut.broken).isZero();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void behind_damage_any_is_found_and_what_was_passed_over_is_counted(byte[] message) {
        Cut cut = new Cut()
                .feed(STATISTICS)
                .feed(new byte[] {9, 8, 7, 6, 5, 4, 3, 2, 1})
                .feed(message);
        assertThat(cut.messages).containsExactly(STATISTICS, message);
        assertThat(cut.broken).isEqualTo(1);
        assertThat(cut.skipped).isEqualTo(9);
    }

    @Test
    void what_is_passed_over_is_counted_at_the_end_too() {
        byte[] noise = new byte[1234];
        new Random(7).nextBytes(noise);
        assertThat(new Cut().feed(STATISTICS).feed(noise).end().skipped).isEqualTo(1234);
        Cut gap = new Cut().feed(STATISTICS).feed(Arrays.copyOf(STATISTICS, 7));
        gap.cutter.gap();
        assertThat(gap.feed(new byte[3]).end().skipped).isEqualTo(10);
    }

    @Test
    void what_only_looks_like_the_beginning_of_a_long_message_hides_none_behind_it() {
        byte[] bait = Arrays.copyOf(HexFormat.of().parseHex("030000ffff01"), 60);
        Cut cut = new Cut().feed(STATISTICS);
        cut.cutter.gap();
        cut.feed(bait).feed(STATISTICS).feed(STATISTICS);
        assertThat(cut.messages).hasSize(1);
        cut.end();
        assertThat(cut.messages).containsExactly(STATISTICS, STATISTICS, STATISTICS);
        assertThat(cut.skipped).isEqualTo(60);
    }

    @Test
    void a_gap_within_what_may_be_a_message_makes_it_none() {
        Cut cut = new Cut().feed(STATISTICS);
        cut.cutter.gap();
        cut.feed(Arrays.copyOf(STATISTICS, 50));
        cut.cutter.gap();
        cut.feed(STATISTICS);
        assertThat(cut.messages).containsExactly(STATISTICS, STATISTICS);
        assertThat(cut.skipped).isEqualTo(50);
    }

    @Test
    void a_message_that_never_comes_whole_is_pending_even_if_it_is_the_only_one() {
        assertThat(new Cut().feed(Arrays.copyOf(STATISTICS, 20)).end().cutter.pending())
                .isEqualTo(20);
    }

    @Test
    void no_message_is_found_in_the_middle_of_another() {
        List<byte[]> all = messages().toList();
        for (byte[] message : all) {
            for (int from = 1; from < message.length; from++) {
                Cut cut = new Cut().feed(STATISTICS);
                cut.cutter.gap();
                cut.feed(Arrays.copyOfRange(message, from, message.length)).feed(STATISTICS);
                assertThat(cut.end().messages).hasSize(2);
                assertThat(cut.skipped).isEqualTo(message.length - from);
            }
        }
    }
}
