package net.weir.rib.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Prefix;

/** The dictionary against a sorted map, large enough for its tree to grow and shrink by several levels. */
class PrefixDictionaryProperties {
    private final PrefixKey key = new PrefixKey();

    private PrefixKey key(Prefix prefix) {
        key.set(prefix);
        return key;
    }

    private static Prefix random(Random random, boolean v6, int crowd) {
        int bits = v6 ? 128 : 32;
        int length = random.nextInt(4) == 0 ? random.nextInt(bits + 1) : bits - random.nextInt(9);
        long low = random.nextInt(crowd) * 37L;
        IpAddress address = v6
                ? IpAddress.ofV6(random.nextInt(8) == 0 ? random.nextLong() : 0x20010db800000000L, low << 3)
                : IpAddress.ofV4(random.nextInt(8) == 0 ? random.nextInt() : 0x8A000000 + (int) low);
        return Prefix.masked(address, length);
    }

    @Property(tries = 30)
    void agrees_with_a_sorted_map(@ForAll Random random, @ForAll boolean v6) {
        Epochs epochs = new Epochs();
        PrefixDictionary dictionary = new PrefixDictionary(v6, epochs, new Footprint());
        TreeMap<Prefix, Integer> held = new TreeMap<>();
        int most = 10 + random.nextInt(20_000);
        for (int round = 0; round < 3; round++) {
            while (held.size() < most) {
                Prefix prefix = random(random, v6, most);
                int id = dictionary.acquire(key(prefix));
                Integer known = held.put(prefix, id);
                if (known != null) {
                    assertThat(id).isEqualTo(known);
                    dictionary.release(id);
                }
                if (random.nextInt(1000) == 0) {
                    dictionary.ceiling(key(prefix)); // who walks has the new ones sorted
                }
            }
            compare(dictionary, held, v6, random);
            List<Prefix> all = new ArrayList<>(held.keySet());
            int keep = round == 2 ? 0 : random.nextInt(most);
            for (int i = 0; i < all.size() - keep; i++) {
                Prefix prefix = all.remove(random.nextInt(all.size()));
                dictionary.release(held.remove(prefix));
                if (random.nextInt(500) == 0) {
                    reclaim(dictionary, epochs);
                }
            }
            reclaim(dictionary, epochs);
            compare(dictionary, held, v6, random);
        }
        held.values().forEach(dictionary::release);
        reclaim(dictionary, epochs);
        assertThat(dictionary.idsInUse()).isZero();
        assertThat(dictionary.held()).isZero();
    }

    private static void reclaim(PrefixDictionary dictionary, Epochs epochs) {
        dictionary.reclaim();
        epochs.advance();
        dictionary.reclaim();
    }

    private void compare(PrefixDictionary dictionary, NavigableMap<Prefix, Integer> held, boolean v6, Random random) {
        Family family = v6 ? Family.IPV6_UNICAST : Family.IPV4_UNICAST;
        assertThat(dictionary.held()).isEqualTo(held.size());
        held.forEach((prefix, id) -> assertThat(dictionary.find(key(prefix))).isEqualTo(id));
        PrefixKey at = new PrefixKey();
        List<Prefix> walked = new ArrayList<>();
        for (boolean more = dictionary.ceiling(at); more; more = dictionary.higher(at)) {
            walked.add(at.prefix(family));
            assertThat(at.id()).isEqualTo(held.get(at.prefix(family)));
        }
        assertThat(walked).isEqualTo(new ArrayList<>(held.keySet()));
        for (int i = 0; i < 200; i++) {
            Prefix from = random(random, v6, held.size() + 1);
            at.set(from);
            assertThat(dictionary.higher(at) ? at.prefix(family) : null).isEqualTo(held.higherKey(from));
            at.set(from);
            assertThat(dictionary.ceiling(at) ? at.prefix(family) : null).isEqualTo(held.ceilingKey(from));
        }
        held.forEach((prefix, id) -> {
            PrefixKey inside = key(prefix);
            assertThat(dictionary.mayCover(inside, prefix.length()))
                    .as("%s", prefix)
                    .isTrue();
            assertThat(dictionary.find(inside, id)).isEqualTo(id);
            assertThat(dictionary.find(inside, random.nextInt(dictionary.idsEver() * 2)))
                    .isEqualTo(id);
        });
        for (int i = 0; i < 200; i++) {
            int most = random.nextInt(v6 ? 129 : 33);
            PrefixKey host = key(random(random, v6, held.size() + 1));
            PrefixKey covering = new PrefixKey();
            int longest = most;
            for (; longest >= 0; longest--) {
                covering.setTruncated(host, longest);
                if (dictionary.find(covering) != 0) {
                    break;
                }
            }
            assertThat(dictionary.narrow(host, most) ? host.length() : -1).isEqualTo(longest);
            if (longest >= 0) {
                assertThat(host.compareTo(covering)).isZero();
                assertThat(host.id()).isEqualTo(dictionary.find(covering));
            }
        }
    }

    /** Nobody is to be found under a guess that nobody has: not the default route, whose key is all zeros, either. */
    @Example
    void a_wrong_guess_costs_nothing_but_time() {
        Epochs epochs = new Epochs();
        PrefixDictionary dictionary = new PrefixDictionary(false, epochs, new Footprint());
        PrefixKey any = key(Prefix.parse("0.0.0.0/0"));
        for (int guess = 0; guess < 5000; guess++) {
            assertThat(dictionary.find(any, guess)).isZero();
        }
        int id = dictionary.acquire(any);
        assertThat(dictionary.find(any, id)).isEqualTo(id);
        dictionary.release(id);
        reclaim(dictionary, epochs);
        assertThat(dictionary.find(any, id)).isZero();
    }
}
