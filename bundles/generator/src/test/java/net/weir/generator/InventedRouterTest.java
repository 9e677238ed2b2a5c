package net.weir.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.model.NlriBlock;
import net.weir.model.Octets;
import org.junit.jupiter.api.Test;

class InventedRouterTest {
    private static final InventedRouter.Settings SETTINGS = new InventedRouter.Settings(1, 3, 40, 7);
    private static final int BMP_HEADERS = 6 + 42;

    private final UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
    private final Set<String> routes = new HashSet<>();

    /** Plays Route Monitoring messages on a table of (peer, prefix). */
    private void play(byte[] octets) {
        for (int at = 0; at < octets.length; at += Octets.i32(octets, at + 1)) {
            assertThat(octets[at]).isEqualTo((byte) 3);
            assertThat(octets[at + 5]).as("route monitoring").isZero();
            int peer = octets[at + 6 + 25];
            int length = Octets.i32(octets, at + 1) - BMP_HEADERS;
            DecodedUpdate update = decoder.decode(
                    octets, at + BMP_HEADERS, length, SessionParameters.FOUR_OCTET, ValidationProfile.BMP_IN_PRE_EBGP);
            assertThat(update.problems()).isEmpty();
            for (int i = 0; i < update.parts(); i++) {
                apply(peer, update.part(i));
            }
        }
    }

    private void apply(int peer, DecodedUpdate.Part part) {
        NlriBlock gone = part.withdrawn();
        for (int i = 0; gone != null && i < gone.count(); i++) {
            routes.remove(peer + " " + gone.text(i));
        }
        NlriBlock come = part.announced();
        for (int i = 0; come != null && i < come.count(); i++) {
            routes.add(peer + " " + come.text(i));
        }
    }

    @Test
    void tells_the_table_that_it_counts_also_after_churn() {
        InventedRouter router = new InventedRouter(SETTINGS);
        for (int group = 0; group < SETTINGS.groups(); group++) {
            play(router.table(group));
        }
        assertThat(routes).hasSize(3 * 40 * InventedRouter.ROUTES_PER_GROUP);
        for (int i = 0; i < 500; i++) {
            play(router.churn());
        }
        assertThat((long) routes.size())
                .isEqualTo(router.routes())
                .isLessThan(3 * 40 * InventedRouter.ROUTES_PER_GROUP);
    }

    @Test
    void the_same_seed_gives_the_same_octets() {
        InventedRouter a = new InventedRouter(SETTINGS);
        InventedRouter b = new InventedRouter(SETTINGS);
        assertThat(Arrays.equals(a.opening(), b.opening())).isTrue();
        assertThat(Arrays.equals(a.table(3), b.table(3))).isTrue();
        for (int i = 0; i < 50; i++) {
            assertThat(Arrays.equals(a.churn(), b.churn())).isTrue();
        }
    }
}
