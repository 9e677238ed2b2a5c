package net.weir.codec.bmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BmpFramerTest {
    private final BmpFramer framer = new BmpFramer(new BmpLimits(100_000, 10));

    private List<byte[]> feed(byte[] octets, int from, int count) {
        List<byte[]> messages = new ArrayList<>();
        framer.feed(octets, from, count);
        while (framer.next()) {
            messages.add(Arrays.copyOfRange(framer.array(), framer.offset(), framer.offset() + framer.length()));
        }
        return messages;
    }

    private BmpDamage damage() {
        BmpDamage damage = framer.damage();
        assertThat(damage).isNotNull();
        return Objects.requireNonNull(damage);
    }

    @Test
    void a_stream_split_at_every_octet_gives_the_same_messages() {
        byte[] stream = Messages.stream(Messages.samples());
        List<byte[]> expected = Messages.encodedSamples().toList();
        for (int split = 0; split <= stream.length; split++) {
            List<byte[]> messages = new ArrayList<>(feed(stream, 0, split));
            messages.addAll(feed(stream, split, stream.length - split));
            assertThat(messages).as("split at %d", split).containsExactlyElementsOf(expected);
            assertThat(framer.pending()).isZero();
        }
    }

    @Test
    void a_stream_that_comes_octet_by_octet_gives_the_same_messages() {
        byte[] stream = Messages.stream(Messages.samples());
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < stream.length; i++) {
            messages.addAll(feed(stream, i, 1));
        }
        assertThat(messages).containsExactlyElementsOf(Messages.encodedSamples().toList());
    }

    @Test
    void empty_feeds_change_nothing() {
        assertThat(feed(new byte[0], 0, 0)).isEmpty();
        assertThat(framer.damage()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0,VERSION", "1,VERSION", "2,VERSION", "4,VERSION_4", "255,VERSION"})
    void another_version_is_refused_at_its_first_octet(int version, BmpFault fault) {
        assertThat(feed(new byte[] {(byte) version}, 0, 1)).isEmpty();
        assertThat(damage().fault()).isEqualTo(fault);
        assertThat(damage().fault().isFatal()).isTrue();
        assertThat(damage().offset()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0300000000,LENGTH_TOO_SHORT",
        "0300000005,LENGTH_TOO_SHORT",
        "03000186a1,LENGTH_OVER_LIMIT",
        "037fffffff,LENGTH_OVER_LIMIT",
        "0380000000,LENGTH_OVER_LIMIT",
        "03ffffffff,LENGTH_OVER_LIMIT"
    })
    void a_length_out_of_bounds_is_refused_before_anything_is_read(String hex, BmpFault fault) {
        byte[] head = HexFormat.of().parseHex(hex);
        assertThat(feed(head, 0, head.length)).isEmpty();
        assertThat(damage().fault()).isEqualTo(fault);
        assertThat(damage().offset()).isEqualTo(1);
        assertThat(framer.bufferLength()).isLessThan(100);
    }

    @Test
    void the_longest_and_the_shortest_message_are_taken() {
        byte[] longest = new byte[100_000];
        System.arraycopy(new byte[] {3, 0, 1, (byte) 0x86, (byte) 0xa0, 9}, 0, longest, 0, 6);
        assertThat(feed(longest, 0, 99_999)).isEmpty();
        assertThat(feed(longest, 99_999, 1)).containsExactly(longest);
        assertThat(feed(new byte[] {3, 0, 0, 0, 6, 9}, 0, 6)).hasSize(1);
        assertThat(framer.bufferLength()).as("a big buffer is let go").isZero();
    }

    @Test
    void the_buffer_grows_with_what_came_and_not_with_what_is_announced() {
        byte[] head = {3, 0, 1, (byte) 0x86, (byte) 0xa0, 0};
        feed(head, 0, head.length);
        assertThat(framer.bufferLength()).isLessThan(100);
        feed(new byte[1000], 0, 1000);
        assertThat(framer.bufferLength()).isLessThan(2000);
        assertThat(framer.pending()).isEqualTo(1006);
    }

    @Test
    void messages_before_the_damage_are_read_and_nothing_after_it() {
        byte[] good = BmpEncoder.encode(Messages.samples().get(0));
        byte[] stream = Arrays.copyOf(good, good.length + 20);
        stream[good.length] = 9;
        assertThat(feed(stream, 0, stream.length)).containsExactly(good);
        assertThat(framer.streamOffset()).isEqualTo(good.length);
        assertThat(feed(good, 0, good.length)).isEmpty();
        assertThat(damage().reason()).contains("version 9");
    }

    @Test
    void gives_back_what_is_not_read() {
        byte[] good = BmpEncoder.encode(Messages.samples().get(0));
        byte[] twice = Arrays.copyOf(good, 2 * good.length);
        System.arraycopy(good, 0, twice, good.length, good.length);
        framer.feed(twice, 0, twice.length);
        assertThat(framer.next()).isTrue();
        assertThat(framer.giveBack()).isEqualTo(good.length);
        assertThat(framer.next()).isFalse();
        assertThat(feed(twice, good.length, good.length)).containsExactly(good);
    }

    @Test
    void refuses_new_octets_before_the_old_ones_are_read() {
        byte[] good = BmpEncoder.encode(Messages.samples().get(0));
        framer.feed(good, 0, good.length);
        assertThatThrownBy(() -> framer.feed(good, 0, good.length)).isInstanceOf(IllegalStateException.class);
    }
}
