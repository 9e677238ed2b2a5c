package net.weir.rib.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.weir.event.RouteUpdate;
import net.weir.model.AttributeCursor;
import net.weir.model.AttributeType;
import net.weir.model.PathAttributes;
import net.weir.mrt.Archive;

/** A set that is packed comes back octet for octet, is told from all others, and leaves nothing behind. */
class PackedSetProperties {
    private final Footprint footprint = new Footprint();
    private final Packer packer = packer(footprint);
    private final long empty = footprint.octets();

    private static Packer packer(Footprint footprint) {
        Packer packer = new Packer(footprint);
        packer.always();
        return packer;
    }

    @Provide
    Arbitrary<byte[]> sets() {
        return Sets.canonical();
    }

    @Property(tries = 3000)
    void what_is_packed_comes_back_and_is_only_itself(@ForAll("sets") byte[] octets, @ForAll Random random) {
        PackedSet packed = packer.pack(octets.clone());
        if (packed == null) {
            return;
        }
        assertThat(packed.assemble()).isEqualTo(octets);
        assertThat(packed.isOf(PathAttributes.ofCanonical(octets))).isTrue();
        AttributeCursor path = PathAttributes.ofCanonical(octets).find(AttributeType.AS_PATH);
        AttributeCursor alone = PathAttributes.ofForm(packed).find(AttributeType.AS_PATH);
        assertThat(alone == null ? null : alone.attribute()).isEqualTo(path == null ? null : path.attribute());
        byte[] other = octets.clone();
        other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        assertThat(packed.isOf(PathAttributes.ofCanonical(other))).isFalse();
        assertThat(packed.isOf(PathAttributes.ofCanonical(Arrays.copyOf(octets, octets.length + 1))))
                .isFalse();
        packer.release(packed);
        assertThat(packer.parts()).isZero();
        assertThat(footprint.octets()).isEqualTo(empty);
    }

    @Property(tries = 50)
    void parts_are_shared_as_long_as_somebody_holds_them(@ForAll Random random) {
        List<byte[]> all = new ArrayList<>();
        List<PackedSet> packed = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            byte[] octets = i % 3 == 0 || all.isEmpty() ? Sets.random(random) : all.get(random.nextInt(all.size()));
            PackedSet set = packer.pack(octets);
            if (set != null) {
                all.add(octets);
                packed.add(set);
            }
            if (packed.size() > 40) {
                int at = random.nextInt(packed.size());
                packer.release(packed.remove(at));
                all.remove(at);
            }
            for (int j = 0; j < packed.size(); j += 7) {
                assertThat(packed.get(j).assemble()).isEqualTo(all.get(j));
            }
        }
        assertThat(packer.parts()).isBetween(1L, packed.size() * 4L);
        packed.forEach(packer::release);
        assertThat(packer.parts()).isZero();
        assertThat(footprint.octets()).isEqualTo(empty);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Example
    void sets_of_two_peers_that_differ_in_the_first_as_share_all_else() {
        String rest = "400304 c0000201 c00808 fbf00064 fbf00065 c02304 0000fbf1";
        PackedSet one = packer.pack(hex("400101 00 40020a 0202 0000fbf0 0000fbf4" + rest));
        PackedSet other = packer.pack(hex("400101 00 40020a 0202 0000fbf1 0000fbf4" + rest));
        assertThat(one).isNotNull();
        assertThat(other).isNotNull();
        assertThat(other.tail()).isSameAs(one.tail());
        assertThat(other.rest()).isSameAs(one.rest()).isInstanceOf(Frame.class);
        assertThat(packer.parts()).as("tail, own, communities, frame").isEqualTo(4);
    }

    @Example
    void communities_are_shared_by_sets_that_differ_in_their_next_hop_and_in_what_stands_between_them() {
        PackedSet one = packer.pack(hex("400304 c0000201 c00804 fbf00064 800904 c0000203 c01008 0002fbf000000064"));
        PackedSet other = packer.pack(hex("400304 c0000202 c00804 fbf00064 c01008 0002fbf000000064"));
        assertThat(one).isNotNull();
        assertThat(other).isNotNull();
        assertThat(((Frame) other.rest()).communities).isSameAs(((Frame) one.rest()).communities);
        assertThat(one.assemble())
                .isEqualTo(hex("400304 c0000201 c00804 fbf00064 800904 c0000203 c01008 0002fbf000000064"));
    }

    @Example
    void what_has_nothing_to_share_or_is_not_in_order_stays_whole() {
        for (String whole : List.of(
                "",
                "400101 00",
                "400101 00 400200 400304 c0000201 800404 00000007 400504 000000c8",
                "400304 c0000201 400101 00 40020a 0202 0000fbf0 0000fbf4 c00804 fbf00064",
                "40020a 0202 0000fbf0 0000fbf4 40020a 0202 0000fbf0 0000fbf4",
                "40020a 0202 0000fbf0 0000fbf4 c00804 fbf0",
                "40020a 0202 0000fbf0 0000fbf4 c00804 fbf00064 c020")) {
            assertThat(packer.pack(hex(whole))).as(whole).isNull();
        }
        assertThat(footprint.octets()).isEqualTo(empty);
    }

    @Example
    void sets_that_routers_sent_come_back() {
        long packed = 0;
        for (var file : Archive.captures()) {
            for (var event : Archive.of(file).events) {
                if (event instanceof RouteUpdate update && update.attributes() != null) {
                    byte[] octets = update.attributes().canonical().toArray();
                    PackedSet set = packer.pack(octets);
                    if (set != null) {
                        packed++;
                        assertThat(set.assemble()).isEqualTo(octets);
                        assertThat(set.isOf(update.attributes())).isTrue();
                    }
                }
            }
        }
        assertThat(packed).isGreaterThan(1000);
        assertThat(packer.parts()).isLessThan(packed * 2);
    }
}
