package net.weir.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Extended communities as people read them, by the figures of their documents. */
class ExtendedCommunityTest {

    private static ExtendedCommunity of(String hex) {
        return new ExtendedCommunity(Long.parseUnsignedLong(hex, 16));
    }

    @ParameterizedTest
    @CsvSource({
        "0600000000000005, mac-mobility:5",
        "06000100FFFFFFFF, mac-mobility:4294967295:sticky",
        "0601000000000000, esi-label:0",
        "0601010000003E81, esi-label:1000:single-active+bottom-of-stack",
        "060202005E005301, es-import:02:00:5e:00:53:01",
        "060302005E005301, router-mac:02:00:5e:00:53:01",
        "0604000605DC0000, layer2-attributes:1500:primary+control-word",
        "0604000905DC0000, layer2-attributes:1500:backup+flow-label",
        "0605010000000000, e-tree:0:leaf",
        "0605000000003E80, e-tree:1000",
        "0606000000000000, df-election:0:0",
        "0606014000000000, df-election:1:0:ac-df",
        "060602C000007FFF, df-election:2:32767:dont-preempt+ac-df",
        "0606011000000000, df-election:1:0:time-synchronization",
        "0608000000000000, arp-nd",
        "06080B0000000000, arp-nd:router+override+immutable",
        "0609000300000000, multicast-flags:igmp-proxy+mld-proxy",
        "060AFBF000000064, evi-rt:AS64496:100",
        "060BC00002010064, evi-rt:192.0.2.1:100",
        "060CFFFFFFFF0064, evi-rt:AS4294967295:100",
        "060FEC4F5D008000, service-carving-time:3964624128:32768"
    })
    void those_of_ethernet_vpn(String hex, String text) {
        reads(hex, text);
    }

    @ParameterizedTest
    @CsvSource({
        "030B000000000064, color:0:100",
        "030B400000000064, color:1:100",
        "030C000000000008, encapsulation:8",
        "030D000000000000, default-gateway",
        "0306C00002010501, ospf-route-type:192.0.2.1:5:1",
        "0005FBF000000200, ospf-domain-id:AS64496:512",
        "0105C00002010200, ospf-domain-id:192.0.2.1:512",
        "0107C00002010000, ospf-router-id:192.0.2.1",
        "0008FBF000000007, data-collection:AS64496:7",
        "0009FBF000000000, source-as:AS64496:0",
        "0209000100000000, source-as:AS65536:0",
        "000AFBF000000001, l2vpn-id:AS64496:1",
        "010BC00002010007, vrf-route-import:192.0.2.1:7",
        "0112C00002010000, segmented-next-hop:192.0.2.1",
        "4004FBF04CEE6B28, link-bandwidth:AS64496:125000000",
        "0004FBF03F000000, link-bandwidth-transitive:AS64496:0.5",
        "4004FBF07F800000, link-bandwidth:AS64496:Infinity",
        "4004FBF000000001, link-bandwidth:AS64496:1.4E-45",
        "4300000000000000, origin-validation:valid",
        "4300000000000002, origin-validation:invalid"
    })
    void those_of_all_kinds_of_routes(String hex, String text) {
        reads(hex, text);
    }

    @ParameterizedTest
    @CsvSource({
        "8006000000000000, traffic-rate-bytes:AS0:0",
        "800CFBF0447A0000, traffic-rate-packets:AS64496:1000",
        "8007000000000003, traffic-action:sample+terminal",
        "8008FBF000000064, rt-redirect:AS64496:100",
        "8108C00002010064, rt-redirect:192.0.2.1:100",
        "8208000100000064, rt-redirect:AS65536:100",
        "800900000000002E, traffic-marking:46",
        "800A130205DC0000, layer2-info:19:1500:control-word"
    })
    void those_of_flow_specifications_and_vpls(String hex, String text) {
        reads(hex, text);
    }

    private static void reads(String hex, String text) {
        assertThat(of(hex)).hasToString(text);
        assertThat(of(hex).name()).isEqualTo(text);
        assertThat(ExtendedCommunity.named(text)).contains(of(hex));
    }

    /** What has no form keeps all that it says: non-transitive ones of others, reserved bits, flags without a name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4600000000000005",
                "4002FBF000000064",
                "430C000000000008",
                "0600000100000005",
                "0600020000000005",
                "0601000000003E82",
                "0606200000000000",
                "060601000001ABCD",
                "0607000000000001",
                "060D000000000001",
                "0616000000000001",
                "030B000100000064",
                "030D000000000001",
                "4004FBF07FC00000",
                "4004FBF080000000",
                "4300000000000003",
                "8009000000000040",
                "9000000000000000"
            })
    void any_other_is_hex(String hex) {
        assertThat(of(hex)).hasToString("0x" + hex);
        assertThat(of(hex).name()).isNull();
    }

    @Test
    void route_targets_and_origins_are_none_of_them() {
        assertThat(of("0002FBF000000064").name()).isNull();
        assertThat(ExtendedCommunity.named("rt:AS64496:100")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "color",
                "color:100",
                "color:4:100",
                "color:0:4294967296",
                "color:0:100:",
                "color:0:100:sticky",
                "mac-mobility:5:static",
                "mac-mobility:5:sticky+",
                "router-mac:02:00:5e:00:53",
                "router-mac:02:00:5E:00:53:01",
                "traffic-marking:64",
                "vrf-route-import:192.0.2.256:1",
                "source-as:AS4294967296:0",
                "source-as:64496:0",
                "link-bandwidth:AS64496:1..5",
                "origin-validation:unknown"
            })
    void text_that_is_none_of_them_is_none(String text) {
        assertThat(ExtendedCommunity.named(text)).isEmpty();
    }

    @Test
    void a_small_as_number_stands_in_either_form() {
        assertThat(ExtendedCommunity.named("evi-rt:AS64496:100"))
                .containsExactly(of("060AFBF000000064"), of("060C0000FBF00064"));
    }

    /** Types and subtypes around those with a form, then any octets, often few bits of them set. */
    @Provide
    Arbitrary<Long> communities() {
        Arbitrary<Long> types = Arbitraries.of(0x00L, 0x01L, 0x02L, 0x03L, 0x06L, 0x40L, 0x43L, 0x80L, 0x81L, 0x82L);
        Arbitrary<Long> subtypes = Arbitraries.longs().between(0, 0x14);
        Arbitrary<Long> few =
                Arbitraries.integers().between(0, 47).set().ofMaxSize(4).map(ExtendedCommunityTest::bits);
        Arbitrary<Long> any = Arbitraries.longs().between(0, 0xffff_ffff_ffffL);
        return Combinators.combine(types, subtypes, Arbitraries.oneOf(few, any))
                .as((type, subtype, value) -> type << 56 | subtype << 48 | value);
    }

    private static long bits(Iterable<Integer> places) {
        long bits = 0;
        for (int place : places) {
            bits |= 1L << place;
        }
        return bits;
    }

    @Property
    void a_text_is_that_of_its_community(@ForAll("communities") long bits) {
        ExtendedCommunity community = new ExtendedCommunity(bits);
        String name = community.name();
        if (name != null) {
            assertThat(ExtendedCommunity.named(name)).contains(community).allMatch(same -> name.equals(same.name()));
            assertThat(name).doesNotContain(" ", ",", ";", "\"");
        }
    }
}
