package net.weir.sink.mrt;

import static net.weir.sink.mrt.Archiving.MIDNIGHT;
import static net.weir.sink.mrt.Archiving.peer;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.codec.mrt.MrtType;
import net.weir.codec.mrt.io.Compression;
import net.weir.codec.mrt.io.MrtLimits;
import net.weir.codec.mrt.io.MrtReader;
import net.weir.event.BorrowedMessage;
import net.weir.event.Event;
import net.weir.model.Family;
import net.weir.model.Ipv4Nlri;
import net.weir.testkit.Examples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginalUpdateTest {
    @TempDir
    Path directory;

    /** As an edge hands it over that keeps what a source lent. */
    private static List<Event> received(byte[] update, SessionParameters how) {
        DecodedUpdate read = new UpdateDecoder(new AttributeCache(), FamilyRegistry.standard())
                .decode(update, 0, update.length, how, ValidationProfile.BMP_OTHER);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < read.parts(); i++) {
            Event event = read.event(i, peer(1), 0, MIDNIGHT, 1, new BorrowedMessage(update, 0, update.length));
            event.stamp(1, i + 1);
            Event kept = event.retained();
            event.releaseBorrowed();
            events.add(kept);
        }
        return events;
    }

    private record Written(int subtype, byte[] message) {}

    private Written written(List<Event> events) throws Exception {
        MrtSink sink = Archiving.in(directory).opened("updates", "u.{yyyyMMdd.HHmm}");
        sink.accept(events);
        sink.flush();
        sink.close();
        try (MrtReader reader =
                new MrtReader(Compression.open(directory.resolve("u.20261121.0000.part")), MrtLimits.DEFAULT)) {
            assertThat(reader.next()).isTrue();
            int head = reader.record().subtype() == MrtType.MESSAGE ? 16 : 20;
            byte[] message = Arrays.copyOfRange(
                    reader.record().buffer(),
                    reader.record().bodyOffset() + head,
                    reader.record().end());
            Written found = new Written(reader.record().subtype(), message);
            assertThat(reader.next()).isFalse();
            return found;
        }
    }

    private static byte[] update(SessionParameters how, int @Nullable [] pathIds) {
        Ipv4Nlri routes = new Ipv4Nlri(Family.IPV4_UNICAST, new long[] {0xcb007100L << 8 | 24}, pathIds);
        return new UpdateEncoder(how, UpdateEncoder.Ipv4Form.MULTIPROTOCOL)
                .encode(null, routes, Examples.attributes(64_496, 64_511))
                .get(0);
    }

    @Test
    void an_update_is_archived_octet_for_octet() throws Exception {
        byte[] update = update(SessionParameters.FOUR_OCTET, null);
        Written written = written(received(update, SessionParameters.FOUR_OCTET));
        assertThat(written.subtype()).isEqualTo(MrtType.MESSAGE_AS4);
        assertThat(written.message()).isEqualTo(update);
    }

    @Test
    void one_with_narrow_as_numbers_says_so() throws Exception {
        byte[] update = update(SessionParameters.TWO_OCTET, null);
        Written written = written(received(update, SessionParameters.TWO_OCTET));
        assertThat(written.subtype()).isEqualTo(MrtType.MESSAGE);
        assertThat(written.message()).isEqualTo(update);
    }

    @Test
    void one_with_path_ids_says_so() throws Exception {
        SessionParameters how = new SessionParameters(true, Set.of(Family.IPV4_UNICAST), false);
        byte[] update = update(how, new int[] {7});
        Written written = written(received(update, how));
        assertThat(written.subtype()).isEqualTo(MrtType.MESSAGE_AS4_ADDPATH);
        assertThat(written.message()).isEqualTo(update);
    }

    @Test
    void an_update_of_several_parts_is_one_record_where_all_its_parts_are_there() throws Exception {
        byte[] both = twoFamilies();
        List<Event> events = received(both, SessionParameters.FOUR_OCTET);
        assertThat(events).hasSize(2);
        assertThat(written(events).message()).isEqualTo(both);
        Files.delete(directory.resolve("u.20261121.0000.part"));
        Written alone = written(events.subList(1, 2)); // what a filter let through is not what was received
        assertThat(alone.message().length).isLessThan(both.length);
    }

    /** Classic IPv4 routes behind IPv6 routes in MP_REACH_NLRI. */
    private static byte[] twoFamilies() {
        UpdateEncoder encoder = new UpdateEncoder(SessionParameters.FOUR_OCTET, UpdateEncoder.Ipv4Form.CLASSIC);
        byte[] classic = encoder.encode(null, Archiving.block("203.0.113.0/24"), Examples.attributes(64_496))
                .get(0);
        byte[] mp = HexFormat.of()
                .parseHex("80" + "0e" + "1a" + "000201" + "10" + "20010db8000000000000000000000001" + "00"
                        + "2020010db8");
        byte[] both = new byte[classic.length + mp.length];
        System.arraycopy(classic, 0, both, 0, 23);
        System.arraycopy(mp, 0, both, 23, mp.length);
        System.arraycopy(classic, 23, both, 23 + mp.length, classic.length - 23);
        both[16] = (byte) (both.length >>> 8);
        both[17] = (byte) both.length;
        int attributes = (classic[21] & 0xff) << 8 | classic[22] & 0xff;
        both[21] = (byte) (attributes + mp.length >>> 8);
        both[22] = (byte) (attributes + mp.length);
        return both;
    }

    @Property
    void no_octets_make_it_throw(@ForAll byte[] octets) {
        BorrowedMessage raw = new BorrowedMessage(octets, 0, octets.length);
        assertThat(OriginalUpdate.asSize(raw, Examples.attributes(64_496))).isBetween(0, 2);
    }
}
