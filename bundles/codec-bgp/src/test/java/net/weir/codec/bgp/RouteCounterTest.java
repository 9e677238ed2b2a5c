package net.weir.codec.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is counted without decoding is what decoding finds, on every octet. */
class RouteCounterTest {
    private static final SessionParameters[] SESSIONS = {
        SessionParameters.FOUR_OCTET,
        SessionParameters.TWO_OCTET,
        new SessionParameters(true, Set.of(Family.IPV4_UNICAST, Family.IPV6_UNICAST), true)
    };

    private final UpdateDecoder decoder = new UpdateDecoder(new AttributeCache(256, 1 << 18));
    private final RouteCounter counter = new RouteCounter(FamilyRegistry.standard());
    private int agreed;

    private boolean counts(byte[] message) {
        return counter.read(message, 0, message.length, SESSIONS[0], ValidationProfile.MRT_RIB);
    }

    @Test
    void counts_plain_announcements_and_withdrawals() {
        assertThat(counts(Wire.update(Wire.OTHER_NET, Wire.CLASSIC, Wire.NET + Wire.NET)))
                .isTrue();
        assertThat(counter.announced()).isEqualTo(2);
        assertThat(counter.withdrawn()).isEqualTo(1);
        assertThat(counts(Wire.update(Wire.NET, "", ""))).isTrue();
        assertThat(counter.announced()).isZero();
        assertThat(counter.withdrawn()).isEqualTo(1);
    }

    @Test
    void counts_multiprotocol_announcements_and_withdrawals() {
        String reach = Wire.reach(Family.IPV6_UNICAST, Wire.HOP6, Wire.NET6 + Wire.OTHER_NET6);
        assertThat(counts(Wire.update("", reach + Wire.MP, ""))).isTrue();
        assertThat(counter.announced()).isEqualTo(2);
        assertThat(counter.withdrawn()).isZero();
        assertThat(counts(Wire.update("", Wire.unreach(Family.IPV6_UNICAST, Wire.NET6), "")))
                .isTrue();
        assertThat(counter.announced()).isZero();
        assertThat(counter.withdrawn()).isEqualTo(1);
    }

    @Test
    void leaves_to_the_decoder_what_is_more_than_one_part_or_none() {
        String reach = Wire.reach(Family.IPV6_UNICAST, Wire.HOP6, Wire.NET6);
        assertThat(counts(Wire.update("", "", ""))).isFalse(); // End-of-RIB
        assertThat(counts(Wire.update("", reach + Wire.CLASSIC, Wire.NET))).isFalse();
        assertThat(counts(Wire.update(Wire.NET, reach + Wire.MP, ""))).isFalse();
        assertThat(counts(Wire.update("", Wire.unreach(Family.IPV6_UNICAST, ""), "")))
                .isFalse();
    }

    @Test
    void agrees_with_the_decoder_whatever_octet_is_changed() {
        for (byte[] message : RobustnessTest.valid()) {
            assertAgrees(message);
            for (int at = 16; at < message.length; at++) {
                byte kept = message[at];
                for (int value = 0; value < 256; value++) {
                    message[at] = (byte) value;
                    assertAgrees(message);
                }
                message[at] = kept;
            }
        }
        assertThat(agreed).isGreaterThan(10_000);
    }

    @Test
    void agrees_with_the_decoder_wherever_a_message_is_cut() {
        for (byte[] message : RobustnessTest.valid()) {
            for (int length = 0; length < message.length; length++) {
                byte[] cut = Arrays.copyOf(message, length);
                if (length >= 18) {
                    cut[16] = (byte) (length >>> 8);
                    cut[17] = (byte) length;
                }
                assertAgrees(cut);
            }
        }
    }

    private void assertAgrees(byte[] message) {
        for (SessionParameters session : SESSIONS) {
            for (ValidationProfile profile : ValidationProfile.values()) {
                if (counter.read(message, 0, message.length, session, profile)) {
                    DecodedUpdate update = decoder.decode(message, 0, message.length, session, profile);
                    assertSame(message, update);
                }
            }
        }
    }

    private void assertSame(byte[] message, DecodedUpdate update) {
        agreed++;
        boolean same = update.problems().isEmpty()
                && update.endOfRib() == null
                && update.parts() == 1
                && size(update.part(0).announced()) == counter.announced()
                && size(update.part(0).withdrawn()) == counter.withdrawn();
        if (!same) {
            throw new AssertionError(Wire.hex(message) + " is " + Decoding.parts(update) + update.problems());
        }
    }

    private static int size(@Nullable NlriBlock block) {
        return block == null ? 0 : block.count();
    }

    @Test
    void agrees_with_the_decoder_on_entries_of_dumps_whatever_octet_is_changed() {
        HexFormat hex = HexFormat.of();
        String alone = "800e11" + "10" + Wire.HOP6;
        String full = "800e15" + "000201" + "10" + Wire.HOP6 + "00";
        for (String entry : new String[] {Wire.CLASSIC, Wire.MP + alone, Wire.MP + full}) {
            byte[] octets = hex.parseHex(entry);
            assertEntryAgrees(octets);
            for (int at = 0; at < octets.length; at++) {
                byte kept = octets[at];
                for (int value = 0; value < 256; value++) {
                    octets[at] = (byte) value;
                    assertEntryAgrees(octets);
                }
                octets[at] = kept;
            }
        }
        assertThat(agreed).isGreaterThan(1_000);
    }

    private void assertEntryAgrees(byte[] octets) {
        for (Family family : new Family[] {Family.IPV4_UNICAST, Family.IPV6_UNICAST}) {
            if (counter.isSoundRibEntry(octets, 0, octets.length, true, ValidationProfile.MRT_RIB, family)) {
                agreed++;
                DecodedUpdate read =
                        decoder.decodeRibEntry(octets, 0, octets.length, true, ValidationProfile.MRT_RIB, family);
                if (read.ribAttributes() == null || !read.problems().isEmpty()) {
                    throw new AssertionError(Wire.hex(octets) + " is " + read.problems());
                }
            }
        }
    }
}
