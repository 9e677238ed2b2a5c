package net.weir.codec.bmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.weir.model.Bytes;
import net.weir.model.Octets;
import net.weir.model.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BmpDamageTest {

    static List<byte[]> samples() {
        return Messages.encodedSamples().toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_message_cut_at_any_octet_is_read_or_skipped_with_a_reason(byte[] octets) {
        for (int length = 6; length < octets.length; length++) {
            byte[] cut = Arrays.copyOf(octets, length);
            Octets.put32(cut, 1, length);
            DecodedBmp decoded = Messages.decode(cut);
            assertThat(decoded.message() == null).as("cut to %d", length).isEqualTo(isDamaged(decoded));
            for (BmpDamage damage : decoded.damage()) {
                assertThat(damage.offset()).isBetween(0, length);
                assertThat(damage.fault().isFatal()).isFalse();
            }
        }
    }

    private static boolean isDamaged(DecodedBmp decoded) {
        return decoded.damage().stream().anyMatch(d -> d.action() == Problem.Action.MESSAGE_SKIPPED);
    }

    @Test
    void a_tlv_that_reaches_beyond_the_end_skips_the_message() {
        byte[] octets = BmpEncoder.encode(new BmpMessage.Initiation(List.of(Tlv.text(2, "edge1"))));
        octets[9] = 6;
        BmpDamage damage = Messages.decode(octets).damage().get(0);
        assertThat(damage.fault()).isEqualTo(BmpFault.TLV_OVERRUN);
        assertThat(damage.offset()).isEqualTo(6);
        Problem problem = damage.toProblem(octets, 0, octets.length);
        assertThat(problem.action()).isEqualTo(Problem.Action.MESSAGE_SKIPPED);
        assertThat(problem.evidence()).isEqualTo(Bytes.copyOf(octets));
    }

    @Test
    void more_tlvs_than_the_limit_skip_the_message() {
        List<Tlv> many = Collections.nCopies(11, new Tlv(0, Bytes.EMPTY));
        byte[] octets = BmpEncoder.encode(new BmpMessage.Initiation(many));
        BmpMessageView view = new BmpMessageView();
        view.wrap(octets, 0, octets.length);
        assertThat(new BmpDecoder(new BmpLimits(1000, 11)).decode(view).damage())
                .isEmpty();
        BmpDamage damage =
                new BmpDecoder(new BmpLimits(1000, 10)).decode(view).damage().get(0);
        assertThat(damage.fault()).isEqualTo(BmpFault.TOO_MANY_TLVS);
        assertThat(damage.offset()).isEqualTo(46);
    }

    @Test
    void an_open_that_is_longer_than_the_message_skips_it() {
        byte[] octets = BmpEncoder.encode(Messages.samples().get(1));
        octets[48 + 20 + 16] = 0x7f;
        BmpDamage damage = Messages.decode(octets).damage().get(0);
        assertThat(damage.fault()).isEqualTo(BmpFault.OPEN_LENGTH);
        assertThat(damage.offset()).isEqualTo(68);
        assertThat(damage.reason()).contains("sent OPEN");
    }

    @Test
    void a_wrong_statistics_count_is_told_and_the_statistics_are_kept() {
        byte[] octets = BmpEncoder.encode(
                new BmpMessage.StatisticsReport(Messages.HEADER, List.of(StatisticType.DUPLICATE_PREFIX.of(1))));
        octets[51] = 9;
        DecodedBmp decoded = Messages.decode(octets);
        assertThat(decoded.message()).isInstanceOf(BmpMessage.StatisticsReport.class);
        assertThat(decoded.damage()).hasSize(1);
        assertThat(decoded.damage().get(0).fault()).isEqualTo(BmpFault.STATISTICS_COUNT);
        assertThat(decoded.damage().get(0).offset()).isEqualTo(48);
    }

    @Test
    void an_unknown_message_type_is_kept_raw() {
        DecodedBmp decoded = Messages.decode(new byte[] {3, 0, 0, 0, 8, 100, 1, 2});
        assertThat(decoded.message()).isEqualTo(new BmpMessage.Other(100, Bytes.ofHex("0102")));
        assertThat(decoded.damage().get(0).fault()).isEqualTo(BmpFault.UNKNOWN_TYPE);
    }

    @Test
    void evidence_is_at_most_64_octets_around_the_offset() {
        byte[] octets = new byte[1000];
        octets[500] = 42;
        Problem problem = new BmpDamage(BmpFault.TRUNCATED, 500, "test").toProblem(octets, 0, 1000);
        assertThat(problem.evidence().length()).isEqualTo(64);
        assertThat(problem.evidence().u8(16)).isEqualTo(42);
        assertThat(new BmpDamage(BmpFault.VERSION, 0, "test")
                        .toProblem(octets, 998, 2)
                        .evidence()
                        .length())
                .isEqualTo(2);
    }
}
