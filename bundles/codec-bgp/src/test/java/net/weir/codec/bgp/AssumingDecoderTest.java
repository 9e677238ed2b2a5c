package net.weir.codec.bgp;

import static net.weir.codec.bgp.Wire.CLASSIC;
import static net.weir.codec.bgp.Wire.NET;
import static net.weir.codec.bgp.Wire.NEXT_HOP;
import static net.weir.codec.bgp.Wire.ORIGIN;
import static net.weir.codec.bgp.Wire.OTHER_NET;
import static net.weir.codec.bgp.Wire.attribute;
import static net.weir.codec.bgp.Wire.update;
import static org.assertj.core.api.Assertions.assertThat;

import net.weir.event.RouteUpdate;
import net.weir.model.Family;
import org.junit.jupiter.api.Test;

class AssumingDecoderTest {
    private static final SessionParameters FOUR = SessionParameters.FOUR_OCTET;
    private static final String TWO_OCTET = ORIGIN + attribute(0x40, 2, "0203fbf0fbf1fbf2") + NEXT_HOP;
    private static final String ID = "00000001";

    private final AssumingDecoder decoder = new AssumingDecoder(new UpdateDecoder(new AttributeCache()));

    private DecodedUpdate decode(byte[] message, SessionParameters parameters) {
        return decoder.decode(message, 0, message.length, parameters, ValidationProfile.BMP_IN_PRE_EBGP);
    }

    @Test
    void nothing_is_assumed_where_nothing_fails() {
        DecodedUpdate update = decode(update("", CLASSIC, NET), FOUR);
        assertThat(update.part(0).flags()).isZero();
        assertThat(decoder.assumedAnew()).isFalse();
    }

    @Test
    void the_other_as_size() {
        DecodedUpdate update = decode(update("", TWO_OCTET, NET + OTHER_NET), FOUR);
        assertThat(update.problems()).isEmpty();
        assertThat(update.part(0).attributes().asPath()).hasToString("64496 64497 64498");
        assertThat(update.part(0).flags()).isEqualTo(RouteUpdate.ASSUMED_AS_SIZE);
        assertThat(decoder.assumedAnew()).isTrue();
        assertThat(decoder.assumed(Family.IPV4_UNICAST)).isEqualTo(RouteUpdate.ASSUMED_AS_SIZE);
    }

    @Test
    void the_other_add_path_setting_both_ways() {
        byte[] with = update("", CLASSIC, ID + "10c633" + ID + NET);
        DecodedUpdate update = decode(with, FOUR);
        assertThat(Decoding.parts(update))
                .containsExactly("ipv4-unicast +198.51.0.0/16#1 +198.51.100.0/24#1 flags 4 {1 2 3}");
        decoder.reset();
        SessionParameters addPath = FOUR.withAddPath(Family.IPV4_UNICAST, true);
        assertThat(Decoding.parts(decode(update(NET, "", ""), addPath)))
                .containsExactly("ipv4-unicast -198.51.100.0/24 flags 4");
    }

    @Test
    void both_if_both_fail() {
        DecodedUpdate update = decode(update("", TWO_OCTET, ID + NET), FOUR);
        assertThat(Decoding.parts(update)).containsExactly("ipv4-unicast +198.51.100.0/24#1 flags 6 {1 2 3}");
        assertThat(update.problems()).isEmpty();
    }

    @Test
    void what_was_assumed_is_remembered_for_the_family_until_reset() {
        byte[] two = update("", TWO_OCTET, NET);
        decode(two, FOUR);
        DecodedUpdate again = decode(two, FOUR);
        assertThat(decoder.assumedAnew()).isFalse();
        assertThat(again.part(0).flags()).isEqualTo(RouteUpdate.ASSUMED_AS_SIZE);
        byte[] v6 = update("", Wire.MP + Wire.reach(Family.IPV6_UNICAST, Wire.HOP6, Wire.NET6), "");
        DecodedUpdate other = decode(v6, FOUR);
        assertThat(other.part(0).flags()).isZero();
        assertThat(other.problems()).isEmpty();
        decoder.reset();
        assertThat(decoder.assumed(Family.IPV4_UNICAST)).isZero();
        decode(two, FOUR);
        assertThat(decoder.assumedAnew()).isTrue();
    }

    @Test
    void an_assumption_that_fails_later_is_taken_back() {
        decode(update("", TWO_OCTET, NET), FOUR);
        DecodedUpdate back = decode(update("", CLASSIC, NET), FOUR);
        assertThat(back.problems()).isEmpty();
        assertThat(back.part(0).flags()).isZero();
        assertThat(decoder.assumedAnew()).isTrue();
        assertThat(decoder.assumed(Family.IPV4_UNICAST)).isZero();
    }

    @Test
    void new_parameters_keep_what_was_assumed_until_reset() {
        decode(update("", TWO_OCTET, NET), FOUR);
        SessionParameters other = FOUR.withAddPath(Family.IPV6_UNICAST, true);
        assertThat(decode(update("", TWO_OCTET, NET), other).problems()).isEmpty();
        assertThat(decoder.assumedAnew()).isFalse();
    }

