package net.weir.codec.mrt.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipMembersTest {
    private static final byte[] FIRST = octets(1, 200_000);
    private static final byte[] SECOND = octets(2, 5);

    private static byte[] octets(int seed, int length) {
        byte[] octets = new byte[length];
        new Random(seed).nextBytes(octets);
        return octets;
    }

    private static byte[] packed(byte[] octets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(octets);
        }
        return out.toByteArray();
    }

    /** As a pipe whose writer sends each of these when the one before was read: between them nothing is available. */
    private static InputStream oneAfterTheOther(byte[]... parts) {
        InputStream all = InputStream.nullInputStream();
        for (byte[] part : parts) {
            all = new SequenceInputStream(all, new ByteArrayInputStream(part));
        }
        return all;
    }

    @Test
    void a_member_that_comes_later_through_a_pipe_is_read() throws IOException {
        for (int cut = 0; cut <= 20; cut++) {
            byte[] second = packed(SECOND);
            InputStream pipe = oneAfterTheOther(
                    packed(FIRST), Arrays.copyOf(second, cut), Arrays.copyOfRange(second, cut, second.length));
            byte[] read = Compression.decompress(pipe).readAllBytes();
            assertThat(Arrays.copyOf(read, FIRST.length)).isEqualTo(FIRST);
            assertThat(Arrays.copyOfRange(read, FIRST.length, read.length)).isEqualTo(SECOND);
        }
    }

    @Test
    void what_follows_a_member_and_is_none_is_told_when_all_is_out() throws IOException {
        for (int length : new int[] {1, 7, 18, 19, 100_000}) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.writeBytes(packed(FIRST));
            file.writeBytes(octets(3, length));
            for (InputStream in : new InputStream[] {
                oneAfterTheOther(packed(FIRST), octets(3, length)), new ByteArrayInputStream(file.toByteArray())
            }) {
                InputStream content = Compression.decompress(in);
                assertThat(content.readNBytes(FIRST.length)).isEqualTo(FIRST);
                assertThatThrownBy(content::read).hasMessageContaining("is not gzip");
            }
        }
    }

    @Test
    void a_damaged_header_of_the_second_member_is_told() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(packed(SECOND));
        byte[] damaged = packed(FIRST);
        damaged[0] = 0;
        file.writeBytes(damaged);
        InputStream content = Compression.decompress(new ByteArrayInputStream(file.toByteArray()));
        assertThat(content.readNBytes(SECOND.length)).isEqualTo(SECOND);
        assertThatThrownBy(content::read).hasMessageContaining("is not gzip");
    }
}
