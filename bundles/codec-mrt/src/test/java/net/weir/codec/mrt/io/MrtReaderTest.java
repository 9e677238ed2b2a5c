package net.weir.codec.mrt.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.weir.codec.mrt.MrtEncoder;
import net.weir.model.Octets;
import net.weir.mrt.Archive;
import net.weir.mrt.Vectors;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class MrtReaderTest {
    private static byte[] record(int bodyLength) {
        MrtEncoder out = new MrtEncoder();
        out.record(Vectors.SECONDS, 99, 7, new byte[bodyLength]);
        return out.toBytes();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static List<String> read(byte[] octets, int limit) {
        List<String> found = new ArrayList<>();
        MrtReader reader = new MrtReader(new ByteArrayInputStream(octets), new MrtLimits(limit));
        while (reader.next()) {
            found.add(
                    reader.damage() == null
                            ? "record of " + reader.record().length()
                            : reader.damage().reason());
        }
        return found;
    }

    @Test
    void reads_bodies_of_0_1_max_octets_and_skips_max_plus_1() {
        byte[] file = concat(record(0), record(1), record(88), record(89), record(2));
        assertThat(read(file, 100))
                .containsExactly(
                        "record of 12",
                        "record of 13",
                        "record of 100",
                        "record of 101 octets, above the limit of 100, left unread",
                        "record of 14");
    }

    @Test
    void a_record_beyond_64_KiB_and_beyond_the_buffer_is_read_whole() {
        byte[] file = concat(record(70_000), record(3), record(1_000_000), record(1));
        assertThat(read(file, 16 << 20))
                .containsExactly("record of 70012", "record of 15", "record of 1000012", "record of 13");
    }

    @Test
    void a_file_cut_anywhere_gives_the_records_before_and_one_damage() {
        byte[] first = record(5);
        byte[] file = concat(first, record(20));
        for (int cut = 0; cut < file.length; cut++) {
            List<String> found = read(Arrays.copyOf(file, cut), 1000);
            boolean clean = cut == 0 || cut == first.length;
            assertThat(found).as("cut at %d", cut).hasSize((cut >= first.length ? 1 : 0) + (clean ? 0 : 1));
            if (!clean) {
                assertThat(found.get(found.size() - 1)).startsWith("the file ends");
            }
        }
    }

    @Test
    void a_length_of_4_GiB_costs_neither_memory_nor_an_exception() {
        byte[] file = record(0);
        Octets.put32(file, 8, -1);
        assertThat(read(file, 16 << 20))
                .containsExactly("record of 4294967307 octets, above the limit of 16777216, and the file ends "
                        + file.length + " octets into it");
    }

    @Test
    void microseconds_that_do_not_fit_are_damage_and_the_next_record_is_read() {
        MrtEncoder out = new MrtEncoder();
        for (int body = 0; body < 5; body++) {
            out.record(Vectors.SECONDS, 17, 4, new byte[body]);
        }
        assertThat(read(out.toBytes(), 1000).subList(0, 4)).containsOnly("no room for the microseconds");
        assertThat(read(out.toBytes(), 1000).get(4)).isEqualTo("record of 16");
    }

    private static OutputStream compress(Compression kind, OutputStream to) throws IOException {
        return switch (kind) {
            case NONE -> to;
            case GZIP -> new GZIPOutputStream(to);
            case BZIP2 -> new BZip2CompressorOutputStream(to);
            case ZSTD -> new ZstdOutputStream(to);
            case XZ -> new XZOutputStream(to, new LZMA2Options(1));
        };
    }

    private static byte[] compressed(Compression kind, byte[] octets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream to = compress(kind, out)) {
            to.write(octets);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void every_compression_is_known_by_its_first_octets_also_in_several_pieces(Compression kind) throws IOException {
        byte[] plain = Vectors.messages();
        byte[] packed = concat(compressed(kind, plain), compressed(kind, plain));
        try (InputStream in = Compression.decompress(new ByteArrayInputStream(packed))) {
            assertThat(in.readAllBytes()).isEqualTo(concat(plain, plain));
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_came_before_the_end_of_a_cut_compressed_file_is_read(Compression kind) throws IOException {
        byte[] plain = concat(record(300_000), record(300_000), record(300_000));
        new Random(1).nextBytes(plain);
        for (int at = 0; at < plain.length; at += 300_012) {
            System.arraycopy(record(300_000), 0, plain, at, 12);
        }
        byte[] packed = compressed(kind, plain);
        byte[] cut = Arrays.copyOf(packed, packed.length - 100_000);
        Archive archive = Archive.of(Compression.decompress(new ByteArrayInputStream(cut)), MrtLimits.DEFAULT);
        // these two lose the block or window that was cut
        boolean inBlocks = kind == Compression.BZIP2 || kind == Compression.ZSTD;
        assertThat(archive.records).isBetween(inBlocks ? 0L : 2L, 2L);
        assertThat(archive.damage).hasSize(1);
    }

    @Test
    void an_empty_file_has_no_records_and_is_not_damaged() throws IOException {
        Archive archive = Archive.of(Compression.decompress(new ByteArrayInputStream(new byte[0])), MrtLimits.DEFAULT);
        assertThat(archive.records).isZero();
        assertThat(archive.damage).isEmpty();
    }
}
