package net.weir.rib.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.weir.model.Octets;
import net.weir.model.PathAttributes;
import org.junit.jupiter.api.Test;

/** Sets are packed where that takes less memory, which nobody knows before there are many. */
class PackingPaysTest {
    private static final int TABLE = 12_000;

    private final Footprint footprint = new Footprint();
    private final AttributeStore store = new AttributeStore(new Epochs(), footprint);
    private final Random random = new Random(3);

    /** One AS path and one list of communities for each route, as if no two of a peer had anything in common. */
    private static PathAttributes set(int peer, int route) {
        byte[] octets = new byte[64];
        Octets.put32(octets, 0, 0x40010100);
        Octets.put32(octets, 4, 0x40021202);
        octets[8] = 4;
        Octets.put32(octets, 9, 64496 + peer);
        Octets.put32(octets, 13, 64500);
        Octets.put32(octets, 17, route);
        Octets.put32(octets, 21, 64511);
        Octets.put32(octets, 25, 0xc0082000);
        for (int i = 0; i < 8; i++) {
            Octets.put32(octets, 28 + 4 * i, (64496 + i << 16) + route * 7919 % 65536);
        }
        octets[60] = (byte) 0xc0;
        octets[61] = 99;
        octets[62] = 1;
        return PathAttributes.ofCanonical(octets);
    }

    private void load(int peers, int routes) {
        List<PathAttributes> sets = new ArrayList<>();
        for (int peer = 0; peer < peers; peer++) {
            for (int route = 0; route < routes; route++) {
                sets.add(set(peer, route));
            }
        }
        Collections.shuffle(sets, random);
        for (PathAttributes set : sets) {
            store.intern(set);
        }
    }

    @Test
    void of_one_peer_whose_routes_have_nothing_in_common_hardly_any_is_packed() {
        load(1, TABLE);
        long whole = footprint.octets();
        store.pack(0, 0, Integer.MAX_VALUE);
        assertThat(footprint.octets()).isLessThan(whole + whole / 10);
        assertThat(store.parts()).isLessThan(TABLE / 2);
    }

    @Test
    void of_many_peers_with_the_same_routes_nearly_all_are_packed() {
        load(20, TABLE / 4);
        long whole = footprint.octets();
        for (int run = 0; run < 5; run++) { // what came before enough was known is looked at again
            store.pack(run, 0, Integer.MAX_VALUE);
        }
        assertThat(footprint.octets()).isLessThan(whole * 2 / 3);
    }
}
