package net.weir.codec.bgp;

import static net.weir.codec.bgp.Decoding.decode;
import static net.weir.codec.bgp.Decoding.problems;
import static net.weir.codec.bgp.Wire.CLASSIC;
import static net.weir.codec.bgp.Wire.MP;
import static net.weir.codec.bgp.Wire.NET;
import static net.weir.codec.bgp.Wire.NEXT_HOP;
import static net.weir.codec.bgp.Wire.ORIGIN;
import static net.weir.codec.bgp.Wire.attribute;
import static net.weir.codec.bgp.Wire.update;
import static org.assertj.core.api.Assertions.assertThat;

import net.weir.event.RouteUpdate.Cause;
import net.weir.model.AttributeType;
import net.weir.model.Problem.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 7606 and the attribute documents say of values, of missing and of unknown attributes. */
class AttributeValuesTest {

    private static void assertWithdrawn(DecodedUpdate update, String rule) {
        assertThat(problems(update)).containsExactly(rule + ": treated-as-withdraw");
        assertThat(update.part(0).cause()).isEqualTo(Cause.TREAT_AS_WITHDRAW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"03", "7f", "ff"})
    void undefined_origins(String value) {
        String attributes = attribute(0x40, 1, value) + Wire.AS_PATH + NEXT_HOP;
        assertWithdrawn(decode(update("", attributes, NET)), "RFC 7606 section 7.1");
    }

