package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.weir.model.Family;
import net.weir.model.Octets;
import org.junit.jupiter.api.Test;

/** No octets make the decoder throw, contradict itself or allocate much more than they are long. */
class RobustnessTest {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final SessionParameters[] SESSIONS = {
        SessionParameters.FOUR_OCTET,
        SessionParameters.TWO_OCTET,
        new SessionParameters(true, Set.of(Family.IPV4_UNICAST, Family.IPV6_UNICAST, Family.of(1, 128)), true)
    };

    private final UpdateDecoder decoder = new UpdateDecoder(new AttributeCache(256, 1 << 18));
    private final AssumingDecoder assuming = new AssumingDecoder(decoder);

    /** One of each shape that the tests know, all attributes of the table among them. */
    static List<byte[]> valid() {
        String reach = Wire.reach(Family.IPV6_UNICAST, Wire.HOP6, Wire.NET6 + Wire.OTHER_NET6);
        String unreach = Wire.unreach(Family.IPV4_MULTICAST, Wire.NET);
        String vpn =
                Wire.reach(Family.of(1, 128), "0000000000000000c0000201", "70000641" + "0000fbf000000001" + "c00002");
        String evpn = Wire.reach(
                Family.of(25, 70),
                "c0000201",
                "0221" + "0000fbf000000001" + "0000000000000000000000000000" + "3002005e005301" + "00" + "000641"
                        + "c803010203");
        String flow = Wire.reach(Family.of(1, 133), "", "05" + "0118c00002");
        String rich = "400504000000644006" + "00" + "c007080000fbf0c0000201" + "c00808fbf00064fbf00065"
                + "800904c0000201" + "800a04c0000201" + "c010080002fbf000000064" + "c0160900060006c0c0000201"
                + "801a0b01000b0000000000000064" + "c0200c0000fbf00000000100000002" + "c023040000fbf0"
                + "c0280a01000700000000000064" + "c063020102" + "d06400020102";
        return List.of(
                Wire.update("", "", ""),
                Wire.update(Wire.NET, "", ""),
                Wire.update(Wire.OTHER_NET, Wire.CLASSIC + rich, Wire.NET + Wire.NET),
                Wire.update(Wire.OTHER_NET, reach + Wire.CLASSIC + unreach, Wire.NET),
                Wire.update("", vpn + Wire.MP + rich, ""),
                Wire.update("", evpn + Wire.MP, ""),
                Wire.update("", flow + Wire.MP, ""),
                Wire.update(
                        "",
                        Wire.ORIGIN + "4002080203fbf05ba05ba0" + Wire.NEXT_HOP + "c0110a02020001000000010001"
                                + "c007065ba0c0000201" + "c0120800010000c0000201",
                        Wire.NET),
                Wire.update("", Wire.unreach(Family.IPV6_UNICAST, ""), ""));
    }

    private void assertSane(byte[] message, int length) {
        for (SessionParameters session : SESSIONS) {
            for (ValidationProfile profile : ValidationProfile.values()) {
                assertSane(decoder.decode(message, 0, length, session, profile), profile);
            }
            assertThat(assuming.decode(message, 0, length, session, ValidationProfile.BMP_OTHER))
                    .isNotNull();
            assuming.reset();
        }
    }

    private static void assertSane(DecodedUpdate update, ValidationProfile profile) {
        boolean session = profile.isSession();
        if (update.notification() != null != (session && update.losesRoutes())) {
            throw new AssertionError(update.problems());
        }
        for (int i = 0; i < update.parts(); i++) {
            DecodedUpdate.Part part = update.part(i);
            boolean announces = part.announced() != null;
            if (announces != (part.attributes() != null) || !announces && part.withdrawn() == null) {
                throw new AssertionError(Decoding.parts(update));
            }
            if (announces) {
                part.attributes().all(); // the structure can be trusted
                part.attributes().asPath();
                part.attributes().nextHop();
            }
        }
    }

    @Test
    void valid_messages_are_valid() {
        for (byte[] message : valid()) {
            boolean two = Wire.hex(message).contains("c011"); // AS4_PATH
            DecodedUpdate update =
                    decoder.decode(message, 0, message.length, SESSIONS[two ? 1 : 0], ValidationProfile.BGP_IBGP);
            assertThat(update.problems()).isEmpty();
        }
    }

    @Test
    void valid_messages_cut_short_at_every_octet() {
        for (byte[] message : valid()) {
            for (int length = 0; length <= message.length; length++) {
                assertSane(message, length);
                byte[] adjusted = message.clone();
                Octets.put16(adjusted, 16, length);
                assertSane(adjusted, length);
            }
        }
    }

    @Test
    void valid_messages_with_every_octet_changed() {
        for (byte[] message : valid()) {
            for (int at = 16; at < message.length; at++) {
                byte kept = message[at];
                for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff, kept ^ 0x10, kept + 1, kept - 1}) {
                    message[at] = (byte) value;
                    assertSane(message, message.length);
                }
                message[at] = kept;
            }
        }
    }

    private static final ValidationProfile[] PROFILES = ValidationProfile.values();

    @Test
    void random_mutations() {
        long seed = Long.getLong("weir.seed", System.nanoTime());
        Random random = new Random(seed);
        List<byte[]> seeds = valid();
        List<byte[]> failed = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            byte[] message = seeds.get(random.nextInt(seeds.size())).clone();
            for (int n = random.nextInt(6); n >= 0; n--) {
                message[16 + random.nextInt(message.length - 16)] = (byte) random.nextInt();
            }
            Octets.put16(message, 16, message.length);
            message[18] = 2;
            try {
                SessionParameters session = SESSIONS[i % SESSIONS.length];
                ValidationProfile profile = PROFILES[i % PROFILES.length];
                assertSane(decoder.decode(message, 0, message.length, session, profile), profile);
            } catch (RuntimeException | AssertionError e) {
                failed.add(message);
            }
        }
        assertThat(failed).as("seed " + seed).isEmpty();
    }

    @Test
    void hostile_lengths_do_not_make_it_allocate() {
        byte[] many = Wire.update("", "", "00".repeat(60_000));
        byte[] noise = new byte[65_535];
        new Random(1).nextBytes(noise);
        for (byte[] message : List.of(many, noise)) {
            MessageHeader.put(message, 0, message.length, MessageHeader.UPDATE);
            decoder.decode(message, 0, message.length, SESSIONS[0], ValidationProfile.BMP_OTHER);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10; i++) {
                decoder.decode(message, 0, message.length, SESSIONS[i % 3], ValidationProfile.BMP_OTHER);
            }
            long each = (THREADS.getCurrentThreadAllocatedBytes() - before) / 10;
            assertThat(each).isLessThan(message.length * 24L + 10_000);
        }
    }

    @Test
    void rib_entries_cut_short_and_changed() {
        byte[] entry = Wire.hex(Wire.MP + "800e1110" + Wire.HOP6 + "c00804fbf00064");
        for (int length = 0; length <= entry.length; length++) {
            for (int value = 0; value < 256; value++) {
                byte[] changed = entry.clone();
                changed[length % entry.length] = (byte) value;
                for (Family family : List.of(Family.IPV6_UNICAST, Family.of(1, 128), Family.of(99, 99))) {
                    DecodedUpdate update = decoder.decodeRibEntry(
                            changed, 0, length, value % 2 == 0, ValidationProfile.MRT_RIB, family);
                    assertThat(update.ribAttributes() == null
                                    && update.problems().isEmpty())
                            .isFalse();
                }
            }
        }
    }
}
