package net.weir.codec.bgp.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NlriCodecTest {
    private static final String RD = "0000fbf000000001";

    private final NlriRun run = new NlriRun();

    private @Nullable NlriBlock decode(int afi, int safi, String hex, boolean addPath, boolean withdrawal) {
        byte[] octets = HexFormat.of().parseHex(hex);
        run.reset(octets, 0, octets.length, addPath, withdrawal);
        return FamilyRegistry.standard().codec(afi, safi).decode(run);
    }

    private List<String> read(int afi, int safi, String hex) {
        return texts(decode(afi, safi, hex, false, false));
    }

    private static List<String> texts(@Nullable NlriBlock block) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; block != null && i < block.count(); i++) {
            texts.add(block instanceof OpaqueNlri opaque ? opaque.octets(i).toString() : block.text(i));
        }
        return texts;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 00, 0.0.0.0/0",
        "1, 1, 0180, 128.0.0.0/1",
        "1, 2, 08c0, 192.0.0.0/8",
        "1, 1, 1fc0000200, 192.0.2.0/31",
        "1, 1, 20c0000201, 192.0.2.1/32",
        "2, 1, 00, ::/0",
        "2, 2, 0180, 8000::/1",
        "2, 1, 4020010db800000000, 2001:db8::/64",
        "2, 1, 4120010db80000000080, 2001:db8:0:0:8000::/65",
        "2, 1, 7f20010db8000000000000000000000000, 2001:db8::/127",
        "2, 1, 8020010db8000000000000000000000001, 2001:db8::1/128"
    })
    void plain_prefixes_at_the_ends_of_their_range(int afi, int safi, String hex, String text) {
        NlriBlock block = decode(afi, safi, hex, false, false);
        assertThat(texts(block)).containsExactly(text);
        assertThat(block.family()).isEqualTo(Family.of(afi, safi));
        assertThat(block.hasPathIds()).isFalse();
        assertThat(run.hostBitsCleared()).isFalse();
        // the same with octets behind it in the buffer, where whole words can be read
        assertThat(read(afi, safi, hex + "00".repeat(16)).get(0)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 14c0ffee, 192.255.224.0/20",
        "1, 01ff, 128.0.0.0/1",
        "1, 1fc0000201, 192.0.2.0/31",
        "2, 2120010db8ff, 2001:db8:8000::/33",
        "2, 4120010db800000000ff, 2001:db8:0:0:8000::/65",
        "2, 7f20010db8000000000000000000000001, 2001:db8::/127"
    })
    void host_bits_are_cleared_and_told(int afi, String hex, String text) {
        for (String behind : new String[] {"", "00".repeat(16)}) {
            assertThat(read(afi, 1, hex + behind).get(0)).isEqualTo(text);
            assertThat(run.hostBitsCleared()).isTrue();
        }
    }

    @Test
    void octets_of_the_next_prefix_are_no_host_bits() {
        assertThat(read(1, 1, "08c020ffffffff")).containsExactly("192.0.0.0/8", "255.255.255.255/32");
        assertThat(run.hostBitsCleared()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 21c000020100, 0",
        "1, ff, 0",
        "1, 18c000, 0",
        "1, 20c00002, 0",
        "1, 0018c000, 1",
        "2, 81, 0",
        "2, 8020010db8, 0",
        "2, 00ff, 1"
    })
    void plain_prefixes_that_are_none(int afi, String hex, int at) {
        assertThat(decode(afi, 1, hex, false, false)).isNull();
        assertThat(run.failedAt()).isEqualTo(at);
        assertThat(run.failure()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 00000000", "1, 00000001", "4294967295, ffffffff"})
    void path_ids_are_unsigned(long id, String hex) {
        for (String nlri : new String[] {"1/18c63364", "2/2020010db8"}) {
            int afi = nlri.charAt(0) - '0';
            NlriBlock block = decode(afi, 1, hex + nlri.substring(2) + hex + "00", true, false);
            assertThat(block.count()).isEqualTo(2);
            assertThat(block.hasPathIds()).isTrue();
            assertThat(Integer.toUnsignedLong(block.pathId(1))).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 25})
    void a_path_id_alone_is_no_nlri(int afi) {
        int safi = afi == 25 ? 70 : 1;
        for (int length = 1; length <= 4; length++) {
            assertThat(decode(afi, safi, "00".repeat(length), true, false)).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 4, 30" + "000641" + "c00002", // one label
        "1, 4, 38" + "000640" + "c0000200", // a label without bottom of stack: RFC 8277 section 2.2
        "1, 4, 48" + "000640000651" + "c00002", // two labels
        "2, 4, 98" + "000641" + "20010db8000000000000000000000001",
        "1, 128, 70" + "000641" + RD + "c00002",
        "1, 128, 58" + "000641" + RD, // default route of a VPN
        "2, 128, 88" + "000641" + RD + "20010db80000",
        "1, 129, 58" + RD + "c00002",
        "1, 132, 00",
        "1, 132, 60" + "0000fbf0" + "0002fbf000000064",
        "1, 132, 20" + "0000fbf0",
        "1, 5, 02" + "0c" + RD + "0000fbf0",
        "1, 66, 80" + RD + "c0000201e8000001",
        "1, 73, 60" + "000000010000000ac0000201",
        "2, 73, c0" + "000000010000000a" + "20010db8000000000000000000000001",
        "1, 85, 01" + "0001" + "0a" + RD + "08c0",
        "1, 133, 03" + "0108c0",
        "1, 133, f006" + "0108c0" + "038106",
        "25, 65, 0011" + RD + "000100010008" + "000641",
        "25, 70, 03" + "11" + RD + "00000000" + "20c0000201",
        "16388, 71, 0001" + "0009" + "020000000000000000",
        "16388, 72, 0001" + "0011" + RD + "020000000000000000"
    })
    void families_of_other_framing_are_cut_into_their_nlri(int afi, int safi, String nlri) {
        assertThat(read(afi, safi, nlri)).containsExactly(nlri);
        assertThat(read(afi, safi, nlri + nlri + nlri)).containsExactly(nlri, nlri, nlri);
        NlriBlock block = decode(afi, safi, "ffffffff" + nlri + "00000000" + nlri, true, false);
        assertThat(block).isInstanceOf(OpaqueNlri.class);
        assertThat(texts(block)).containsExactly(nlri, nlri);
        assertThat(block.pathIds()).containsExactly(-1, 0);
        for (int cut = 2; cut < nlri.length(); cut += 2) {
            assertThat(decode(afi, safi, nlri + nlri.substring(0, cut), false, false))
                    .as(nlri.substring(0, cut))
                    .isNull();
            assertThat(run.failedAt()).isEqualTo(nlri.length() / 2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 4, 30" + "800000" + "c00002",
        "1, 4, 30" + "000000" + "c00002",
        "1, 128, 70" + "800000" + RD + "c00002"
    })
    void withdrawals_may_have_any_label(int afi, int safi, String nlri) {
        assertThat(texts(decode(afi, safi, nlri, false, true))).containsExactly(nlri);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 4, 10" + "0006", // no room for a label
        "1, 4, 40" + "000641" + "c000020100", // 40 bits of an IPv4 prefix
        "1, 128, 50" + "000641" + "0000fbf0000000", // no room for the distinguisher
        "1, 128, 80" + "000641" + RD + "c000020100",
        "1, 132, 08" + "00",
        "1, 132, 68" + "00000000000000000000000000",
        "1, 66, 40" + RD,
        "1, 73, 40" + RD
    })
    void impossible_lengths_of_other_families(int afi, int safi, String nlri) {
        assertThat(decode(afi, safi, nlri, false, false)).isNull();
    }

    @Test
    void an_unknown_family_is_one_run_of_octets() {
        assertThat(read(99, 99, "0102030405")).containsExactly("0102030405");
        assertThat(FamilyRegistry.standard().codec(99, 99).family()).isEqualTo(Family.of(99, 99));
        assertThat(FamilyRegistry.standard().codec(99, 99).acceptsNextHop(77)).isTrue();
    }

    @Test
    void a_registry_grows_by_codecs_and_leaves_the_old_one_as_it_was() {
        NlriCodec own = NlriCodec.framed(Family.of(99, 99), Framing.octets8(0), 0, 4);
        NlriCodec replacing = NlriCodec.framed(Family.IPV4_UNICAST, Framing.octets8(0));
        FamilyRegistry more = FamilyRegistry.standard().with(own, replacing);
        assertThat(more.codec(99, 99)).isSameAs(own);
        assertThat(own.acceptsNextHop(0)).isTrue();
        assertThat(own.acceptsNextHop(16)).isFalse();
        assertThat(replacing.acceptsNextHop(255)).isTrue();
        assertThat(more.codec(1, 1)).isSameAs(replacing);
        assertThat(more.families()).hasSize(FamilyRegistry.standard().families().size() + 1);
        assertThat(FamilyRegistry.standard().codec(1, 1)).isNotSameAs(replacing);
        assertThat(FamilyRegistry.standard().families()).isSorted().contains(Family.of(25, 70));
    }

    @Test
    void a_run_is_as_good_as_new_after_a_long_one() {
        assertThat(read(1, 1, "00".repeat(70000))).hasSize(70000);
        assertThat(read(2, 1, "00".repeat(70000))).hasSize(70000);
        assertThat(read(1, 1, "18c63364")).containsExactly("198.51.100.0/24");
        assertThat(read(1, 132, "00".repeat(70000))).hasSize(70000);
        assertThat(read(1, 132, "20" + "0000fbf0")).hasSize(1);
    }
}
