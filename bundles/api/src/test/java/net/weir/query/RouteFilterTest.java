package net.weir.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.weir.model.AsPath;
import net.weir.model.Asn;
import net.weir.model.PathAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each filter by attributes lets pass. */
class RouteFilterTest {
    private static final long[] COMMUNITIES = {
        0x0002FBF0L,
        0x64L,
        0x0202FBF0L,
        0xFBF40007L,
        0x0102C000L,
        0x02010005L,
        0x0003FBF0L,
        0x11170L, // targets and origins
        0x06000100L,
        5,
        0x030B0000L,
        100,
        0x060C0000L,
        0xFBF00064L
    };
    private static final PathAttributes SET = Sets.path(AsPath.of(
                    new AsPath.Segment(AsPath.Kind.SEQUENCE, List.of(new Asn(64496), new Asn(64500))),
                    new AsPath.Segment(AsPath.Kind.SET, List.of(new Asn(64501), new Asn(64502))),
                    new AsPath.Segment(AsPath.Kind.SEQUENCE, List.of(new Asn(4200000000L)))))
            .origin(0)
            .nextHop("192.0.2.254")
            .with(8, 0xFBF00064L, 0xFFFFFF01L)
            .with(16, COMMUNITIES)
            .with(32, 64496, 1, 2, 4200000000L, 4294967295L, 0)
            .with(35, 64497)
            .build();

    @ParameterizedTest
    @CsvSource({
        "originAsn,4200000000,true",
        "originAsn,64500,false",
        "asn,64502,true",
        "asn,AS64496,true",
        "asn,64503,false",
        "asPath,_64500_,true",
        "asPath,^64500,false",
        "community,64496:100,true",
        "community,AS64496:100,true",
        "community,64496:101,false",
        "community,64496:*,true",
        "community,*:100,true",
        "community,64497:*,false",
        "community,NO_EXPORT,true",
        "community,no-export,true",
        "community,BLACKHOLE,false",
        "community,64496:1:2,true",
        "community,64496:1:*,true",
        "community,*:4294967295:0,true",
        "community,64496:2:*,false",
        "community,rt:64496:100,true",
        "community,rt:64496:*,true",
        "community,rt:64496:101,false",
        "community,rt:4226874356:7,true",
        "community,rt:192.0.2.1:5,true",
        "community,rt:192.0.2.1:6,false",
        "community,ro:64496:70000,true",
        "community,ro:64496:*,true",
        "community,rt:*:5,true",
        "community,0x0002FBF000000064,true",
        "community,0x0002FBF000000065,false",
        "community,mac-mobility:5:sticky,true",
        "community,mac-mobility:5,false",
        "community,color:0:100,true",
        "community,color:0:101,false",
        "community,evi-rt:AS64496:100,true",
        "extendedCommunity,color:0:100,true",
        "largeCommunity,4200000000:4294967295:0,true",
        "extendedCommunity,rt:64496:100,true",
        "nextHop,192.0.2.254,true",
        "nextHop,192.0.2.253,false",
        "otc,64497,true",
        "otc,64496,false",
        "attribute,otc,true",
        "attribute,35,true",
        "attribute,largeCommunities,true",
        "attribute,large-communities,true",
        "attribute,med,false",
        "attribute,254,false"
    })
    void says_whether_a_set_passes(String term, String value, boolean passes) {
        assertThat(RouteFilter.of(term, value).attributes().test(SET)).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({
        "originAsn,AS,AS",
        "asn,x,x",
        "asPath,(,without",
        "community,1,community",
        "community,70000:1,community",
        "community,*:70000,community",
        "community,1:2:3:4,community",
        "community,rt:70000:70000,do not fit",
        "community,rt:1,community",
        "community,0x12345678901234567,community",
        "largeCommunity,1:2,large",
        "extendedCommunity,1:2,extended",
        "extendedCommunity,color:100,color:100",
        "nextHop,localhost,localhost",
        "otc,1.2.3,1.2.3",
        "attribute,colour,colour",
        "attribute,256,256",
        "ribType,adj-rib-in-pre,inPre",
        "peerAddress,host,host",
        "ingressId,x,x",
        "colour,red,originAsn"
    })
    void a_wrong_value_is_refused_in_words(String term, String value, String words) {
        assertThatThrownBy(() -> RouteFilter.of(term, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void all_terms_of_a_list_have_to_pass() {
        assertThat(RouteFilter.parse(List.of("otc=64497", "asPath = ^64496_"))
                        .attributes()
                        .test(SET))
                .isTrue();
        assertThat(RouteFilter.parse(List.of("otc=64497", "asn=1")).attributes().test(SET))
                .isFalse();
        assertThat(RouteFilter.parse(List.of())).isEqualTo(RouteFilter.ALL);
        assertThatThrownBy(() -> RouteFilter.parse(List.of("otc"))).hasMessageContaining("TERM=VALUE");
    }

    @Test
    void a_set_without_the_attribute_passes_nothing() {
        PathAttributes empty = PathAttributes.ofCanonical(new byte[0]);
        for (String filter : List.of(
                "originAsn=1",
                "asn=1",
                "asPath=1",
                "community=*:*",
                "community=*:*:*",
                "nextHop=::",
                "otc=1",
                "attribute=2")) {
            assertThat(RouteFilter.parse(List.of(filter)).attributes().test(empty))
                    .as(filter)
                    .isFalse();
        }
        assertThat(RouteFilter.of("asPath", "^$").attributes().test(empty)).isTrue();
    }
}
