package net.weir.rib.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.weir.model.Bytes;

class OctetDictionaryProperties {
    private final PrefixKey key = new PrefixKey();

    private PrefixKey key(Bytes octets) {
        key.setOctets(octets, 0);
        return key;
    }

    /** Short ones, so that one is often the beginning of another. */
    private static Bytes random(Random random) {
        byte[] octets = new byte[random.nextInt(4)];
        random.nextBytes(octets);
        return Bytes.copyOf(octets);
    }

    @Property(tries = 30)
    void agrees_with_a_sorted_map(@ForAll Random random) {
        Epochs epochs = new Epochs();
        Footprint footprint = new Footprint();
        OctetDictionary dictionary = new OctetDictionary(epochs, footprint);
        TreeMap<Bytes, Integer> held = new TreeMap<>();
        int most = 10 + random.nextInt(3000);
        for (int round = 0; round < 3; round++) {
            while (held.size() < most) {
                Bytes octets = random(random);
                int id = dictionary.acquire(key(octets));
                Integer known = held.put(octets, id);
                if (known != null) {
                    assertThat(id).isEqualTo(known);
                    dictionary.release(id);
                }
            }
            compare(dictionary, held, random);
            List<Bytes> all = new ArrayList<>(held.keySet());
            for (int i = random.nextInt(most); i > 0; i--) {
                dictionary.release(held.remove(all.remove(random.nextInt(all.size()))));
                if (random.nextInt(500) == 0) {
                    reclaim(dictionary, epochs);
                }
            }
            reclaim(dictionary, epochs);
            assertThat(dictionary.idsInUse()).isEqualTo(held.size());
            compare(dictionary, held, random);
        }
        held.values().forEach(dictionary::release);
        reclaim(dictionary, epochs);
        assertThat(dictionary.idsInUse()).isZero();
        assertThat(dictionary.idsEver()).as("ids are used again").isLessThanOrEqualTo(most + 1);
        assertThat(dictionary.held()).isZero();
        long pages = (most >>> 8) + 1;
        assertThat(footprint.octets()).isLessThanOrEqualTo((pages + 1) * Footprint.array(256, 4));
    }

    private static void reclaim(OctetDictionary dictionary, Epochs epochs) {
        dictionary.reclaim();
        epochs.advance();
        dictionary.reclaim();
    }

    private void compare(OctetDictionary dictionary, NavigableMap<Bytes, Integer> held, Random random) {
        assertThat(dictionary.held()).isEqualTo(held.size());
        PrefixKey at = new PrefixKey();
        held.forEach((octets, id) -> {
            assertThat(dictionary.find(key(octets))).isEqualTo(id);
            dictionary.read(id, at);
            assertThat(at.octets()).isEqualTo(octets);
        });
        List<Bytes> walked = new ArrayList<>();
        at.setOctets(Bytes.EMPTY, 0);
        for (boolean more = dictionary.ceiling(at); more; more = dictionary.higher(at)) {
            walked.add(at.octets());
            assertThat(at.id()).isEqualTo(held.get(at.octets()));
        }
        assertThat(walked).isEqualTo(new ArrayList<>(held.keySet()));
        for (int i = 0; i < 100; i++) {
            Bytes from = random(random);
            at.setOctets(from, 0);
            assertThat(dictionary.higher(at) ? at.octets() : null).isEqualTo(held.higherKey(from));
            at.setOctets(from, 0);
            assertThat(dictionary.ceiling(at) ? at.octets() : null).isEqualTo(held.ceilingKey(from));
        }
    }
}
