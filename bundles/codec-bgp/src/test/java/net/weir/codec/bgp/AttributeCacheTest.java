package net.weir.codec.bgp;

import static net.weir.codec.bgp.Wire.CLASSIC;
import static net.weir.codec.bgp.Wire.NET;
import static net.weir.codec.bgp.Wire.NET6;
import static net.weir.codec.bgp.Wire.OTHER_NET;
import static net.weir.codec.bgp.Wire.attribute;
import static net.weir.codec.bgp.Wire.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.weir.model.AttributeType;
import net.weir.model.Family;
import net.weir.model.Octets;
import net.weir.model.PathAttributes;
import org.junit.jupiter.api.Test;

class AttributeCacheTest {
    private static final ValidationProfile EBGP = ValidationProfile.BGP_EBGP;

    private final AttributeCache cache = new AttributeCache(256, 1 << 16);
    private final UpdateDecoder decoder = new UpdateDecoder(cache);

    private DecodedUpdate decode(byte[] message, SessionParameters parameters, ValidationProfile profile) {
        return decoder.decode(message, 0, message.length, parameters, profile);
    }

    private PathAttributes set(byte[] message, SessionParameters parameters, ValidationProfile profile) {
        return Objects.requireNonNull(
                decode(message, parameters, profile).part(0).attributes());
    }

    private PathAttributes set(String attributes, String nlri) {
        return set(update("", attributes, nlri), SessionParameters.FOUR_OCTET, EBGP);
    }

    @Test
    void equal_blocks_are_the_same_object_whatever_routes_they_come_with() {
        PathAttributes first = set(CLASSIC, NET);
        assertThat(set(CLASSIC, OTHER_NET)).isSameAs(first);
        assertThat(set(CLASSIC + attribute(0x80, 4, "00000001"), NET)).isNotSameAs(first);
        assertThat(set(CLASSIC, NET)).isSameAs(first);
        assertThat(cache.size()).isEqualTo(2);
    }

    @Test
    void blocks_that_are_not_canonical_are_found_too() {
        String unordered = Wire.NEXT_HOP + Wire.AS_PATH + Wire.ORIGIN;
        PathAttributes first = set(unordered, NET);
        assertThat(set(unordered, OTHER_NET)).isSameAs(first);
        assertThat(first).isEqualTo(set(CLASSIC, NET));
    }

    @Test
    void the_same_octets_mean_another_thing_with_another_as_size() {
        // both readings close: 1 number of 4 octets in a segment, or a segment of 1 and an empty rest
        String path = attribute(0x40, 2, "02010000" + "02010001");
        byte[] message = update("", Wire.ORIGIN + path + Wire.NEXT_HOP, NET);
        DecodedUpdate two = decode(message, SessionParameters.TWO_OCTET, ValidationProfile.MRT_RIB);
        assertThat(two.problems().get(0).rule()).isEqualTo("RFC 7607 section 2");
        DecodedUpdate four = decode(message, SessionParameters.FOUR_OCTET, ValidationProfile.MRT_RIB);
        assertThat(four.problems().get(0).rule()).isEqualTo("RFC 7606 section 7.2");
    }

    @Test
    void the_same_octets_mean_another_thing_in_another_profile() {
        byte[] message = update("", CLASSIC + attribute(0x40, 5, "00000064"), NET);
        for (int i = 0; i < 2; i++) {
            assertThat(set(message, SessionParameters.FOUR_OCTET, EBGP).localPref())
                    .isEqualTo(-1);
            assertThat(set(message, SessionParameters.FOUR_OCTET, ValidationProfile.BGP_IBGP)
                            .localPref())
                    .isEqualTo(100);
        }
    }

    @Test
    void the_same_octets_mean_another_thing_without_or_with_mp_reach() {
        String reach = Wire.reach(Family.IPV6_UNICAST, Wire.HOP6, NET6);
        byte[] both = update("", reach + CLASSIC, NET);
        for (int i = 0; i < 2; i++) {
            assertThat(Decoding.parts(decode(both, SessionParameters.FOUR_OCTET, EBGP)))
                    .containsExactly("ipv6-unicast +2001:db8::/32 {1 2 14}", "ipv4-unicast +198.51.100.0/24 {1 2 3}");
        }
    }

