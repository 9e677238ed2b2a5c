package net.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AS numbers, communities, families, views, origins and distinguishers in text. */
class NumbersAndNamesTest {
    private static final long MAX = 0xffff_ffffL;

    @Property
    void as_numbers_read_back_in_every_notation(@ForAll @LongRange(max = MAX) long number) {
        Asn asn = new Asn(number);
        assertThat(Asn.parse(asn.toString())).isEqualTo(asn);
        assertThat(Asn.parse("as" + number)).isEqualTo(asn);
        assertThat(Asn.parse(Long.toString(number))).isEqualTo(asn);
        assertThat(Asn.parse((number >>> 16) + "." + (number & 0xffff))).isEqualTo(asn);
        assertThat(Asn.ofBits(asn.bits())).isEqualTo(asn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AS",
                "-1",
                "+1",
                "4294967296",
                "1.65536",
                "65536.0",
                "1.",
                ".1",
                "1.2.3",
                "AS AS1",
                "0x10",
                " 1",
                "\u0661",
                "99999999999999999999",
                "ASAS1"
            })
    void rejects_what_is_no_as_number(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Asn.parse(text)).withMessageContaining(text);
    }

    @Test
    void an_as_number_has_32_bits() {
        assertThat(new Asn(MAX)).hasToString("AS4294967295").isGreaterThan(Asn.TRANS);
        assertThatIllegalArgumentException().isThrownBy(() -> new Asn(MAX + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Asn(-1));
    }

    @Property
    void standard_communities_read_back(@ForAll int bits) {
        Community community = new Community(bits);
        assertThat(Community.parse(community.toString())).isEqualTo(community);
        assertThat(Community.parse((bits >>> 16) + ":" + (bits & 0xffff))).isEqualTo(community);
        assertThat(Community.parse(String.format("0x%08x", bits))).isEqualTo(community);
    }

    @ParameterizedTest
    @CsvSource({
        "65535:0, GRACEFUL_SHUTDOWN, graceful-shutdown",
        "65535:1, ACCEPT_OWN, accept_own",
        "65535:2, ROUTE_FILTER_TRANSLATED_v4, ROUTE_FILTER_TRANSLATED_V4",
        "65535:3, ROUTE_FILTER_v4, route-filter-v4",
        "65535:4, ROUTE_FILTER_TRANSLATED_v6, RouteFilterTranslatedV6",
        "65535:5, ROUTE_FILTER_v6, ROUTE_FILTER_v6",
        "65535:6, LLGR_STALE, llgr-stale",
        "65535:7, NO_LLGR, no-llgr",
        "65535:8, accept-own-nexthop, ACCEPT_OWN_NEXTHOP",
        "65535:9, Standby PE, standby-pe",
        "65535:666, BLACKHOLE, blackhole",
        "65535:65281, NO_EXPORT, no-export",
        "65535:65282, NO_ADVERTISE, NoAdvertise",
        "65535:65283, NO_EXPORT_SUBCONFED, no-export-subconfed",
        "65535:65284, NOPEER, NO_PEER"
    })
    void well_known_communities_have_their_iana_names(String numbers, String name, String alias) {
        assertThat(Community.parse(numbers)).hasToString(name).isEqualTo(Community.parse(alias));
    }

    @Test
    void an_unnamed_community_of_the_reserved_block_prints_as_hex() {
        assertThat(Community.parse("65535:4660")).hasToString("0xFFFF1234");
        assertThat(Community.parse("65534:4660")).hasToString("AS65534:4660");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "1",
                "1:",
                ":1",
                "65536:1",
                "1:65536",
                "1:2:3",
                "-0:1",
                "+1:1",
                "0x123",
                "0x+1234567",
                "NO",
                "AS:1"
            })
    void rejects_what_is_no_standard_community(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Community.parse(text))
                .withMessageContaining(text);
    }

    @Property
    void large_communities_read_back(
            @ForAll @LongRange(max = MAX) long a,
            @ForAll @LongRange(max = MAX) long b,
            @ForAll @LongRange(max = MAX) long c) {
        LargeCommunity community = new LargeCommunity(a, b, c);
        assertThat(LargeCommunity.parse(community.toString())).isEqualTo(community);
        assertThat(LargeCommunity.parse("AS" + community)).isEqualTo(community);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1:2", "1:2:3:4", "4294967296:0:0", "0:0:-1", "+1:2:3", "a:b:c", "::"})
    void rejects_what_is_no_large_community(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LargeCommunity.parse(text));
    }

    @Test
    void a_large_community_has_three_parts_of_32_bits() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LargeCommunity(MAX + 1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LargeCommunity(0, -1, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "0002FBF000000064, rt:AS64496:100",
        "0102C00002010064, rt:192.0.2.1:100",
        "0202FFFFFFFF0064, rt:AS4294967295:100",
        "0003FBF000000064, ro:AS64496:100",
        "4002FBF000000064, 0x4002FBF000000064",
        "0302000000000008, 0x0302000000000008"
    })
    void extended_communities_print_targets_and_origins(String bits, String text) {
        assertThat(new ExtendedCommunity(Long.parseUnsignedLong(bits, 16))).hasToString(text);
    }

    @Provide
    Arbitrary<Family> families() {
        return AnyValue.family();
    }

    @Property
    void families_read_back(@ForAll("families") Family family) {
        assertThat(Family.parse(family.toString())).isEqualTo(family);
        assertThat(Family.parse(family.afi() + "/" + family.safi())).isEqualTo(family);
        assertThat(Family.of(family.code() >>> 8, family.code() & 0xff)).isEqualTo(family);
    }

    @Test
    void plain_ip_families_have_names_and_one_object_each() {
        assertThat(Family.parse("ipv6unicast")).isSameAs(Family.IPV6_UNICAST);
        assertThat(Family.parse("IPv4-Multicast")).isSameAs(Family.of(1, 2)).isSameAs(Family.IPV4_MULTICAST);
        assertThat(Family.of(25, 70)).hasToString("25/70").matches(f -> !f.isPlainIp());
        assertThat(Family.IPV4_UNICAST).isLessThan(Family.IPV6_UNICAST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ipv4", "1", "1/2/3", "65536/1", "1/256", "-1/1", "+1/1", "/"})
    void rejects_what_is_no_family(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Family.parse(text))
                .withMessageContaining(text);
    }

    @ParameterizedTest
    @EnumSource
    void views_read_back_by_label_and_short_name(View view) {
        assertThat(View.parse(view.toString().toUpperCase(Locale.ROOT))).isSameAs(view);
        assertThat(View.parse(view.ribType())).isSameAs(view);
        assertThat(View.parse("adj-rib")).isNull();
    }

    @Property
    void origins_have_codes_0_to_2(@ForAll @IntRange(max = 255) int code) {
        Origin origin = Origin.ofCode(code);
        assertThat(origin == null).isEqualTo(code > 2);
        assertThat(origin == null ? code : origin.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "0000FDE800000001, 0:65000:1",
        "0001C00002010001, 1:192.0.2.1:1",
        "0002FA56EA000001, 2:4200000000:1",
        "0003000000000001, 3:000000000001",
        "FFFF000000000001, 65535:000000000001"
    })
    void distinguishers_print_type_and_parts(String bits, String text) {
        assertThat(new RouteDistinguisher(Long.parseUnsignedLong(bits, 16))).hasToString(text);
    }

    @Test
    void attribute_types_have_camel_case_names() {
        assertThat(AttributeType.name(AttributeType.ORIGIN)).isEqualTo("origin");
        assertThat(AttributeType.name(AttributeType.ONLY_TO_CUSTOMER)).isEqualTo("otc");
        assertThat(AttributeType.name(200)).isEqualTo("attribute-200");
    }
}
