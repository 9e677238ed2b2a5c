package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.weir.codec.bgp.attribute.AttributeRules;
import net.weir.model.AttributeType;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Octets;
import net.weir.model.Origin;
import net.weir.model.PathAttributes;
import net.weir.model.Prefix;
import net.weir.model.RawAttribute;
import org.junit.jupiter.api.Test;

/** Attributes that nobody here knows: kept as they came, however many types a sender invents, and nothing grows. */
class UnknownAttributesTest {
    private static final int TYPES = 200;
    private static final int PER_MESSAGE = 4;
    private static final int VALUE = 16;
    private static final long MEGABYTE = 1 << 20;

    /** 200 types without a row. */
    private static List<Integer> types() {
        List<Integer> types = new ArrayList<>();
        for (int type = 255; type > 0 && types.size() < TYPES; type--) {
            if (AttributeRules.of(type) == null) {
                types.add(type);
            }
        }
        assertThat(types).hasSize(TYPES);
        return types;
    }

    /**
     * An UPDATE with one route and some of the types in ascending order, each with flags and octets of its own; the template
     * is written anew for each message, so that making them does not cost more than reading them.
     */
    private static final class Stream {
        private final List<Integer> types = types();
        private final Random random = new Random(7);
        private final byte[] message;
        private final int[] places = new int[PER_MESSAGE];
        private int next;

        Stream() {
            String attribute = Wire.attribute(0xc0, 255, "00".repeat(VALUE));
            message = Wire.update("", Wire.CLASSIC + attribute.repeat(PER_MESSAGE), Wire.NET);
            int first = MessageHeader.LENGTH + 4 + Wire.CLASSIC.length() / 2;
            for (int i = 0; i < PER_MESSAGE; i++) {
                places[i] = first + i * attribute.length() / 2;
            }
        }

        byte[] next() {
            for (int i = PER_MESSAGE - 1; i >= 0; i--) {
                int type = types.get((next + PER_MESSAGE - 1 - i) % TYPES);
                int at = places[i];
                message[at] = (byte) (0x80 | random.nextInt(4) << 5);
                message[at + 1] = (byte) type;
                Octets.put64(message, at + 3, random.nextLong());
                Octets.put64(message, at + 11, random.nextLong());
            }
            next = (next + PER_MESSAGE) % TYPES;
            return message;
        }
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void read(int messages) {
        Stream stream = new Stream();
        UpdateDecoder decoder = new UpdateDecoder(new AttributeCache(4096, 1 << 20));
        int warm = messages / 10;
        long before = 0;
        for (int i = 0; i < messages; i++) {
            byte[] message = stream.next();
            DecodedUpdate update = decoder.decode(
                    message, 0, message.length, SessionParameters.FOUR_OCTET, ValidationProfile.BGP_EBGP);
            if (update.parts() != 1 || !update.problems().isEmpty()) {
                throw new AssertionError("message " + i + ": " + update.problems());
            }
            PathAttributes set = Objects.requireNonNull(update.part(0).attributes());
            int from = MessageHeader.LENGTH + 4;
            int length = Octets.u16(message, from - 2);
            byte[] given = java.util.Arrays.copyOfRange(message, from, from + length);
            if (!set.sameOctets(given, 0, length)) {
                throw new AssertionError("message " + i + " came as " + Wire.hex(given) + ", is " + set);
            }
            if (i == warm) {
                before = used();
            }
        }
        // the cache is full after a tenth; a sender that keeps inventing finds nothing that grows with it
        assertThat(used() - before).isLessThan(8 * MEGABYTE);
    }

    @Test
    void a_million_updates_of_200_types() {
        read(1_000_000);
    }

    private static PathAttributes with(int flags, int type) {
        return new AttributesBuilder()
                .origin(Origin.IGP)
                .asPath(64496)
                .nextHop(IpAddress.parse("192.0.2.1"))
                .raw(new RawAttribute(flags, type, Bytes.ofHex("cafe")))
                .build();
    }

    private static PathAttributes overTheWire(PathAttributes set) {
        byte[] message = new UpdateEncoder(SessionParameters.FOUR_OCTET, UpdateEncoder.Ipv4Form.CLASSIC)
                .encode(null, Ipv4Nlri.of(Prefix.parse("203.0.113.0/24")), set)
                .get(0);
        return Objects.requireNonNull(Decoding.decode(message).part(0).attributes());
    }

    @Test
    void the_partial_bit_is_kept_as_it_came() {
        for (int type : types()) {
            for (int flags : new int[] {0x80, 0xc0, 0xe0, 0xd0, 0xf0}) {
                PathAttributes set = with(flags, type);
                assertThat(overTheWire(set)).isEqualTo(set);
            }
        }
    }

    /** RFC 4271 section 5. */
    @Test
    void who_passes_them_on_sets_the_partial_bit_or_leaves_them_out() {
        for (int type : types()) {
            for (int flags : new int[] {0xc0, 0xe0, 0xd0}) {
                PathAttributes on = overTheWire(
                        AttributesBuilder.passingOn(with(flags, type)).build());
                assertThat(Objects.requireNonNull(on.find(type)).attribute())
                        .isEqualTo(new RawAttribute(flags | AttributeType.PARTIAL, type, Bytes.ofHex("cafe")));
            }
            assertThat(AttributesBuilder.passingOn(with(0x80, type)).build().has(type))
                    .isFalse();
        }
        PathAttributes known = with(0xc0, AttributeType.SFP); // known: not marked
        assertThat(AttributesBuilder.passingOn(known).build()).isEqualTo(known);
    }
}