    @Test
    void a_treated_as_withdrawn_block_is_judged_the_same_again() {
        byte[] message = update("", CLASSIC + attribute(0x80, 4, "00"), NET);
        for (int i = 0; i < 3; i++) {
            DecodedUpdate update = decode(message, SessionParameters.FOUR_OCTET, EBGP);
            assertThat(Decoding.parts(update)).containsExactly("ipv4-unicast -198.51.100.0/24 TREAT_AS_WITHDRAW");
            assertThat(update.problems()).hasSize(1);
        }
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void it_stays_within_its_bounds_whatever_comes() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String filler = Wire.filler(random.nextInt(2000));
            set(CLASSIC + attribute(0xc0, 99, String.format("%08x", i) + filler), NET);
            assertThat(cache.octets()).isBetween(0, 1 << 16);
            assertThat(cache.size()).isBetween(0, 256);
        }
        assertThat(cache.size()).isGreaterThan(30);
    }

    private static String numbered(int i) {
        return CLASSIC + attribute(0xc0, 99, String.format("%08x", i));
    }

    /** Whatever the key of the hash: of so many blocks 97 to 98 in a hundred stay, with two ways it would be 88. */
    @Test
    void what_fills_a_third_of_it_mostly_stays() {
        UpdateDecoder reader = new UpdateDecoder(new AttributeCache());
        int blocks = 20_000;
        List<PathAttributes> first = new ArrayList<>();
        int same = 0;
        for (int i = 0; i < 2 * blocks; i++) {
            byte[] message = update("", numbered(i % blocks), NET);
            PathAttributes set = reader.decode(message, 0, message.length, SessionParameters.FOUR_OCTET, EBGP)
                    .part(0)
                    .attributes();
            first.add(set);
            same += i >= blocks && set == first.get(i - blocks) ? 1 : 0;
        }
        assertThat(same).isGreaterThan(18_800);
    }

    @Test
    void what_is_used_between_others_stays() {
        PathAttributes often = set(CLASSIC, NET);
        for (int i = 0; i < 5000; i++) {
            set(numbered(i), NET);
            assertThat(set(CLASSIC, NET)).isSameAs(often);
        }
    }

    @Test
    void blocks_too_large_to_keep_are_read_all_the_same() {
        String large = CLASSIC + attribute(0xc0, 99, Wire.filler(3000));
        assertThat(set(large, NET)).isEqualTo(set(large, NET));
        assertThat(cache.size()).isZero();
    }

    @Test
    void a_million_updates_with_two_hundred_unknown_attributes() {
        Map<Integer, byte[]> values = new HashMap<>();
        byte[] message = update("", CLASSIC + attribute(0xc0, 50, "0000000000000000"), NET);
        int value = message.length - 4 - 8;
        int problems = 0;
        int wrong = 0;
        for (int i = 0; i < 1_000_000; i++) {
            int type = 50 + i * 7 % 200;
            type = type == AttributeType.ATTR_SET ? 250 : type;
            message[value - 2] = (byte) type;
            Octets.put64(message, value, i % 3 == 0 ? type : i * 0x9E3779B97F4A7C15L);
            DecodedUpdate update = decode(message, SessionParameters.FOUR_OCTET, EBGP);
            problems += update.problems().size();
            PathAttributes set = update.parts() == 1 ? update.part(0).attributes() : null;
            boolean same = set != null && set.sameOctets(message, 23, message.length - 27);
            wrong += same ? 0 : 1;
            values.put(type, message);
        }
        assertThat(values).hasSize(200);
        assertThat(problems).isZero();
        assertThat(wrong).isZero();
        assertThat(cache.size()).isLessThanOrEqualTo(256);
        assertThat(cache.octets()).isLessThanOrEqualTo(1 << 16);
    }
}
