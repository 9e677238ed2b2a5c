package net.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BytesAndOctetsTest {
    @Property
    void hex_reads_back(@ForAll byte[] octets) {
        Bytes bytes = Bytes.copyOf(octets);
        assertThat(Bytes.ofHex(bytes.toString())).isEqualTo(bytes).hasSameHashCodeAs(bytes);
        assertThat(bytes.toArray()).isEqualTo(octets);
    }

    @Test
    void owns_its_octets() {
        byte[] source = {1, 2, 3};
        Bytes bytes = Bytes.copyOf(source, 1, 2);
        source[1] = 9;
        bytes.toArray()[0] = 9;
        assertThat(bytes).hasToString("0203");
        assertThat(bytes.u8(1)).isEqualTo(3);
        assertThat(Bytes.copyOf(source, 1, 0)).isSameAs(Bytes.EMPTY);
    }

    @Test
    void rejects_what_is_no_hex() {
        assertThatIllegalArgumentException().isThrownBy(() -> Bytes.ofHex("abc"));
        assertThatIllegalArgumentException().isThrownBy(() -> Bytes.ofHex("zz"));
    }

    @Property
    void numbers_are_in_network_order_at_any_offset(@ForAll long value, @ForAll @IntRange(max = 9) int at) {
        byte[] octets = new byte[20];
        Octets.put64(octets, at, value);
        assertThat(Octets.i64(octets, at)).isEqualTo(value);
        assertThat(Octets.u8(octets, at)).isEqualTo((int) (value >>> 56));
        assertThat(Octets.u16(octets, at)).isEqualTo((int) (value >>> 48));
        assertThat(Octets.u24(octets, at)).isEqualTo((int) (value >>> 40));
        assertThat(Octets.u32(octets, at)).isEqualTo(value >>> 32);
        Octets.put32(octets, at, (int) value);
        Octets.put16(octets, at + 4, (int) value);
        assertThat(Octets.i32(octets, at)).isEqualTo((int) value);
        assertThat(Octets.u16(octets, at + 4)).isEqualTo((int) value & 0xffff);
    }
}
