package net.weir.codec.bgp;

import static net.weir.codec.bgp.Decoding.parts;
import static net.weir.codec.bgp.Decoding.problems;
import static net.weir.codec.bgp.Wire.CLASSIC;
import static net.weir.codec.bgp.Wire.HOP6;
import static net.weir.codec.bgp.Wire.MP;
import static net.weir.codec.bgp.Wire.NET;
import static net.weir.codec.bgp.Wire.NET6;
import static net.weir.codec.bgp.Wire.OTHER_NET;
import static net.weir.codec.bgp.Wire.OTHER_NET6;
import static net.weir.codec.bgp.Wire.attribute;
import static net.weir.codec.bgp.Wire.reach;
import static net.weir.codec.bgp.Wire.unreach;
import static net.weir.codec.bgp.Wire.update;
import static net.weir.model.Family.IPV6_UNICAST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import net.weir.model.Family;
import net.weir.model.Octets;
import net.weir.model.Problem.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage after which NLRI cannot be located: a session is reset, elsewhere the family or the message is skipped. */
class StrongErrorsTest {
    private static final ValidationProfile SESSION = ValidationProfile.BGP_EBGP;
    private static final ValidationProfile BMP = ValidationProfile.BMP_IN_PRE_EBGP;

    private static DecodedUpdate decode(byte[] message, ValidationProfile profile) {
        return Decoding.decode(message, profile);
    }

    private static void assertMessageLost(byte[] message, String rule, String notification) {
        for (ValidationProfile profile : ValidationProfile.values()) {
            DecodedUpdate update = decode(message, profile);
            Action action = profile.isSession() ? Action.SESSION_RESET : Action.MESSAGE_SKIPPED;
            assertThat(problems(update)).containsExactly(rule + ": " + action);
            assertThat(update.parts()).isZero();
            assertThat(update.endOfRib()).isNull();
            assertThat(update.losesRoutes()).isTrue();
            assertThat(
                            update.notification() == null
                                    ? ""
                                    : update.notification().toString())
                    .startsWith(profile.isSession() ? notification : "");
        }
    }

    @Test
    void mp_attributes_twice() {
        String reach = reach(IPV6_UNICAST, HOP6, NET6);
        String unreach = unreach(IPV6_UNICAST, NET6);
        assertMessageLost(update(NET, reach + reach + CLASSIC, NET), "RFC 7606 section 3.g", "3/1");
        assertMessageLost(update("", unreach + unreach, ""), "RFC 7606 section 3.g", "3/1");
    }

    @Test
    void withdrawn_routes_or_attributes_past_the_end() {
        byte[] withdrawn = update(NET, CLASSIC, NET);
        Octets.put16(withdrawn, 19, withdrawn.length - 22);
        assertMessageLost(withdrawn, "RFC 7606 section 3.b", "3/1");
        Octets.put16(withdrawn, 19, 0xffff);
        assertMessageLost(withdrawn, "RFC 7606 section 3.b", "3/1");
        byte[] attributes = update("", CLASSIC, "");
        Octets.put16(attributes, 21, attributes.length - 22);
        assertMessageLost(attributes, "RFC 7606 section 3.b", "3/1");
    }

    @Test
    void headers_that_are_none() {
        byte[] good = update("", CLASSIC, NET);
        byte[] marker = good.clone();
        marker[15] = 0;
        assertMessageLost(marker, "RFC 4271 section 6.1", "1/1");
        byte[] length = good.clone();
        length[17]++;
        assertMessageLost(length, "RFC 4271 section 6.1", "1/2");
        byte[] type = good.clone();
        type[18] = 4;
        assertMessageLost(type, "RFC 4271 section 6.1", "1/3");
        assertMessageLost(new byte[0], "RFC 4271 section 6.1", "1/2");
        byte[] tooShort = Arrays.copyOf(good, 22);
        Octets.put16(tooShort, 16, 22);
        assertMessageLost(tooShort, "RFC 4271 section 6.1", "1/2");
    }

