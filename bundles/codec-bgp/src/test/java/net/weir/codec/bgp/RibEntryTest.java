package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import net.weir.model.Family;
import net.weir.model.PathAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes of RIB dumps (RFC 6396 section 4.3.4), whose MP_REACH_NLRI is short or, from some writers, whole. */
class RibEntryTest {
    private final UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());

    private DecodedUpdate decode(String hex, boolean fourOctetAs, Family family) {
        byte[] octets = Wire.hex("ffff" + hex);
        return decoder.decodeRibEntry(octets, 2, octets.length - 2, fourOctetAs, ValidationProfile.MRT_RIB, family);
    }

    @Test
    void ipv4_with_next_hop() {
        DecodedUpdate update = decode(Wire.CLASSIC, true, Family.IPV4_UNICAST);
        assertThat(update.problems()).isEmpty();
        assertThat(update.parts()).isZero();
        assertThat(update.ribAttributes().canonical()).hasToString(Wire.CLASSIC);
    }

    @Test
    void two_octet_paths_of_old_dumps() {
        DecodedUpdate update = decode("400101004002040201fbf0400304c0000201", false, Family.IPV4_UNICAST);
        assertThat(update.ribAttributes().canonical()).hasToString(Wire.CLASSIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "800e11" + "10" + Wire.HOP6,
                "800e15" + "00020110" + Wire.HOP6 + "00",
                "800e1a" + "00020110" + Wire.HOP6 + "00" + Wire.NET6,
                "900e0011" + "10" + Wire.HOP6
            })
    void mp_reach_short_and_whole_are_the_same_set(String reach) {
        DecodedUpdate update = decode(Wire.MP + reach, true, Family.IPV6_UNICAST);
        assertThat(update.problems()).isEmpty();
        PathAttributes set = Objects.requireNonNull(update.ribAttributes());
        assertThat(set.canonical()).hasToString(Wire.MP + "800e1400020110" + Wire.HOP6);
        assertThat(set.nextHop().global()).hasToString("2001:db8::1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"800e00", "800e0110", "800e0511c0000201", "800e0310c000", "800e0500020110c0"})
    void next_hops_that_do_not_fit(String reach) {
        DecodedUpdate update = decode(Wire.MP + reach, true, Family.IPV6_UNICAST);
        assertThat(update.ribAttributes()).isNull();
        assertThat(Decoding.problems(update)).containsExactly("RFC 6396 section 4.3.4: family-skipped");
        assertThat(update.problems().get(0).offset()).isEqualTo(13);
    }

    @Test
    void own_routes_of_a_collector_have_no_attributes() {
        DecodedUpdate update = decode("", true, Family.IPV4_UNICAST);
        assertThat(update.ribAttributes().length()).isZero();
        assertThat(Decoding.problems(update)).containsExactly("RFC 7606 section 3.d: kept");
    }

    @Test
    void damage_is_treated_as_withdraw() {
        assertThat(decode(Wire.CLASSIC + "800400", true, Family.IPV4_UNICAST).ribAttributes())
                .isNull();
        DecodedUpdate broken = decode(Wire.CLASSIC + "c008", true, Family.IPV4_UNICAST);
        assertThat(broken.ribAttributes()).isNull();
        assertThat(Decoding.problems(broken)).containsExactly("RFC 7606 section 4: treated-as-withdraw");
        String reach = "800e1110" + Wire.HOP6;
        DecodedUpdate twice = decode(Wire.MP + reach + reach, true, Family.IPV6_UNICAST);
        assertThat(Decoding.problems(twice)).containsExactly("RFC 7606 section 3.g: message-skipped");
        assertThat(decode(Wire.CLASSIC + "406300", true, Family.IPV4_UNICAST).ribAttributes())
                .isNull();
    }
}
