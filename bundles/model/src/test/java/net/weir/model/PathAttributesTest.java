package net.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PathAttributesTest {
    private static final PathAttributes NONE = new AttributeBytes().build();
    private static final PathAttributes FULL = new AttributeBytes()
            .origin(2)
            .asPath(64496, 64497)
            .nextHop("192.0.2.1")
            .u32(AttributeType.MULTI_EXIT_DISC, 0xffff_ffffL)
            .u32(AttributeType.LOCAL_PREF, 0)
            .hex(AttributeType.ATOMIC_AGGREGATE, "")
            .hex(AttributeType.AGGREGATOR, "0000fbf1c0000202")
            .communities("64496:1", "NO_EXPORT")
            .hex(AttributeType.ORIGINATOR_ID, "c0000203")
            .hex(AttributeType.CLUSTER_LIST, "c0000204c0000205")
            .hex(AttributeType.EXTENDED_COMMUNITIES, "0002fbf000000064")
            .hex(AttributeType.LARGE_COMMUNITIES, "0000fbf00000000100000002")
            .u32(AttributeType.ONLY_TO_CUSTOMER, 64499)
            .hex(200, "cafe")
            .build();

    @Provide
    Arbitrary<PathAttributes> sets() {
        return AnyValue.attributes();
    }

    @Test
    void reads_what_is_there() {
        assertThat(FULL.origin()).isEqualTo(Origin.INCOMPLETE);
        assertThat(FULL.asPath()).isEqualTo(AsPath.sequence(64496, 64497)).isSameAs(FULL.asPath());
        assertThat(FULL.nextHop()).hasToString("192.0.2.1");
        assertThat(FULL.med()).isEqualTo(0xffff_ffffL);
        assertThat(FULL.localPref()).isZero();
        assertThat(FULL.has(AttributeType.ATOMIC_AGGREGATE)).isTrue();
        assertThat(FULL.aggregator()).hasToString("AS64497 192.0.2.2");
        assertThat(FULL.communities()).extracting(Community::toString).containsExactly("AS64496:1", "NO_EXPORT");
        assertThat(FULL.originatorId()).hasToString("192.0.2.3");
        assertThat(FULL.clusterList()).extracting(IpAddress::toString).containsExactly("192.0.2.4", "192.0.2.5");
        assertThat(FULL.extendedCommunities())
                .extracting(ExtendedCommunity::toString)
                .containsExactly("rt:AS64496:100");
        assertThat(FULL.largeCommunities()).extracting(LargeCommunity::toString).containsExactly("64496:1:2");
        assertThat(FULL.onlyToCustomer()).isEqualTo(new Asn(64499));
        assertThat(FULL.all()).hasSize(14).last().isEqualTo(new RawAttribute(0x40, 200, Bytes.ofHex("cafe")));
    }

    @Test
    void an_absent_attribute_is_null_minus_one_or_empty() {
        assertThat(NONE.origin()).isNull();
        assertThat(NONE.asPath()).isSameAs(AsPath.EMPTY);
        assertThat(NONE.nextHop()).isNull();
        assertThat(NONE.med()).isEqualTo(-1);
        assertThat(NONE.localPref()).isEqualTo(-1);
        assertThat(NONE.aggregator()).isNull();
        assertThat(NONE.communities()).isEmpty();
        assertThat(NONE.originatorId()).isNull();
        assertThat(NONE.clusterList()).isEmpty();
        assertThat(NONE.extendedCommunities()).isEmpty();
        assertThat(NONE.largeCommunities()).isEmpty();
        assertThat(NONE.onlyToCustomer()).isNull();
        assertThat(NONE.all()).isEmpty();
        assertThat(NONE.cursor().next()).isFalse();
        assertThat(NONE.length()).isZero();
    }

    @Test
    void a_value_of_the_wrong_length_counts_as_absent() {
        PathAttributes wrong = new AttributeBytes()
                .hex(AttributeType.ORIGIN, "0000")
                .hex(AttributeType.NEXT_HOP, "c00002")
                .hex(AttributeType.MULTI_EXIT_DISC, "000001")
                .hex(AttributeType.LOCAL_PREF, "0000000001")
                .hex(AttributeType.AGGREGATOR, "fbf1c0000202")
                .hex(AttributeType.ORIGINATOR_ID, "")
                .hex(AttributeType.ONLY_TO_CUSTOMER, "fbf1")
                .build();
        assertThat(wrong.origin()).isNull();
        assertThat(wrong.nextHop()).isNull();
        assertThat(wrong.med()).isEqualTo(-1);
        assertThat(wrong.localPref()).isEqualTo(-1);
        assertThat(wrong.aggregator()).isNull();
        assertThat(wrong.originatorId()).isNull();
        assertThat(wrong.onlyToCustomer()).isNull();
    }

    @Test
    void an_origin_code_above_2_is_none() {
        assertThat(new AttributeBytes().origin(3).build().origin()).isNull();
    }

    @Test
    void whole_items_of_a_list_are_read_and_the_rest_left() {
        PathAttributes odd = new AttributeBytes()
                .hex(AttributeType.COMMUNITIES, "fbf00001fbf0")
                .hex(AttributeType.EXTENDED_COMMUNITIES, "0002fbf0000000")
                .hex(AttributeType.LARGE_COMMUNITIES, "0000fbf0000000010000000200")
                .build();
        assertThat(odd.communities()).hasSize(1);
        assertThat(odd.extendedCommunities()).isEmpty();
        assertThat(odd.largeCommunities()).hasSize(1);
    }

    @Test
    void segments_that_do_not_close_are_a_fault_of_whoever_made_the_set() {
        PathAttributes damaged =
                new AttributeBytes().hex(AttributeType.AS_PATH, "0202000000").build();
        assertThatIllegalArgumentException().isThrownBy(damaged::asPath);
    }

    @Test
    void the_next_hop_of_mp_reach_goes_before_the_classic_one() {
        PathAttributes both = new AttributeBytes()
                .nextHop("192.0.2.1")
                .mpReach(Family.IPV6_UNICAST, IpAddress.parse("2001:db8::1").toBytes())
                .build();
        assertThat(both.nextHop()).hasToString("2001:db8::1");
        PathAttributes empty =
                new AttributeBytes().hex(AttributeType.MP_REACH_NLRI, "000285").build();
        assertThat(empty.nextHop()).isNull();
    }

    @Test
    void finds_a_long_attribute_behind_an_extended_length() {
        byte[] many = new byte[4 * 1000];
        PathAttributes set = new AttributeBytes()
                .raw(0xd0, AttributeType.COMMUNITIES, many)
                .raw(
                        0xd0,
                        AttributeType.LARGE_COMMUNITIES,
                        Bytes.ofHex("0000fbf00000000100000002").toArray())
                .build();
        assertThat(set.communities()).hasSize(1000);
        assertThat(set.largeCommunities()).hasSize(1);
    }

    @Test
    void a_search_ends_at_the_first_higher_type() {
        assertThat(FULL.find(AttributeType.MP_REACH_NLRI)).isNull();
        assertThat(FULL.find(255)).isNull();
        assertThat(FULL.find(0)).isNull();
    }

    @Property
    void the_cursor_walks_over_every_attribute_in_order(@ForAll("sets") PathAttributes set) {
        AttributeCursor cursor = set.cursor();
        for (RawAttribute expected : set.all()) {
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.type()).isEqualTo(expected.type());
            assertThat(cursor.flags()).isEqualTo(expected.flags());
            assertThat(cursor.length()).isEqualTo(expected.value().length());
            for (int i = 0; i < cursor.length(); i++) {
                assertThat(cursor.u8(i)).isEqualTo(expected.value().u8(i));
            }
            AttributeCursor found = set.find(expected.type());
            assertThat(found == null ? null : found.attribute()).isEqualTo(expected);
        }
        assertThat(cursor.next()).isFalse();
    }

    @Test
    void the_cursor_reads_wide_numbers() {
        AttributeCursor cursor = new AttributeBytes()
                .hex(200, "00ffffffff8000000000000001")
                .build()
                .find(200);
        assertThat(cursor).isNotNull();
        assertThat(cursor.u32(1)).isEqualTo(0xffff_ffffL);
        assertThat(cursor.i64(5)).isEqualTo(0x8000_0000_0000_0001L);
    }

    @Property
    void equal_octets_are_equal_sets(@ForAll("sets") PathAttributes set) {
        byte[] octets = set.canonical().toArray();
        PathAttributes again = PathAttributes.ofCanonical(octets.clone(), set.hash());
        assertThat(again).isEqualTo(set).hasSameHashCodeAs(set).isEqualTo(PathAttributes.ofCanonical(octets.clone()));
        assertThat(set.sameOctets(octets, 0, octets.length)).isTrue();
        byte[] shifted = new byte[octets.length + 5];
        set.copyTo(shifted, 3);
        assertThat(set.sameOctets(shifted, 3, octets.length)).isTrue();
        assertThat(set.sameOctets(shifted, 3, octets.length + 1)).isFalse();
        assertThat(set).isNotEqualTo(FULL).hasToString("attributes[" + Bytes.copyOf(octets) + "]");
    }

    @Test
    void keeps_the_rendering_that_was_attached() {
        PathAttributes set = new AttributeBytes().origin(0).build();
        assertThat(set.cachedJson()).isNull();
        byte[] rendering = {1, 2};
        set.cacheJson(rendering);
        assertThat(set.cachedJson()).isSameAs(rendering);
    }

    private static CanonicalForm form(Supplier<byte[]> octets, byte @Nullable [] path) {
        return new CanonicalForm() {
            @Override
            public byte[] assemble() {
                return octets.get();
            }

            @Override
            public byte @Nullable [] asPath() {
                return path;
            }
        };
    }

    @Test
    void who_asks_for_the_path_only_is_given_no_more() {
        byte[] path = new AttributeBytes()
                .hex(AttributeType.AS_PATH, "02020000fbf00000fbf4")
                .build()
                .canonical()
                .toArray();
        PathAttributes set = PathAttributes.ofForm(form(
                () -> {
                    throw new AssertionError("nobody asked for all");
                },
                path));
        AttributeCursor cursor = set.find(AttributeType.AS_PATH);
        assertThat(cursor).isNotNull();
        assertThat(cursor.u32(2)).isEqualTo(64496);
        assertThat(set.has(AttributeType.AS_PATH)).isTrue();
        assertThat(set.asPath()).hasToString("64496 64500");
    }

    @Property
    void a_set_of_a_form_is_like_one_of_the_octets(@ForAll("sets") PathAttributes set) {
        byte[] octets = set.canonical().toArray();
        CanonicalForm form = form(octets::clone, null);
        assertThat(PathAttributes.ofForm(form)).isEqualTo(set).hasSameHashCodeAs(set);
        assertThat(set).isEqualTo(PathAttributes.ofForm(form));
        assertThat(PathAttributes.ofForm(octets)).isEqualTo(PathAttributes.ofForm(form));
        assertThat(PathAttributes.ofForm(form).hash()).isEqualTo(set.hash());
        assertThat(PathAttributes.ofForm(form).all()).isEqualTo(set.all());
        assertThat(PathAttributes.ofForm(form).communities()).isEqualTo(set.communities());
        assertThat(PathAttributes.ofForm(form).length()).isEqualTo(set.length());
    }

    @Test
    void a_form_is_asked_when_somebody_wants_to_know_and_not_again() {
        int[] asked = new int[1];
        PathAttributes set = PathAttributes.ofForm(form(
                () -> {
                    asked[0]++;
                    return FULL.canonical().toArray();
                },
                null));
        assertThat(asked[0]).isZero();
        assertThat(set.asPath()).isEqualTo(FULL.asPath());
        assertThat(set).isEqualTo(FULL).hasSameHashCodeAs(FULL);
        assertThat(asked[0]).isEqualTo(1);
    }

    @Test
    void tells_what_stands_at_a_place_of_the_octets() {
        PathAttributes set = new AttributeBytes().origin(2).build();
        byte[] other = {9, 1, 1, 2, 9};
        assertThat(set.hasOctets(1, other, 1, 4)).isTrue();
        assertThat(set.hasOctets(4, other, 2, 2)).isTrue();
        assertThat(set.hasOctets(1, other, 0, 3)).isFalse();
        assertThat(set.hasOctets(2, other, 2, 5)).isFalse();
    }
}
