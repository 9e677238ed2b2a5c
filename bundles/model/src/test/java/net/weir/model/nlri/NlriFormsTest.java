package net.weir.model.nlri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.weir.GoldenFile;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.OpaqueNlri;
import net.weir.model.Value;
import net.weir.text.JsonWriter;
import net.weir.text.NlriJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NlriFormsTest {
    private static final String RD = "0000fbf000000001";
    private static final String LINK_STATE_PREFIX =
            "000400360300000000000000010100002002000004" + "0000fbf00201000400000000020200040000000002030004c0000201";

    static java.util.stream.Stream<SampleNlri> samples() {
        return SampleNlri.all().stream();
    }

    private static NlriForm form(Family family) {
        return Objects.requireNonNull(NlriForms.of(family));
    }

    private static @Nullable String fault(Family family, byte[] octets) {
        return form(family).fault(octets, 0, octets.length);
    }

    private static Bytes identity(String family, String hex) {
        OpaqueNlri block = SampleNlri.block(Family.parse(family), Bytes.ofHex(hex));
        assertThat(block.value(0)).as(hex).isNotNull();
        return block.identity(0);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void reads_as_it_was_written_and_writes_what_was_read(SampleNlri sample) {
        OpaqueNlri block = sample.block();
        assertThat(block.text(0)).isEqualTo(sample.text());
        Value.Fields value = Objects.requireNonNull(block.value(0));
        assertThat(Bytes.copyOf(form(sample.family()).encode(value))).isEqualTo(sample.octets());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void one_octet_less_or_more_is_a_fault(SampleNlri sample) {
        byte[] octets = sample.octets().toArray();
        for (int length = 0; length < octets.length; length++) {
            assertThat(fault(sample.family(), Arrays.copyOf(octets, length))).isNotNull();
        }
        assertThat(fault(sample.family(), Arrays.copyOf(octets, octets.length + 1)))
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_octets_around_one_route_do_not_matter(SampleNlri sample) {
        byte[] octets = sample.octets().toArray();
        byte[] three = new byte[3 * octets.length];
        for (int i = 0; i < 3; i++) {
            System.arraycopy(octets, 0, three, i * octets.length, octets.length);
        }
        int n = octets.length;
        OpaqueNlri block = new OpaqueNlri(sample.family(), three, new int[] {0, n, 2 * n, 3 * n}, new int[] {1, 2, 3});
        assertThat(block.text(1)).isEqualTo(sample.text());
        assertThat(block.identity(1)).isEqualTo(sample.block().identity(0));
        assertThat(block.value(2)).isEqualTo(sample.block().value(0));
    }

    @Test
    void there_is_a_sample_of_every_family_and_every_route_type() {
        Set<Family> families = new HashSet<>();
        Set<Integer> types = new HashSet<>();
        SampleNlri.all().forEach(sample -> {
            families.add(sample.family());
            if (sample.family().equals(Family.of(25, 70))) {
                types.add(sample.octets().u8(0));
            }
        });
        for (int code = 0; code < 1 << 24; code++) {
            Family family = Family.of(code >>> 8, code & 0xff);
            assertThat(NlriForms.standard(family) == null || families.contains(family))
                    .as(family.toString())
                    .isTrue();
            code += code >>> 8 > 25 && code >>> 8 < 16388 ? 255 : 0;
        }
        assertThat(types).contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    /** The shape that users program against. */
    @Test
    void the_json_is_as_it_always_was() {
        JsonWriter out = new JsonWriter();
        for (SampleNlri sample : SampleNlri.all()) {
            out.beginObject();
            NlriJson.members(out, sample.block(), 0);
            out.endObject().newline();
        }
        GoldenFile.require("net/weir/model/nlri/families.jsonl", out.toBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "1/4, 30000641c63364, 30800000c63364",
        "1/4, 30000641c63364, 30000000c63364",
        "1/4, 48000640000651c63364, 30800000c63364",
        "1/4, 2c000641c63364, 2c800000c63360", // host bits
        "2/4, 38000641" + "20010db8, 38800000" + "20010db8",
        "1/128, 70000641" + RD + "c63364, 70800000" + RD + "c63364",
        "2/128, 78000641" + RD + "20010db8, 78000000" + RD + "20010db8",
        // EVPN: another segment, another label, one label more
        "25/70, 0221" + RD + "00112233445566778899" + "00000000" + "3002005e005301" + "00" + "000641, 0221" + RD
                + "00000000000000000000" + "00000000" + "3002005e005301" + "00" + "000651",
        "25/70, 0221" + RD + "00112233445566778899" + "00000000" + "3002005e005301" + "00" + "000641, 0224" + RD
                + "00000000000000000000" + "00000000" + "3002005e005301" + "00" + "000651000661",
        // EVPN prefix: another gateway
        "25/70, 0522" + RD + "00000000000000000000" + "00000000" + "18c6336400" + "00000000" + "000641, 0522" + RD
                + "00000000000000000000" + "00000000" + "18c6336400" + "c0000201" + "000651",
        "25/65, 0011" + RD + "000100080008" + "000641, 0011" + RD + "000100080010" + "000651",
        "1/85, 01000317" + RD + "20c6336401" + "00003039" + "09" + "20c0000201, 01000313" + RD + "20c6336401"
                + "00000000" + "00" + "00",
        // BGP-LS: bits behind the length of the prefix
        "16388/71, " + LINK_STATE_PREFIX + "010900051a20010db8, " + LINK_STATE_PREFIX + "010900051a20010d80",
        "1/133, 050118c00002, f0050118c00002"
    })
    void the_same_route(String family, String announced, String again) {
        assertThat(identity(family, announced)).isEqualTo(identity(family, again));
    }

    @ParameterizedTest
    @CsvSource({
        "1/4, 30000641c63364, 31000641c6336400",
        "1/128, 70000641" + RD + "c63364, 70000641" + "0000fbf000000002" + "c63364",
        "25/70, 0221" + RD + "00112233445566778899" + "00000000" + "3002005e005301" + "00" + "000641, 0221" + RD
                + "00112233445566778899" + "00000001" + "3002005e005301" + "00" + "000641",
        "25/70, 0119" + RD + "00112233445566778899" + "00000000" + "000641, 0119" + RD + "00112233445566778898"
                + "00000000" + "000641",
        "25/65, 0011" + RD + "000100080008" + "000641, 0011" + RD + "000100100008" + "000641",
        "1/132, 00, 200000fbf0"
    })
    void another_route(String family, String one, String other) {
        assertThat(identity(family, one)).isNotEqualTo(identity(family, other));
    }

    @ParameterizedTest
    @CsvSource({
        "1/133, 0803810601 18c00002, component dst behind proto",
        "1/133, 06038106038111, component proto behind proto",
        "1/133, 00, no component",
        "1/133, 020e81, no such component type 14",
        "1/133, 030d8101, no such component type 13",
        "1/133, 0501210000 00, component dst does not fit or has an impossible length",
        "1/133, 03030106, component proto does not fit or has an impossible length", // no end of list
        "1/133, 03039106, component proto does not fit or has an impossible length",
        "2/133, 0301 2040, component dst does not fit or has an impossible length", // skips more than it has
        "1/134, 050118c00002, the length does not fit",
        "25/70, 0401000000, length 1 for 3 octets",
        "25/70, 0200, route type 2: rd does not fit or has an impossible length",
        "25/70, 03" + "11" + RD + "00000000"
                + "21c0000201, route type 3: originator does not fit or has an impossible length"
    })
    void what_is_none_of_the_family(String family, String hex, @Nullable String fault) {
        assertThat(fault(Family.parse(family), Bytes.ofHex(hex.replace(" ", "")).toArray()))
                .isEqualTo(fault);
    }

    @Test
    void octets_that_are_none_stay_octets() {
        OpaqueNlri block = SampleNlri.block(Family.of(25, 70), Bytes.ofHex("030b00aabb"));
        assertThat(block.text(0)).isEqualTo("030b00aabb");
        assertThat(block.value(0)).isNull();
        assertThat(block.identity(0)).isEqualTo(Bytes.ofHex("030b00aabb"));
    }

    @Test
    void a_field_that_is_missing_or_wrong_is_named() {
        for (SampleNlri sample : SampleNlri.all()) {
            Value.Fields value = Objects.requireNonNull(sample.block().value(0));
            for (String name : value.fields().keySet()) {
                if (name.equals("name")
                        || name.equals("source") && sample.family().safi() == 85) {
                    continue;
                }
                java.util.Map<String, Value> fewer = new java.util.LinkedHashMap<>(value.fields());
                fewer.remove(name);
                assertThatIllegalArgumentException()
                        .as(sample + " without " + name)
                        .isThrownBy(() -> form(sample.family()).encode(new Value.Fields(fewer)));
                fewer.put(name, new Value.Real(1.5));
                assertThatIllegalArgumentException()
                        .as(sample + " with a wrong " + name)
                        .isThrownBy(() -> form(sample.family()).encode(new Value.Fields(fewer)));
            }
        }
    }

    /** Samples with octets changed: whatever is still no fault means the same after a round trip. */
    @Property(tries = 3000)
    void any_octets_are_a_fault_or_survive_a_round_trip(@ForAll long seed) {
        Random random = new Random(seed);
        SampleNlri sample = SampleNlri.all().get(random.nextInt(SampleNlri.all().size()));
        byte[] octets = sample.octets().toArray();
        for (int i = random.nextInt(3); i >= 0; i--) {
            octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
        }
        OpaqueNlri block = SampleNlri.block(sample.family(), Bytes.copyOf(octets));
        Value.Fields value = block.value(0);
        Bytes identity = block.identity(0);
        assertThat(block.text(0)).isNotEmpty();
        if (value != null) {
            byte[] again = form(sample.family()).encode(value);
            OpaqueNlri second = SampleNlri.block(sample.family(), Bytes.copyOf(again));
            assertThat(second.value(0)).isEqualTo(value);
            if (sample.family().safi() < 133 || sample.family().safi() > 134) {
                assertThat(second.identity(0)).isEqualTo(identity);
            }
        }
    }
}