    @Test
    void messages_longer_than_the_session_agreed() {
        byte[] message = update("", CLASSIC, "00".repeat(4096 - 23 - 20 + 1));
        DecodedUpdate session = decode(message, SESSION);
        assertThat(problems(session)).containsExactly("RFC 4271 section 6.1: session-reset");
        SessionParameters extended = new SessionParameters(true, Set.of(), true);
        assertThat(Decoding.decode(message, extended, SESSION).problems()).isEmpty();
        assertThat(decode(message, BMP).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"80, '', 14", "80, 000201, 14", "80, 00020100, 14", "80, '', 15", "80, 0002, 15"})
    void mp_attributes_too_short_for_their_family_or_next_hop(String flags, String value, int type) {
        byte[] message = update("", CLASSIC + attribute(Integer.parseInt(flags, 16), type, value), NET);
        DecodedUpdate session = decode(message, SESSION);
        assertThat(session.parts()).isZero();
        assertThat(session.notification().toString()).startsWith("3/9");
        DecodedUpdate bmp = decode(message, BMP);
        boolean familyKnown = value.length() >= 6;
        assertThat(problems(bmp))
                .containsExactly("RFC 7606 section 5.3: " + (familyKnown ? "family-skipped" : "message-skipped"));
        assertThat(bmp.parts()).isEqualTo(familyKnown ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40", "c0", "00"})
    void mp_attributes_with_wrong_flags(String flags) {
        String reach = flags + reach(IPV6_UNICAST, HOP6, NET6).substring(2);
        String unreach = flags + unreach(IPV6_UNICAST, NET6).substring(2);
        for (String damaged : new String[] {reach, unreach}) {
            assertThat(decode(update("", damaged + CLASSIC, NET), SESSION).parts())
                    .isZero();
            DecodedUpdate bmp = decode(update("", damaged + CLASSIC, NET), BMP);
            assertThat(parts(bmp)).containsExactly("ipv4-unicast +198.51.100.0/24 {1 2 3}");
            assertThat(bmp.problemFamily(0)).isEqualTo(IPV6_UNICAST);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1, 8",
        "2, 1, 0",
        "2, 1, 24",
        "2, 1, 17",
        "1, 1, 0",
        "1, 1, 12",
        "1, 128, 4",
        "2, 128, 16",
        "25, 70, 0"
    })
    void next_hops_of_impossible_length(int afi, int safi, int length) {
        byte[] message = update("", reach(Family.of(afi, safi), Wire.filler(length), NET6) + CLASSIC, NET);
        DecodedUpdate session = decode(message, SESSION);
        assertThat(problems(session)).containsExactly("RFC 7606 section 7.11: session-reset");
        DecodedUpdate bmp = decode(message, BMP);
        assertThat(problems(bmp)).containsExactly("RFC 7606 section 7.11: family-skipped");
        assertThat(bmp.parts()).isEqualTo(afi == 1 && safi == 1 ? 0 : 1);
    }

    @Test
    void next_hop_past_the_end_of_its_attribute() {
        byte[] message = update("", attribute(0x80, 14, "00020110" + "20010db8") + CLASSIC, NET);
        assertThat(problems(decode(message, BMP))).containsExactly("RFC 7606 section 7.11: family-skipped");
    }

    @ParameterizedTest
    @EnumSource(ValidationProfile.class)
    void nlri_that_do_not_close_lose_their_family_alone(ValidationProfile profile) {
        String bad4 = NET + "21c0000200ff"; // /33
        String bad6 = NET6 + "81" + Wire.filler(17); // /129
        assertLost(update(bad4, CLASSIC + reach(IPV6_UNICAST, HOP6, NET6), NET), profile, "ipv6-unicast");
        assertLost(update("", CLASSIC + reach(IPV6_UNICAST, HOP6, NET6), bad4), profile, "ipv6-unicast");
        assertLost(update("", CLASSIC + reach(IPV6_UNICAST, HOP6, bad6), NET), profile, "ipv4-unicast");
        assertLost(update(OTHER_NET, CLASSIC + unreach(IPV6_UNICAST, bad6), NET), profile, "ipv4-unicast");
    }

    private static void assertLost(byte[] message, ValidationProfile profile, String remaining) {
        DecodedUpdate update = decode(message, profile);
        assertThat(update.structureFailed()).isTrue();
        assertThat(update.losesRoutes()).isTrue();
        if (profile.isSession()) {
            assertThat(update.parts()).isZero();
            assertThat(problems(update)).containsExactly("RFC 7606 section 5.3: session-reset");
        } else {
            assertThat(problems(update)).containsExactly("RFC 7606 section 5.3: family-skipped");
            assertThat(parts(update)).hasSize(1);
            assertThat(parts(update).get(0)).startsWith(remaining);
        }
    }

    @Test
    void withdrawals_of_a_lost_family_are_lost_too() {
        byte[] message = update("", MP + reach(IPV6_UNICAST, HOP6, "81") + unreach(IPV6_UNICAST, OTHER_NET6), "");
        DecodedUpdate update = decode(message, BMP);
        assertThat(update.parts()).isZero();
        assertThat(update.problemFamily(0)).isEqualTo(IPV6_UNICAST);
        assertThat(update.problems().get(0).offset()).isGreaterThan(23);
    }

    @ParameterizedTest
    @EnumSource(ValidationProfile.class)
    void attributes_that_do_not_close_withdraw_what_can_be_located(ValidationProfile profile) {
        for (String broken : new String[] {"c0", "c008", "c00804fbf0", "d00800"}) {
            byte[] classic = update("", CLASSIC + broken, NET);
            assertThat(parts(decode(classic, profile)))
                    .containsExactly("ipv4-unicast -198.51.100.0/24 TREAT_AS_WITHDRAW");
            assertThat(problems(decode(classic, profile))).containsExactly("RFC 7606 section 4: treated-as-withdraw");
            byte[] mp = update("", reach(IPV6_UNICAST, HOP6, NET6) + MP + broken, "");
            assertThat(parts(decode(mp, profile))).containsExactly("ipv6-unicast -2001:db8::/32 TREAT_AS_WITHDRAW");
            DecodedUpdate nothing = decode(update(NET, CLASSIC + broken, ""), profile);
            assertThat(nothing.parts()).isZero();
            assertThat(problems(nothing))
                    .containsExactly("RFC 7606 section 5.2: "
                            + (profile.isSession() ? Action.SESSION_RESET : Action.MESSAGE_SKIPPED));
        }
    }

    @Test
    void a_next_message_is_not_touched_by_the_damage_before() {
        UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
        byte[] bad = update("", MP + reach(IPV6_UNICAST, HOP6, "81"), "");
        byte[] good = update("", MP + reach(IPV6_UNICAST, HOP6, NET6), "");
        decoder.decode(bad, 0, bad.length, SessionParameters.FOUR_OCTET, BMP);
        DecodedUpdate update = decoder.decode(good, 0, good.length, SessionParameters.FOUR_OCTET, BMP);
        assertThat(parts(update)).containsExactly("ipv6-unicast +2001:db8::/32 {1 2 14}");
        assertThat(update.problems()).isEmpty();
        assertThat(update.structureFailed()).isFalse();
    }

    @Test
    void messages_may_stand_anywhere_in_a_buffer_and_end_with_it() {
        byte[] message =
                update(OTHER_NET, reach(IPV6_UNICAST, HOP6, "0a20c0" + "01ff" + "00") + CLASSIC, "08c6" + "00");
        byte[] buffer = new byte[message.length + 100];
        Arrays.fill(buffer, (byte) 0xff);
        System.arraycopy(message, 0, buffer, 100, message.length);
        DecodedUpdate update = new UpdateDecoder(new AttributeCache())
                .decode(buffer, 100, message.length, SessionParameters.FOUR_OCTET, SESSION);
        assertThat(parts(update))
                .containsExactly(
                        "ipv6-unicast +20c0::/10 +8000::/1 +::/0 flags 1 {1 2 14}",
                        "ipv4-unicast -203.0.113.0/24 +198.0.0.0/8 +0.0.0.0/0 {1 2 3}");
    }
}
