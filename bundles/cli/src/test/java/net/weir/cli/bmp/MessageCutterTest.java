package net.weir.cli.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.weir.generator.InventedRouter;
import net.weir.model.Octets;
import org.junit.jupiter.api.Test;

class MessageCutterTest implements MessageCutter.Sink {
    private final List<Integer> lengths = new ArrayList<>();
    private final MessageCutter cutter = new MessageCutter(this);
    private long skipped;
    private int broken;

    private static byte[] table() {
        return new InventedRouter(new InventedRouter.Settings(1, 3, 4, 1)).table(0);
    }

    @Override
    public void message(byte[] octets, int offset, int length, long micros) {
        lengths.add(length);
    }

    @Override
    public void broken(byte[] octets, int offset, int length, long micros) {
        broken++;
    }

    @Override
    public void skipped(long octets) {
        skipped += octets;
    }

    private void feed(byte[] octets, int from) {
        cutter.feed(octets, from, octets.length - from, 0);
    }

    @Test
    void cuts_a_stream_however_it_comes() {
        byte[] table = table();
        for (byte octet : table) {
            cutter.feed(new byte[] {octet}, 0, 1, 0);
        }
        assertThat(lengths).hasSize(3);
        assertThat(lengths.stream().mapToInt(Integer::intValue).sum()).isEqualTo(table.length);
        assertThat(cutter.buffered()).isZero();
        assertThat(cutter.pending()).isZero();
    }

    @Test
    void a_stream_that_begins_anywhere_is_read_from_the_next_message_on() {
        byte[] table = table();
        int first = Octets.i32(table, 1);
        for (int from = 1; from < first; from++) {
            MessageCutterTest one = new MessageCutterTest();
            one.feed(table, from);
            assertThat(one.lengths).as("from %d", from).hasSize(2);
            assertThat(one.skipped).isEqualTo(first - from);
        }
    }

    @Test
    void what_comes_behind_a_gap_is_found() {
        byte[] table = table();
        cutter.feed(table, 0, 50, 0);
        cutter.gap();
        feed(table, 70);
        assertThat(lengths).hasSize(2);
        assertThat(skipped).isEqualTo(50 + Octets.i32(table, 1) - 70);
    }

    @Test
    void a_stream_without_bmp_is_given_up_and_keeps_nothing() {
        byte[] noise = new byte[1 << 16];
        Arrays.fill(noise, (byte) 'x');
        for (int i = 0; i < 40; i++) {
            feed(noise, 0);
            assertThat(cutter.buffered()).isLessThan(1 << 17);
        }
        assertThat(cutter.isAlive()).isFalse();
        assertThat(cutter.messages()).isZero();
    }

    @Test
    void a_header_that_cannot_be_is_told_and_passed_over() {
        feed(table(), 0);
        feed(new byte[] {9, 9, 9, 9, 9, 9, 9}, 0);
        assertThat(broken).isEqualTo(1);
        feed(table(), 0);
        assertThat(lengths).hasSize(6);
        assertThat(skipped).isEqualTo(7);
    }

    @Property(tries = 300)
    void no_octets_do_harm(@ForAll @Size(max = 300) byte[] octets, @ForAll int at) {
        MessageCutterTest one = new MessageCutterTest();
        byte[] table = table();
        int from = Math.floorMod(at, table.length);
        System.arraycopy(octets, 0, table, from, Math.min(octets.length, table.length - from));
        one.feed(table, 0);
        one.cutter.gap();
        one.feed(octets, 0);
        one.feed(table, 0);
    }
}
