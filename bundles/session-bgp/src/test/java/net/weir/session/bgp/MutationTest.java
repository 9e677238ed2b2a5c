package net.weir.session.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.RouteRefreshMessage;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.UpdateEncoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.model.Bytes;
import net.weir.model.Family;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A peer that sends anything gets a NOTIFICATION that stands in the registry, or silence; nothing is thrown. */
class MutationTest {
    private static final int MESSAGES = Integer.getInteger("weir.fuzz.runs", 1_000_000);

    private final UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());

    /** Reads UPDATEs as a source does. */
    private final class Reader implements SessionOwner {
        private @Nullable Negotiated up;

        @Override
        public void dial() {}

        @Override
        public void cancelDial() {}

        @Override
        public void established(Negotiated session) {
            up = session;
        }

        @Override
        public @Nullable NotificationMessage update(byte[] array, int offset, int length) {
            DecodedUpdate update = decoder.decode(array, offset, length, up.in(), ValidationProfile.BGP_EBGP);
            return update.notification();
        }

        @Override
        public void routeRefresh(RouteRefreshMessage message) {}

        @Override
        public void ended(SessionEnd end) {
            assertThat(end.words()).isNotEmpty();
        }

        @Override
        public void failed(SessionEnd end) {
            assertThat(end.words()).isNotEmpty();
        }

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public boolean inputWaits() {
            return false;
        }
    }

    private static List<byte[]> valid() {
        UpdateEncoder encoder = new UpdateEncoder(SessionParameters.FOUR_OCTET, UpdateEncoder.Ipv4Form.CLASSIC);
        byte[] update = Bytes.ofHex("ffffffffffffffffffffffffffffffff003402" + "0000" + "0014" + "40010100"
                        + "400206020100" + "00fbff" + "400304c0000201" + "18c63364" + "18cb0071" + "08")
                .toArray();
        return List.of(
                Rig.remoteOpen(s ->
                                s.withGracefulRestart(GracefulRestart.helper()).withHostname("peer"))
                        .encode(),
                Rig.KEEPALIVE,
                update,
                encoder.endOfRib(Family.IPV6_UNICAST),
                new RouteRefreshMessage(Family.IPV4_UNICAST, 0, Bytes.EMPTY).encode(),
                NotificationMessage.cease(2, "bye").encode());
    }

    private static byte[] mutated(byte[] message, Random random) {
        byte[] changed = random.nextInt(8) == 0
                ? Arrays.copyOf(message, Math.max(1, message.length + random.nextInt(9) - 4))
                : message.clone();
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(3) == 0 ? 16 + random.nextInt(3) : random.nextInt(changed.length);
            changed[Math.min(at, changed.length - 1)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(2) == 0 && changed.length >= 19) { // so that more gets past the header
            Arrays.fill(changed, 0, 16, (byte) 0xff);
            changed[16] = (byte) (changed.length >>> 8);
            changed[17] = (byte) changed.length;
        }
        return changed;
    }

    @Test
    void whatever_comes_is_answered_rightly_or_not_at_all() {
        long seed = Long.getLong("weir.fuzz.seed", System.nanoTime());
        System.out.println("MutationTest: -Dweir.fuzz.seed=" + seed);
        Random random = new Random(seed);
        List<byte[]> valid = valid();
        long now = 0;
        int ended = 0;
        for (int sent = 0; sent < MESSAGES; ) {
            BgpSession session = new BgpSession(
                    SessionSettings.of(Rig.LOCAL, Rig.LOCAL_ID, RemoteAs.of(Rig.REMOTE)), new Reader(), random);
            session.start(now);
            FakeTransport transport = new FakeTransport(true);
            session.connected(transport, now);
            int sound = random.nextInt(3);
            for (int i = 0; i < sound; i++) {
                session.receive(transport, valid.get(i), 0, valid.get(i).length, now);
            }
            for (int i = 0; i < 8 && !transport.closed; i++, sent++) {
                byte[] message = mutated(valid.get(random.nextInt(valid.size())), random);
                int taken = session.receive(transport, message, 0, message.length, now);
                assertThat(taken).isEqualTo(message.length);
            }
            now += 1_000_000_000;
            session.tick(now);
            if (transport.closed) {
                ended++;
                if (transport.types().contains(3)) {
                    NotificationMessage word = transport.notification();
                    assertThat(word.codeName()).isNotNull();
                    assertThat(word.subcode() == 0 || word.subcodeName() != null)
                            .as("%s", word)
                            .isTrue();
                }
            }
        }
        assertThat(ended).isPositive();
    }
}
