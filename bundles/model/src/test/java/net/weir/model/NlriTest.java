package net.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NlriTest {
    @Provide
    Arbitrary<NlriBlock> blocks() {
        return AnyValue.nlri();
    }

    @Provide
    Arbitrary<Prefix> v4() {
        return AnyValue.v4Prefix();
    }

    @Provide
    Arbitrary<Prefix> v6() {
        return AnyValue.v6Prefix();
    }

    @Property
    void an_ipv4_key_is_the_whole_prefix(@ForAll("v4") Prefix prefix) {
        long key = Ipv4Nlri.key(prefix);
        assertThat(Ipv4Nlri.prefix(key)).isEqualTo(prefix);
        assertThat(Ipv4Nlri.of(prefix).key(0)).isEqualTo(key);
        assertThat(Ipv4Nlri.of(prefix).text(0)).isEqualTo(prefix.toString());
    }

    @Property
    void ipv6_text_is_that_of_the_prefix(@ForAll("v6") Prefix prefix) {
        Ipv6Nlri block = Ipv6Nlri.of(prefix);
        assertThat(block.text(0)).isEqualTo(prefix.toString());
        assertThat(block.length(0)).isEqualTo(prefix.length());
        assertThat(IpAddress.ofV6(block.high(0), block.low(0))).isEqualTo(prefix.address());
    }

    @Property
    void a_selection_holds_the_chosen_routes_in_the_chosen_order(
            @ForAll("blocks") NlriBlock block, @ForAll Random random) {
        int[] indexes = block.count() == 0
                ? new int[0]
                : random.ints(7, 0, block.count()).toArray();
        int count = indexes.length == 0 ? 0 : random.nextInt(indexes.length);
        NlriBlock selected = block.select(indexes, count);
        assertThat(selected).hasSameClassAs(block);
        assertThat(selected.family()).isEqualTo(block.family());
        assertThat(selected.count()).isEqualTo(count);
        assertThat(selected.hasPathIds()).isEqualTo(block.hasPathIds());
        for (int i = 0; i < count; i++) {
            assertThat(selected.text(i)).isEqualTo(block.text(indexes[i]));
            assertThat(selected.pathId(i)).isEqualTo(block.pathId(indexes[i]));
        }
    }

    @Test
    void path_ids_go_with_their_routes() {
        Ipv4Nlri plain = Ipv4Nlri.of(Prefix.parse("203.0.113.0/24"), Prefix.parse("198.51.100.0/24"));
        assertThat(plain.hasPathIds()).isFalse();
        assertThat(plain.pathIds()).isNull();
        assertThat(plain.pathId(1)).isZero();
        NlriBlock paths = AnyValue.withPathIds(plain, 7, -1);
        assertThat(paths.pathId(1)).isEqualTo(-1);
        assertThat(paths).hasToString("ipv4-unicast[203.0.113.0/24#7 198.51.100.0/24#4294967295]");
        assertThat(paths.select(new int[] {1}, 1)).hasToString("ipv4-unicast[198.51.100.0/24#4294967295]");
    }

    @Test
    void arrays_of_different_lengths_make_no_block() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ipv4Nlri(Family.IPV4_UNICAST, new long[2], new int[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ipv6Nlri(Family.IPV6_UNICAST, new long[1], new long[2], new byte[1], null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ipv6Nlri(Family.IPV6_UNICAST, new long[1], new long[1], new byte[2], null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpaqueNlri(Family.of(25, 70), new byte[0], new int[0], null));
    }

    @Test
    void opaque_nlri_are_octet_runs_shown_as_hex() {
        OpaqueNlri block =
                new OpaqueNlri(Family.of(25, 70), Bytes.ofHex("aabbcc").toArray(), new int[] {0, 0, 2, 3}, null);
        assertThat(block.count()).isEqualTo(3);
        assertThat(block.text(0)).isEmpty();
        assertThat(block.octets(1)).hasToString("aabb");
        assertThat(block.select(new int[] {2, 1}, 2)).hasToString("25/70[cc aabb]");
    }

    @Test
    void a_long_block_is_cut_in_log_lines() {
        Prefix[] many = new Prefix[30];
        Arrays.fill(many, Prefix.parse("203.0.113.0/24"));
        assertThat(Ipv4Nlri.of(many).toString()).endsWith(" …]").hasSizeLessThan(400);
    }

    @Test
    void a_block_may_be_empty() {
        assertThat(Ipv6Nlri.of().count()).isZero();
        assertThat(Ipv4Nlri.of()).hasToString("ipv4-unicast[]");
    }
}