    @ParameterizedTest
    @CsvSource({
        "02020000fbf0, true", // a segment goes past the end
        "05010000fbf0, true", // unknown segment type
        "00010000fbf0, true",
        "0200, true", // empty segment
        "02010000fbf00201, true",
        "02010000fbf0020000, false", // an odd length is wrong with any AS size
        "020100000000, false" // AS 0
    })
    void damaged_as_paths(String value, boolean structure) {
        DecodedUpdate update = decode(update("", ORIGIN + attribute(0x40, 2, value) + NEXT_HOP, NET));
        String rule = value.equals("020100000000") ? "RFC 7607 section 2" : "RFC 7606 section 7.2";
        assertWithdrawn(update, rule);
        assertThat(update.structureFailed()).isEqualTo(structure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "02010000fbf0", "01020000fbf00000fbf1", "0301000000010201ffffffff", "040100000001"})
    void sound_as_paths(String value) {
        DecodedUpdate update = decode(update("", ORIGIN + attribute(0x40, 2, value) + NEXT_HOP, NET));
        assertThat(update.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ValidationProfile.class)
    void next_hop_zero_is_legal_only_in_tables_of_the_router_itself(ValidationProfile profile) {
        DecodedUpdate update = decode(update("", MP + attribute(0x40, 3, "00000000"), NET), profile);
        switch (profile) {
            case LOC_RIB, LOC_RIB_NEXT_HOP_OPTIONAL, MRT_RIB ->
                assertThat(update.problems()).isEmpty();
            case BMP_OTHER, BMP_OTHER_NEXT_HOP_OPTIONAL -> {
                assertThat(problems(update)).containsExactly("RFC 7606 section 3.e: kept");
                assertThat(update.part(0).announced()).isNotNull();
            }
            case BGP_EBGP, BGP_IBGP, BMP_IN_PRE_EBGP, BMP_IN_PRE_IBGP ->
                assertWithdrawn(update, "RFC 7606 section 3.e");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"e0000001", "f0000001", "ffffffff"})
    void next_hops_that_are_no_hosts(String value) {
        DecodedUpdate update = decode(update("", MP + attribute(0x40, 3, value), NET), ValidationProfile.LOC_RIB);
        assertWithdrawn(update, "RFC 7606 section 3.e");
    }

    @ParameterizedTest
    @CsvSource({"1, ORIGIN", "2, AS_PATH", "3, NEXT_HOP"})
    void missing_mandatory_attributes(int type, String name) {
        String attributes = (type == 1 ? "" : ORIGIN) + (type == 2 ? "" : Wire.AS_PATH) + (type == 3 ? "" : NEXT_HOP);
        for (ValidationProfile profile : ValidationProfile.values()) {
            DecodedUpdate update = decode(update("", attributes, NET), profile);
            if (type == 3 && profile.isNextHopOptional()) {
                assertThat(update.problems()).isEmpty();
                continue;
            }
            assertWithdrawn(update, "RFC 7606 section 3.d");
            assertThat(update.problems().get(0).reason()).isEqualTo(name + " is missing");
        }
    }

    @Test
    void no_attributes_at_all() {
        assertWithdrawn(decode(update("", "", NET)), "RFC 7606 section 3.d");
    }

    @Test
    void bgpsec_path_replaces_as_path() {
        String attributes = ORIGIN + NEXT_HOP + attribute(0x80, 33, Wire.BGPSEC);
        assertThat(decode(update("", attributes, NET)).problems()).isEmpty();
    }

    @Test
    void missing_attributes_do_not_matter_without_routes() {
        DecodedUpdate update = decode(update(NET, ORIGIN, ""));
        assertThat(update.problems()).isEmpty();
        assertThat(Decoding.parts(update)).containsExactly("ipv4-unicast -198.51.100.0/24");
    }

    @ParameterizedTest
    @CsvSource({
        "c0, 99, 0102",
        "80, 99, 0102",
        "e0, 99, 0102",
        "d0, 99, 0102",
        "f0, 200, ''",
        "c0, 11, ff",
        "c7, 255, 01"
    })
    void unknown_optional_attributes_stay_octet_for_octet(String flags, int type, String value) {
        String unknown = attribute(Integer.parseInt(flags, 16), type, value);
        String all = type < 1 ? unknown + CLASSIC : CLASSIC + unknown;
        DecodedUpdate update = decode(update("", all, NET));
        assertThat(update.problems()).isEmpty();
        assertThat(update.part(0).attributes().canonical()).hasToString(all);
    }

    @ParameterizedTest
    @EnumSource(ValidationProfile.class)
    void unknown_well_known_attributes_are_the_strongest_error(ValidationProfile profile) {
        DecodedUpdate update = decode(update(NET, CLASSIC + attribute(0x40, 99, "0102"), NET), profile);
        assertThat(update.parts()).isZero();
        Action action = profile.isSession() ? Action.SESSION_RESET : Action.MESSAGE_SKIPPED;
        assertThat(problems(update)).containsExactly("RFC 4271 section 6.3: " + action);
        if (profile.isSession()) {
            assertThat(update.notification()).hasToString("3/2 UPDATE Message Error/Unrecognized Well-known Attribute");
            assertThat(update.notification().data()).hasToString("4063020102");
        } else {
            assertThat(update.notification()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "26, 80, 01000a00000000000064", // an AIGP TLV has 11 octets
        "26, 80, 01000b00000000000000", // does not fit
        "26, 80, 020002",
        "29, 80, 040200ff61",
        "29, 80, 0402000161ff",
        "40, c0, 01000700",
        "40, c0, 010000ff"
    })
    void tlvs_that_do_not_close_discard_the_attribute(int type, String flags, String value) {
        DecodedUpdate update = decode(update("", CLASSIC + attribute(Integer.parseInt(flags, 16), type, value), NET));
        assertThat(update.problems()).hasSize(1);
        assertThat(update.problems().get(0).action()).isEqualTo(Action.ATTRIBUTE_DISCARDED);
        assertThat(update.part(0).attributes().has(type)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"fbf0c0000201, false", "0000fbf0c0000201, true"})
    void aggregator_has_the_as_size_of_the_session(String value, boolean four) {
        String path = attribute(0x40, 2, "");
        byte[] message = update("", ORIGIN + path + NEXT_HOP + attribute(0xc0, 7, value), NET);
        DecodedUpdate right =
                decode(message, SessionParameters.TWO_OCTET.withFourOctetAs(four), ValidationProfile.BGP_EBGP);
        assertThat(right.problems()).isEmpty();
        assertThat(right.part(0).attributes().aggregator()).hasToString("AS64496 192.0.2.1");
        DecodedUpdate wrong =
                decode(message, SessionParameters.TWO_OCTET.withFourOctetAs(!four), ValidationProfile.BGP_EBGP);
        assertThat(problems(wrong)).containsExactly("RFC 7606 section 7.7: attribute-discarded");
    }

    @Test
    void as_zero_in_aggregator_discards_it() {
        DecodedUpdate update = decode(update("", CLASSIC + attribute(0xc0, 7, "00000000c0000201"), NET));
        assertThat(problems(update)).containsExactly("RFC 7607 section 2: attribute-discarded");
        assertThat(update.part(0).attributes().has(AttributeType.AGGREGATOR)).isFalse();
    }

    @Test
    void the_strongest_approach_wins() {
        String discard = attribute(0x40, 6, "00");
        String withdraw = attribute(0x80, 4, "00");
        assertThat(problems(decode(update("", CLASSIC + discard + withdraw, NET))))
                .containsExactly(
                        "RFC 7606 section 7.6: attribute-discarded", "RFC 7606 section 7.4: treated-as-withdraw");
        assertThat(decode(update("", CLASSIC + discard + withdraw, NET)).part(0).cause())
                .isEqualTo(Cause.TREAT_AS_WITHDRAW);
        DecodedUpdate strongest = decode(update("", CLASSIC + withdraw + attribute(0x40, 99, ""), NET));
        assertThat(strongest.parts()).isZero();
        assertThat(strongest.notification()).isNotNull();
    }

    @Test
    void problems_say_where_they_are_also_when_the_block_comes_from_the_cache() {
        UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
        String wrong = attribute(0x40, 6, "00");
        byte[] first = update("", CLASSIC + wrong, NET);
        byte[] second = update(NET + Wire.OTHER_NET, CLASSIC + wrong, Wire.OTHER_NET);
        for (byte[] message : new byte[][] {first, second, first}) {
            DecodedUpdate update = decoder.decode(
                    message, 0, message.length, SessionParameters.FOUR_OCTET, ValidationProfile.BGP_EBGP);
            int at = update.problems().get(0).offset();
            assertThat(message[at + 1]).isEqualTo((byte) 6);
            assertThat(update.problems().get(0).evidence().toString()).startsWith(wrong);
        }
    }
}
