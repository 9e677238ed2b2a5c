package net.weir.codec.bgp;

import static net.weir.codec.bgp.Wire.NET;
import static net.weir.codec.bgp.Wire.NEXT_HOP;
import static net.weir.codec.bgp.Wire.ORIGIN;
import static net.weir.codec.bgp.Wire.attribute;
import static net.weir.codec.bgp.Wire.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import net.weir.model.AttributeType;
import net.weir.model.PathAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 2-octet sessions: what RFC 6793 section 4.2.3 makes of AS_PATH and AS4_PATH, AGGREGATOR and AS4_AGGREGATOR. */
class As4PathTest {
    private static final String TRANS = "5ba0";

    private static DecodedUpdate decode(String attributes) {
        return Decoding.decode(
                update("", ORIGIN + attributes + NEXT_HOP, NET),
                SessionParameters.TWO_OCTET,
                ValidationProfile.BGP_EBGP);
    }

    private static PathAttributes sound(String attributes) {
        DecodedUpdate update = decode(attributes);
        assertThat(update.problems()).isEmpty();
        PathAttributes set = Objects.requireNonNull(update.part(0).attributes());
        assertThat(set.has(AttributeType.AS4_PATH)).isFalse();
        assertThat(set.has(AttributeType.AS4_AGGREGATOR)).isFalse();
        return set;
    }

    private static String path(String value) {
        return attribute(0x40, 2, value);
    }

    private static String path4(String value) {
        return attribute(0xc0, 17, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // AS_PATH | AS4_PATH | result
                "0202fbf0fbf1                 |                              | 64496 64497",
                "''                           |                              | ''",
                "0203fbf05ba05ba0             | 02020001000000010001          | 64496 65536 65537",
                "02035ba05ba05ba0             | 0203000100000001000100010002  | 65536 65537 65538",
                // shorter AS_PATH: AS4_PATH does not count
                "0201fbf0                     | 02020001000000010001          | 64496",
                // an OLD speaker in between prepended
                "0204fbf0fbf1fbf25ba0         | 020100010000                  | 64496 64497 64498 65536",
                // a set counts as one, also when it is part of the lead
                "0201fbf001025ba0fbf102015ba0 | 020100010000                  | 64496 {23456,64497} 65536",
                "0201fbf001025ba0fbf1         | 01020001000000010001          | 64496 {65536,65537}",
                // confederations in front stay, none are counted
                "0302fde8fde90201fbf002015ba0 | 020100010000                  | (65000 65001) 64496 65536",
                "0302fde8fde902015ba0         | 020100010000                  | (65000 65001) 65536",
                "0201fbf00301fde802015ba0     | 020100010000                  | 64496 (65000) 65536",
                // neighbouring sequences that come apart are still two segments of numbers
                "0201fbf002015ba0             | 020100010000                  | 64496 65536"
            })
    void as4_path_is_merged(String path, String path4, String expected) {
        PathAttributes set = sound(path(path) + (path4 == null ? "" : path4(path4)));
        assertThat(set.asPath()).hasToString(expected);
    }

    @Test
    void sequences_of_both_attributes_become_one_segment() {
        PathAttributes set = sound(path("0202fbf05ba0") + path4("020100010000"));
        assertThat(set.asPath().segments()).hasSize(1);
    }

    @Test
    void a_sequence_does_not_grow_past_255() {
        PathAttributes set = sound(path("02ff" + "fbf0".repeat(255) + "0201" + TRANS) + path4("020100010000"));
        assertThat(set.asPath().segments()).hasSize(2);
        assertThat(set.asPath().hopCount()).isEqualTo(256);
        assertThat(set.canonical().toString()).contains("50020404" + "02ff");
    }

    @Test
    void confederation_segments_of_as4_path_are_dropped() {
        DecodedUpdate update = decode(path("0202fbf05ba0") + path4("03010000fde8020100010000"));
        assertThat(Decoding.problems(update)).containsExactly("RFC 6793 section 6: kept");
        assertThat(update.part(0).attributes().asPath()).hasToString("64496 65536");
    }

    @ParameterizedTest
    @CsvSource({"020200010000", "0201000100000000", "05010001000000", "020100000000", "0200000000000000"})
    void damaged_as4_path_is_discarded(String value) {
        DecodedUpdate update = decode(path("0202fbf05ba0") + path4(value));
        assertThat(Decoding.problems(update)).containsExactly("RFC 6793 section 6: attribute-discarded");
        assertThat(update.structureFailed()).isFalse();
        assertThat(update.part(0).attributes().asPath()).hasToString("64496 23456");
    }

    @Test
    void as4_attributes_between_4_octet_speakers_are_discarded() {
        byte[] message =
                update("", Wire.CLASSIC + path4("020100010000") + attribute(0xc0, 18, "00010000c0000201"), NET);
        DecodedUpdate update = Decoding.decode(message);
        assertThat(Decoding.problems(update))
                .containsExactly("RFC 6793 section 6: attribute-discarded", "RFC 6793 section 6: attribute-discarded");
        assertThat(update.part(0).attributes().canonical()).hasToString(Wire.CLASSIC);
    }

    @Test
    void aggregators() {
        String aggregator = attribute(0xc0, 7, TRANS + "c0000201");
        String aggregator4 = attribute(0xc0, 18, "00010000c0000202");
        assertThat(sound(path("0201fbf0") + aggregator).aggregator()).hasToString("AS23456 192.0.2.1");
        assertThat(sound(path("0201fbf0") + aggregator + aggregator4).aggregator())
                .hasToString("AS65536 192.0.2.2");
        assertThat(sound(path("0201fbf0") + aggregator4).aggregator()).isNull();
    }

    @Test
    void an_aggregator_that_is_not_as_trans_outdates_both_as4_attributes() {
        PathAttributes set = sound(path("0202fbf05ba0")
                + attribute(0xc0, 7, "fbf0c0000201")
                + path4("020100010000")
                + attribute(0xc0, 18, "00010000c0000202"));
        assertThat(set.asPath()).hasToString("64496 23456");
        assertThat(set.aggregator()).hasToString("AS64496 192.0.2.1");
    }

    @Test
    void as4_path_alone_does_not_outdate_with_a_plain_aggregator() {
        PathAttributes set = sound(path("0202fbf05ba0") + attribute(0xc0, 7, "fbf0c0000201") + path4("020100010000"));
        assertThat(set.asPath()).hasToString("64496 65536");
    }

    @Test
    void a_path_that_does_not_fit_in_four_octets_is_withdrawn() {
        String segment = "02ff" + "fbf0".repeat(255);
        String path = Wire.attribute(0x50, 2, segment.repeat(65));
        byte[] message = update("", ORIGIN + path + NEXT_HOP, NET);
        DecodedUpdate update = Decoding.decode(
                message, new SessionParameters(false, java.util.Set.of(), true), ValidationProfile.BGP_EBGP);
        assertThat(Decoding.problems(update)).containsExactly("RFC 7606 section 7.2: treated-as-withdraw");
    }
}
