package net.weir.codec.bgp;

import static net.weir.codec.bgp.Wire.AS_PATH;
import static net.weir.codec.bgp.Wire.NET;
import static net.weir.codec.bgp.Wire.NEXT_HOP;
import static net.weir.codec.bgp.Wire.ORIGIN;
import static net.weir.codec.bgp.Wire.attribute;
import static net.weir.codec.bgp.Wire.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import net.weir.event.RouteUpdate;
import net.weir.model.NextHop;
import net.weir.model.NlriBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Routers that show IPv4 routes of their own tables without NEXT_HOP, and IPv4 VPN routes with the next hop of an older RFC. */
class NextHopOptionalTest {
    private static final Set<ValidationProfile> OPTIONAL =
            EnumSet.of(ValidationProfile.BMP_OTHER_NEXT_HOP_OPTIONAL, ValidationProfile.LOC_RIB_NEXT_HOP_OPTIONAL);

    private final AttributeCache cache = new AttributeCache();

    private DecodedUpdate decode(byte[] message, ValidationProfile profile) {
        return new UpdateDecoder(cache).decode(message, 0, message.length, SessionParameters.FOUR_OCTET, profile);
    }

    @ParameterizedTest
    @EnumSource
    void routes_without_next_hop_are_kept_and_flagged_only_where_that_is_asked_for(ValidationProfile profile) {
        byte[] message = update("", ORIGIN + AS_PATH, NET);
        for (int i = 0; i < 2; i++) { // the second time out of the cache, which other profiles share
            DecodedUpdate update = decode(message, profile);
            DecodedUpdate.Part part = update.part(0);
            if (OPTIONAL.contains(profile)) {
                assertThat(update.problems()).isEmpty();
                assertThat(part.announcedCount()).isEqualTo(1);
                assertThat(part.flags()).isEqualTo(RouteUpdate.NO_NEXT_HOP);
                assertThat(part.attributes()).isNotNull().satisfies(set -> assertThat(set.nextHop())
                        .isNull());
            } else {
                assertThat(part.cause()).isEqualTo(RouteUpdate.Cause.TREAT_AS_WITHDRAW);
                assertThat(part.flags()).isZero();
            }
            decode(message, ValidationProfile.BMP_OTHER);
            decode(message, ValidationProfile.LOC_RIB_NEXT_HOP_OPTIONAL);
        }
    }

    @Test
    void routes_with_a_next_hop_are_not_flagged_and_a_damaged_one_is_damage() {
        ValidationProfile profile = ValidationProfile.LOC_RIB_NEXT_HOP_OPTIONAL;
        assertThat(decode(update("", ORIGIN + AS_PATH + NEXT_HOP, NET), profile)
                        .part(0)
                        .flags())
                .isZero();
        assertThat(decode(update(NET, "", ""), profile).part(0).flags()).isZero();
        DecodedUpdate damaged = decode(update("", ORIGIN + AS_PATH + attribute(0x40, 3, "c00002"), NET), profile);
        assertThat(damaged.part(0).cause()).isEqualTo(RouteUpdate.Cause.TREAT_AS_WITHDRAW);
        assertThat(damaged.problems()).hasSize(1);
    }

    @Test
    void only_the_router_s_own_tables_have_the_option() {
        for (ValidationProfile profile : ValidationProfile.values()) {
            ValidationProfile with = profile.withNextHopOptional();
            boolean own = Arrays.asList("LOC_RIB", "BMP_OTHER")
                    .contains(profile.name().replace("_NEXT_HOP_OPTIONAL", ""));
            assertThat(with.isNextHopOptional()).isEqualTo(own);
            assertThat(with.isSession()).isEqualTo(profile.isSession());
            assertThat(with.isExternal()).isEqualTo(profile.isExternal());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "20010db8000000000000000000000001, 2001:db8::1",
        "20010db8000000000000000000000001fe800000000000000000000000000001, 2001:db8::1",
        "000000000000000020010db8000000000000000000000001, 2001:db8::1",
        "0000000000000000c0000201, 192.0.2.1"
    })
    void vpn_routes_of_ipv4_have_next_hops_of_12_16_24_and_32_octets(String nextHop, String address) {
        String length = String.format("%02x", nextHop.length() / 2);
        String nlri = "70" + "000101" + "0000fbf000000001" + "cb0071";
        String reach = attribute(0x80, 14, "000180" + length + nextHop + "00" + nlri);
        DecodedUpdate update = decode(update("", ORIGIN + AS_PATH + reach, ""), ValidationProfile.BMP_IN_PRE_EBGP);
        assertThat(update.problems()).isEmpty();
        NlriBlock routes = update.part(0).announced();
        assertThat(routes).isNotNull();
        assertThat(routes.text(0)).contains("203.0.113.0/24");
        NextHop read = update.part(0).attributes().nextHop();
        assertThat(read).isNotNull().hasToString(address);
    }
}
