package net.weir.codec.bgp;

import static net.weir.codec.bgp.Wire.NET;
import static net.weir.codec.bgp.Wire.NEXT_HOP;
import static net.weir.codec.bgp.Wire.ORIGIN;
import static net.weir.codec.bgp.Wire.attribute;
import static net.weir.codec.bgp.Wire.update;
import static org.assertj.core.api.Assertions.assertThat;

import net.weir.model.AttributeType;
import net.weir.model.PathAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a peer in another member AS of one confederation may send (RFC 5065 section 5). */
class ConfederationTest {
    private static final String LOCAL_PREF = attribute(0x40, 5, "000000c8");
    private static final String REFLECTED = attribute(0x80, 9, "c0000207") + attribute(0x80, 10, "c0000208c0000209");
    private static final String MEMBER = attribute(0x40, 2, "03010000fde9" + "02010000fbf0");

    private final UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());

    private DecodedUpdate decode(String attributes, ValidationProfile profile) {
        byte[] message = update("", attributes, NET);
        return decoder.decode(message, 0, message.length, SessionParameters.FOUR_OCTET, profile);
    }

    private static void assertKept(DecodedUpdate update) {
        assertThat(update.problems()).isEmpty();
        PathAttributes set = update.part(0).attributes();
        assertThat(set).isNotNull();
        assertThat(set.localPref()).isEqualTo(200);
        assertThat(set.has(AttributeType.ORIGINATOR_ID)).isTrue();
        assertThat(set.has(AttributeType.CLUSTER_LIST)).isTrue();
    }

    @Test
    void a_leading_confederation_sequence_keeps_what_is_internal() {
        String classic = ORIGIN + MEMBER + NEXT_HOP;
        assertKept(decode(classic + LOCAL_PREF + REFLECTED, ValidationProfile.BMP_IN_PRE_EBGP));
        assertKept(decode(LOCAL_PREF + REFLECTED + classic, ValidationProfile.BMP_IN_PRE_EBGP));
        byte[] message =
                update("", ORIGIN + attribute(0x40, 2, "0301fde90201fbf0") + NEXT_HOP + LOCAL_PREF + REFLECTED, NET);
        assertKept(decoder.decode(
                message, 0, message.length, SessionParameters.TWO_OCTET, ValidationProfile.BMP_IN_PRE_EBGP));
    }

    /** A path from outside, an empty one, and confederation segments anywhere but in front. */
    @ParameterizedTest
    @ValueSource(strings = {"02010000fbf0", "", "04010000fde9", "02010000fbf003010000fde9", "01010000fbf0"})
    void any_other_path_loses_them(String path) {
        DecodedUpdate update = decode(
                ORIGIN + attribute(0x40, 2, path) + NEXT_HOP + LOCAL_PREF + REFLECTED,
                ValidationProfile.BMP_IN_PRE_EBGP);
        PathAttributes set = update.part(0).attributes();
        assertThat(set).isNotNull();
        assertThat(set.localPref()).isEqualTo(-1);
        assertThat(set.has(AttributeType.ORIGINATOR_ID)).isFalse();
        assertThat(set.has(AttributeType.CLUSTER_LIST)).isFalse();
        assertThat(update.problems()).hasSize(3);
    }

    @Test
    void what_is_kept_is_checked_all_the_same() {
        DecodedUpdate update =
                decode(ORIGIN + MEMBER + NEXT_HOP + attribute(0x40, 5, "00c8"), ValidationProfile.BMP_IN_PRE_EBGP);
        assertThat(update.part(0).attributes()).isNull();
        assertThat(update.problems()).hasSize(1);
    }
}
