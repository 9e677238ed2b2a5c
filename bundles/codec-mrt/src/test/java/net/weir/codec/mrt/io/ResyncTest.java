package net.weir.codec.mrt.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.weir.codec.mrt.MrtDamage;
import net.weir.codec.mrt.MrtEncoder;
import net.weir.codec.mrt.MrtRecord;
import net.weir.model.Octets;
import org.junit.jupiter.api.Test;

/** Files with damaged lengths, read with the option to look for the next plausible header. */
class ResyncTest {
    private static final int SECONDS = 1_795_219_200;
    private static final int MOST = 4096;

    private final List<byte[]> records = new ArrayList<>();
    private final List<MrtDamage> damage = new ArrayList<>();

    private static byte[] record(int number) {
        byte[] body = new byte[40 + number];
        new Random(number).nextBytes(body);
        MrtEncoder out = new MrtEncoder();
        out.record(SECONDS + number, 16, 4, body);
        return out.toBytes();
    }

    private static byte[] file(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] length(byte[] record, int value) {
        byte[] other = record.clone();
        Octets.put32(other, 8, value);
        return other;
    }

    private ResyncTest read(byte[] file) {
        try (MrtReader reader = new MrtReader(new ByteArrayInputStream(file), new MrtLimits(MOST), true)) {
            while (reader.next()) {
                MrtDamage found = reader.damage();
                if (found != null) {
                    damage.add(found);
                } else {
                    MrtRecord record = reader.record();
                    records.add(Arrays.copyOfRange(record.buffer(), record.offset(), record.end()));
                }
            }
            assertThat(reader.position()).isEqualTo(file.length);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    private void assertPassedOver(long... octets) {
        assertThat(damage)
                .extracting(MrtDamage::reason)
                .containsExactly(Arrays.stream(octets)
                        .mapToObj(count -> "no record: " + count + " octets passed over")
                        .toArray(String[]::new));
    }

    @Test
    void sound_files_are_read_as_ever() {
        read(file(record(1), record(2), record(3)));
        assertThat(records).containsExactly(record(1), record(2), record(3));
        assertThat(damage).isEmpty();
    }

    @Test
    void a_length_that_is_too_large_costs_its_own_record() {
        for (int length : new int[] {900, 60, MOST + 1, Integer.MAX_VALUE, -1}) {
            ResyncTest one = new ResyncTest().read(file(record(1), length(record(9), length), record(3), record(4)));
            assertThat(one.records).as("length %d", length).containsExactly(record(1), record(3), record(4));
            one.assertPassedOver(record(9).length);
        }
    }

    /** The record may be one of that length with something else behind it: whoever decodes it will tell. */
    @Test
    void behind_a_length_that_is_too_small_the_rest_is_passed_over() {
        for (int length : new int[] {45, 3, 0}) {
            ResyncTest one = new ResyncTest().read(file(record(1), length(record(9), length), record(3), record(4)));
            assertThat(one.records).hasSize(4).contains(record(1), record(3), record(4));
            one.assertPassedOver(record(9).length - 12 - length);
        }
    }

    @Test
    void octets_between_records_and_at_both_ends_are_passed_over() {
        byte[] noise = new byte[333];
        read(file(noise, record(1), record(2), noise, record(3), record(4), noise));
        assertThat(records).containsExactly(record(1), record(2), record(3), record(4));
        assertPassedOver(333, 333, 333);
    }

    @Test
    void a_record_that_is_cut_by_the_end_is_told_and_the_one_before_is_read() {
        byte[] cut = Arrays.copyOf(record(3), 30);
        read(file(record(1), record(2), cut));
        assertThat(records).containsExactly(record(1), record(2));
        assertThat(damage).singleElement().satisfies(one -> assertThat(one.reason())
                .contains("30 octets"));
    }

    @Test
    void more_noise_than_is_held_is_passed_over_in_pieces() {
        read(file(record(1), new byte[10 * MOST], record(2), record(3)));
        assertThat(records).containsExactly(record(1), record(2), record(3));
        assertThat(damage).hasSizeBetween(10, 11);
    }

    @Property(tries = 300)
    void one_damaged_octet_costs_no_more_than_two_records(
            @ForAll @IntRange(max = 19) int damaged, @ForAll @IntRange(max = 11) int at, @ForAll byte value) {
        byte[][] all = new byte[20][];
        for (int i = 0; i < all.length; i++) {
            all[i] = record(i);
        }
        all[damaged][at] = value;
        ResyncTest one = new ResyncTest().read(file(all));
        assertThat(one.records.size()).isGreaterThanOrEqualTo(18);
        assertThat(one.damage.size()).isLessThanOrEqualTo(2);
    }
}
