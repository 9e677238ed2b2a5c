package net.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.weir.model.AsPath.Kind;
import net.weir.model.AsPath.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsPathTest {
    @Provide
    Arbitrary<List<Segment>> segments() {
        return Combinators.combine(
                        Arbitraries.of(Kind.values()), AnyValue.asn().list().ofMaxSize(5))
                .as(Segment::new)
                .list()
                .ofMaxSize(4);
    }

    private static byte[] octets(List<Segment> segments) {
        byte[] octets = new byte
                [segments.stream().mapToInt(s -> 2 + 4 * s.asns().size()).sum()];
        int at = 0;
        for (Segment s : segments) {
            octets[at] = (byte) s.kind().code();
            octets[at + 1] = (byte) s.asns().size();
            at += 2;
            for (Asn asn : s.asns()) {
                Octets.put32(octets, at, asn.bits());
                at += 4;
            }
        }
        return octets;
    }

    private static AsPath hex(String hex) {
        byte[] octets = Bytes.ofHex(hex).toArray();
        return AsPath.decode(octets, 0, octets.length);
    }

    @Property
    void decodes_the_segments_that_were_encoded(@ForAll("segments") List<Segment> segments) {
        byte[] octets = octets(segments);
        AsPath path = AsPath.decode(octets, 0, octets.length);
        assertThat(path.segments()).isEqualTo(segments);
        assertThat(path).isEqualTo(AsPath.of(segments.toArray(Segment[]::new))).hasSameHashCodeAs(path);
    }

    @Property
    void reads_nothing_outside_its_range(@ForAll("segments") List<Segment> segments) {
        byte[] octets = octets(segments);
        byte[] wide = new byte[octets.length + 7];
        java.util.Arrays.fill(wide, (byte) 0xee);
        System.arraycopy(octets, 0, wide, 3, octets.length);
        assertThat(AsPath.decode(wide, 3, octets.length).segments()).isEqualTo(segments);
    }

    @Property
    void a_cut_inside_a_segment_is_damage(@ForAll("segments") List<Segment> segments) {
        byte[] octets = octets(segments);
        int boundary = 0;
        for (Segment s : segments) {
            for (int cut = boundary + 1; cut < boundary + 2 + 4 * s.asns().size(); cut++) {
                int length = cut;
                assertThatIllegalArgumentException().isThrownBy(() -> AsPath.decode(octets, 0, length));
            }
            boundary += 2 + 4 * s.asns().size();
        }
    }

    @ParameterizedTest
    @CsvSource({"05 01 00000001, 0", "00 01 00000001, 0", "02, 0", "0201 00000001 02ff 00000001, 6", "0201000000, 0"})
    void names_the_octet_of_a_damaged_segment(String hex, int octet) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hex(hex.replace(" ", "")))
                .withMessageEndingWith("octet " + octet);
    }

    @Test
    void a_path_without_segments_is_the_empty_path() {
        assertThat(AsPath.decode(new byte[3], 1, 0)).isSameAs(AsPath.EMPTY);
        assertThat(AsPath.sequence()).isSameAs(AsPath.EMPTY);
        assertThat(AsPath.EMPTY.origin()).isNull();
        assertThat(AsPath.EMPTY.first()).isNull();
        assertThat(AsPath.EMPTY.hopCount()).isZero();
        assertThat(AsPath.EMPTY).hasToString("");
    }

    @Test
    void counts_a_set_once_and_confederations_not_at_all() {
        AsPath path =
                hex("0302 0000fde9 0000fdea 0202 0000fbf0 0000fbf1 0103 0000fbf2 0000fbf3 0000fbf4".replace(" ", ""));
        assertThat(path.hopCount()).isEqualTo(3);
        assertThat(path).hasToString("(65001 65002) 64496 64497 {64498,64499,64500}");
        assertThat(path.first()).isEqualTo(new Asn(64496));
        assertThat(path.origin()).isNull();
        assertThat(path.contains(new Asn(64500))).isTrue();
        assertThat(path.contains(new Asn(64501))).isFalse();
    }

    @Test
    void origin_is_the_last_and_neighbour_the_first_of_a_sequence() {
        AsPath path = AsPath.sequence(64496, 64497, 4_294_967_295L);
        assertThat(path.first()).isEqualTo(new Asn(64496));
        assertThat(path.origin()).isEqualTo(new Asn(4_294_967_295L));
        assertThat(path.hopCount()).isEqualTo(3);
    }

    @Test
    void a_path_that_begins_with_a_set_has_no_neighbour() {
        AsPath path = hex("0101 0000fbf0 0201 0000fbf1".replace(" ", ""));
        assertThat(path.first()).isNull();
        assertThat(path.origin()).isEqualTo(new Asn(64497));
    }

    @Test
    void a_confederation_set_prints_in_brackets() {
        assertThat(hex("0402 0000fde9 0000fdea".replace(" ", ""))).hasToString("[65001,65002]");
        assertThat(hex("0401 0000fde9".replace(" ", "")).first()).isNull();
    }

    @Test
    void takes_the_largest_segment() {
        byte[] octets = new byte[2 + 4 * 255];
        octets[0] = 2;
        octets[1] = (byte) 255;
        assertThat(AsPath.decode(octets, 0, octets.length).hopCount()).isEqualTo(255);
    }
}
