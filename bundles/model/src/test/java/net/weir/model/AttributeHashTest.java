package net.weir.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AttributeHashTest {
    @Property
    void depends_on_the_octets_and_not_on_where_they_stand(
            @ForAll byte[] octets, @ForAll @IntRange(max = 9) int offset) {
        byte[] moved = new byte[offset + octets.length + 3];
        Arrays.fill(moved, (byte) offset);
        System.arraycopy(octets, 0, moved, offset, octets.length);
        assertThat(AttributeHash.of(moved, offset, octets.length))
                .isEqualTo(AttributeHash.of(octets, 0, octets.length));
    }

    @Property
    void every_octet_and_the_length_count(@ForAll byte[] octets, @ForAll @IntRange(max = 7) int bit) {
        long hash = AttributeHash.of(octets, 0, octets.length);
        assertThat(AttributeHash.of(Arrays.copyOf(octets, octets.length + 1), 0, octets.length + 1))
                .isNotEqualTo(hash);
        for (int i = 0; i < octets.length; i++) {
            byte[] other = octets.clone();
            other[i] ^= (byte) (1 << bit);
            assertThat(AttributeHash.of(other, 0, other.length)).isNotEqualTo(hash);
        }
    }

    /** Sets as routers make them differ in a few low bits only. */
    @Test
    void a_million_sets_that_differ_a_little_do_not_collide() {
        int n = 1 << 20;
        long[] hashes = new long[n];
        byte[] set = new AttributeBytes()
                .origin(0)
                .asPath(64496, 64497, 64498)
                .nextHop("192.0.2.1")
                .communities("64496:1", "64496:2")
                .build()
                .canonical()
                .toArray();
        for (int i = 0; i < n; i++) {
            Octets.put16(set, 13, i >>> 10); // the second AS
            Octets.put16(set, set.length - 2, i & 0x3ff); // the last community
            hashes[i] = AttributeHash.of(set, 0, set.length);
        }
        assertThat(Arrays.stream(hashes).distinct().count()).isEqualTo(n);
        // and the low bits, which tables index by, spread: 64 of 2^20 sets share a slot of 2^14 on average
        int[] slots = new int[1 << 14];
        Arrays.stream(hashes).forEach(h -> slots[(int) h & slots.length - 1]++);
        assertThat(Arrays.stream(slots).max().getAsInt()).isLessThan(64 + 8 * 8);
        assertThat(Arrays.stream(slots).min().getAsInt()).isPositive();
    }
}