    @Test
    void no_alternative_leaves_the_message_as_rfc_7606_has_it() {
        byte[] message = update("", ORIGIN + attribute(0x40, 2, "07010000fbf0") + NEXT_HOP, NET);
        DecodedUpdate update = decode(message, FOUR);
        assertThat(Decoding.parts(update)).containsExactly("ipv4-unicast -198.51.100.0/24 TREAT_AS_WITHDRAW");
        assertThat(update.structureFailed()).isTrue();
        assertThat(decoder.assumedAnew()).isFalse();
        DecodedUpdate lost = decode(update("", CLASSIC, "21c00002010102"), FOUR);
        assertThat(lost.parts()).isZero();
        assertThat(lost.losesRoutes()).isTrue();
    }

    @Test
    void damage_without_such_an_explanation_is_not_retried() {
        DecodedUpdate update = decode(update("", CLASSIC + "c008", NET), FOUR);
        assertThat(Decoding.problems(update)).containsExactly("RFC 7606 section 4: treated-as-withdraw");
        assertThat(decoder.assumedAnew()).isFalse();
    }

    @Test
    void a_problem_of_another_kind_does_not_stand_against_an_alternative() {
        DecodedUpdate update = decode(update("", TWO_OCTET + attribute(0x40, 5, "00000064"), NET), FOUR);
        assertThat(Decoding.problems(update)).containsExactly("RFC 7606 section 7.5: attribute-discarded");
        assertThat(update.part(0).flags()).isEqualTo(RouteUpdate.ASSUMED_AS_SIZE);
    }

    @Test
    void withdrawals_of_mp_families_are_retried_for_their_own_family() {
        DecodedUpdate update = decode(update("", Wire.unreach(Family.IPV6_UNICAST, "00000007" + Wire.NET6), ""), FOUR);
        // as plain prefixes: four default routes, then one of 7 bits, then 32 bits: it closes, nothing is assumed
        assertThat(update.structureFailed()).isFalse();
        DecodedUpdate closed = decode(update("", Wire.unreach(Family.IPV6_UNICAST, "000000ff" + Wire.NET6), ""), FOUR);
        assertThat(Decoding.parts(closed)).containsExactly("ipv6-unicast -2001:db8::/32#255 flags 4");
        assertThat(decoder.assumed(Family.IPV6_UNICAST)).isEqualTo(RouteUpdate.ASSUMED_ADD_PATH);
        assertThat(decoder.assumed(Family.IPV4_UNICAST)).isZero();
    }

    private final AssumingDecoder careful = AssumingDecoder.againstOpens(new UpdateDecoder(new AttributeCache()));

    private DecodedUpdate carefully(String nlri) {
        byte[] message = update("", CLASSIC, nlri);
        return careful.decode(message, 0, message.length, FOUR, ValidationProfile.BMP_IN_PRE_EBGP);
    }

    @Test
    void against_opens_a_truncated_prefix_is_damage_and_no_path_id() {
        DecodedUpdate update = carefully("0019460100"); // 0.0.0.0/0, then a /25 of three octets: or path id 1656321
        assertThat(update.losesRoutes()).isTrue();
        assertThat(update.parts()).isZero();
        assertThat(careful.assumes()).isFalse();
    }

    @Test
    void against_opens_several_messages_are_needed_and_the_last_of_them_shows_that_earlier_ones_were_misread() {
        String path = ID + "18cb0071";
        assertThat(carefully(path).losesRoutes()).isTrue();
        assertThat(carefully(path).losesRoutes()).isTrue();
        assertThat(careful.misread()).isNull();
        assertThat(Decoding.parts(carefully(path))).containsExactly("ipv4-unicast +203.0.113.0/24#1 flags 4 {1 2 3}");
        assertThat(careful.misread()).isEqualTo(Family.IPV4_UNICAST);
        carefully(path);
        assertThat(careful.misread()).isNull();
        assertThat(careful.assumed(Family.IPV4_UNICAST)).isEqualTo(RouteUpdate.ASSUMED_ADD_PATH);
    }

    @Test
    void a_message_that_only_the_opens_explain_ends_the_doubt() {
        String path = ID + "18cb0071";
        carefully(path);
        carefully(path);
        assertThat(Decoding.parts(carefully(NET))).containsExactly("ipv4-unicast +198.51.100.0/24 {1 2 3}");
        assertThat(carefully(path).losesRoutes()).isTrue();
        assertThat(careful.assumes()).isFalse();
    }

    @Test
    void a_message_that_both_settings_explain_decides_nothing() {
        String path = ID + "18cb0071";
        carefully(path);
        carefully(path);
        assertThat(carefully(NET + NET).part(0).announcedCount()).isEqualTo(2); // also one /24 with a path id
        assertThat(carefully(path).losesRoutes()).isFalse();
    }

    @Test
    void a_message_with_other_damage_speaks_for_no_setting() {
        byte[] damaged = update("", CLASSIC + attribute(0x40, 5, "000064"), ID + "18cb0071");
        for (int i = 0; i < 10; i++) {
            careful.decode(damaged, 0, damaged.length, FOUR, ValidationProfile.BMP_OTHER);
        }
        assertThat(careful.assumes()).isFalse();
    }
}
