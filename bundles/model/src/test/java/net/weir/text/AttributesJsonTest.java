package net.weir.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.weir.event.SampleEvents;
import net.weir.model.AnyValue;
import net.weir.model.AttributeBytes;
import net.weir.model.AttributeType;
import net.weir.model.Bytes;
import net.weir.model.ExtendedCommunity;
import net.weir.model.Family;
import net.weir.model.PathAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesJsonTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    @Provide
    Arbitrary<PathAttributes> sets() {
        return AnyValue.attributes();
    }

    private static String json(PathAttributes set) {
        JsonWriter out = new JsonWriter();
        AttributesJson.write(out, set);
        return out.toString();
    }

    private static String json(int type, String hex) {
        return json(new AttributeBytes().hex(type, hex).build());
    }

    @Test
    void a_rich_set_in_words() {
        assertThat(json(SampleEvents.RICH).replace("},{", "},\n{").split("\n"))
                .containsExactly(
                        "[{\"origin\":\"Incomplete\"},",
                        "{\"asPath\":[\"AS_CONFED_SEQUENCE(AS65001)\",\"AS4200000000\",\"AS_SET(AS64498, AS64499)\"]},",
                        "{\"atomicAggregate\":null},",
                        "{\"aggregator\":{\"asn\":64497,\"address\":\"192.0.2.2\"}},",
                        "{\"originatorId\":\"192.0.2.3\"},",
                        "{\"clusterList\":{\"cluster_ids\":[\"192.0.2.4\",\"192.0.2.5\"]}},",
                        "{\"mpReachNlri\":{\"nextHop\":{\"ipv6LL\":{\"global\":\"2001:db8::1\",\"linkLocal\":\"fe80::2\"}}}},",
                        "{\"extendedCommunities\":[\"rt:AS64496:100\",\"ro:192.0.2.1:7\",\"encapsulation:8\"]},",
                        "{\"ipv6ExtendedCommunities\":[\"rt:2001:db8::1:10\",\"0x400b20010db80000000000000000000000010001\"]},",
                        "{\"largeCommunities\":[\"64496:1:2\"]},",
                        "{\"otc\":\"AS64499\"},",
                        "{\"attrSet\":{\"origin\":64496,\"attributes\":\"400101\"}},",
                        "{\"unimplemented\":{\"flags\":192,\"type\":200,\"value\":\"cafe\"}}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1  | c0000201 | {\"ipv4Unicast\":\"192.0.2.1\"}",
                "2  | c0000201 | {\"multicast\":\"192.0.2.1\"}",
                "1  | 20010db8000000000000000000000001 | {\"ipv6Unicast\":\"2001:db8::1\"}",
                "128 | 0000fde800000001c0000201 | {\"mplsVpnUnicast\":{\"rd\":\"0:65000:1\",\"global\":\"192.0.2.1\"}}",
                "128 | 0001c0000201000120010db8000000000000000000000001 | {\"mplsVpnUnicast\":{\"rd\":\"1:192.0.2.1:1\",\"global\":\"2001:db8::1\"}}",
                "128 | 0002fa56ea00000120010db80000000000000000000000010000000000000000fe800000000000000000000000000002 | {\"mplsVpnUnicast\":{\"rd\":\"2:4200000000:1\",\"global\":\"2001:db8::1\",\"linkLocal\":\"fe80::2\"}}",
                "133 | '' | \"empty\""
            })
    void next_hops_have_rotondas_names(int safi, String hex, String expected) {
        PathAttributes set = new AttributeBytes()
                .mpReach(Family.of(2, safi), Bytes.ofHex(hex.replace("'", "")).toArray())
                .build();
        assertThat(json(set)).isEqualTo("[{\"mpReachNlri\":{\"nextHop\":" + expected + "}}]");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 03",
        "1, 0000",
        "2, 0201000000",
        "2, 05010000fbf0",
        "2, 02",
        "3, c00002",
        "4, 00",
        "5, 0000000000",
        "6, 00",
        "7, 0000fbf1",
        "8, fbf000",
        "9, c0",
        "10, c00002",
        "14, 0001",
        "14, 00010105c0000201",
        "14, 00010105c000020100",
        "16, 00",
        "17, 0201",
        "18, 00",
        "25, 00",
        "32, 0000fbf000000001",
        "35, fbf0",
        "128, 0000fb"
    })
    void a_value_that_its_type_cannot_have_is_shown_as_invalid(int type, String hex) {
        assertThat(json(type, hex))
                .isEqualTo("[{\"invalid\":{\"flags\":64,\"type\":" + type + ",\"value\":\"" + hex + "\"}}]");
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 15, 21, 255})
    void a_type_without_a_form_of_its_own_is_unimplemented(int type) {
        assertThat(json(type, "00"))
                .isEqualTo("[{\"unimplemented\":{\"flags\":64,\"type\":" + type + ",\"value\":\"00\"}}]");
    }

    @Test
    void an_empty_path_is_an_empty_list() {
        assertThat(json(AttributeType.AS_PATH, "")).isEqualTo("[{\"asPath\":[]}]");
        assertThat(json(AttributeType.COMMUNITIES, "")).isEqualTo("[{\"standardCommunities\":[]}]");
        assertThat(json(new AttributeBytes().build())).isEqualTo("[]");
    }

    @Property
    void communities_read_as_their_values_print(@ForAll int standard, @ForAll long extended) {
        PathAttributes set = new AttributeBytes()
                .u32(AttributeType.COMMUNITIES, standard)
                .hex(AttributeType.EXTENDED_COMMUNITIES, String.format("%016x", extended))
                .hex(AttributeType.LARGE_COMMUNITIES, String.format("%08x%016x", standard, extended))
                .build();
        assertThat(json(set))
                .isEqualTo(
                        "[{\"standardCommunities\":[\"" + set.communities().get(0) + "\"]},{\"extendedCommunities\":[\""
                                + new ExtendedCommunity(extended) + "\"]},{\"largeCommunities\":[\""
                                + set.largeCommunities().get(0) + "\"]}]");
    }

    @Property
    void the_remembered_rendering_is_the_same_as_the_first(@ForAll("sets") PathAttributes set) throws IOException {
        JsonWriter out = new JsonWriter();
        out.beginArray();
        AttributesJson.write(out, set);
        boolean remembered = set.cachedJson() != null;
        AttributesJson.write(out, set);
        out.endArray();
        JsonNode both = JACKSON.readTree(out.toString());
        assertThat(both.get(0)).isEqualTo(both.get(1));
        assertThat(remembered).isEqualTo(both.get(0).toString().length() <= 4096);
        assertThat(both.get(0)).hasSize(set.all().size());
    }

    @Test
    void a_selection_shows_only_its_types_in_order() {
        JsonWriter out = new JsonWriter();
        AttributesJson.write(out, SampleEvents.USUAL, AttributeSelection.parse("8, 1,99"));
        assertThat(out.toString())
                .isEqualTo("[{\"origin\":\"Igp\"},{\"standardCommunities\":[\"AS64496:100\",\"NO_EXPORT\"]}]");
        out.reset();
        AttributesJson.write(out, SampleEvents.USUAL, AttributeSelection.parse(""));
        assertThat(out.toString()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "-1", "1,", ",", "a", "1 2", "0001", "\u0661"})
    void rejects_what_is_no_attribute_type(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AttributeSelection.parse(text));
    }

    @Test
    void a_huge_set_is_written_but_not_remembered() {
        PathAttributes set = new AttributeBytes()
                .raw(0xd0, AttributeType.COMMUNITIES, new byte[4 * 2000])
                .build();
        assertThat(json(set)).hasSizeGreaterThan(4096);
        assertThat(set.cachedJson()).isNull();
        assertThat(List.of(json(set).split(","))).hasSize(2000);
    }
}
