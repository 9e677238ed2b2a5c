package net.weir.rib.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.weir.model.HashKeys;
import net.weir.model.HashSpread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No key may be a bad one: each start of the process has another. */
class PrefixHashTest {
    /** How the prefixes of a table differ from one another. */
    private enum Prefixes {
        IPV4_24S {
            @Override
            long hash(int i, long base, long seed, long key) {
                return PrefixHash.hash4((base & 0xf << 28) << 32 | (long) i << 40, 24, seed, key);
            }
        },
        IPV4_HOSTS {
            @Override
            long hash(int i, long base, long seed, long key) {
                return PrefixHash.hash4(base << 52 | (long) i << 32, 32, seed, key);
            }
        },
        IPV4_OF_ALL_LENGTHS {
            @Override
            long hash(int i, long base, long seed, long key) {
                int length = 17 + i % 16;
                return PrefixHash.hash4((long) (i / 16) << 64 - length + 1, length, seed, key);
            }
        },
        IPV6_48S {
            @Override
            long hash(int i, long base, long seed, long key) {
                return PrefixHash.hash6(0x2001_0000_0000_0000L | (long) i << 16, 0, 48, seed, key);
            }
        },
        IPV6_64S {
            @Override
            long hash(int i, long base, long seed, long key) {
                return PrefixHash.hash6(0x2001_0db8_0000_0000L | i, 0, 64, seed, key);
            }
        },
        IPV6_HOSTS {
            @Override
            long hash(int i, long base, long seed, long key) {
                return PrefixHash.hash6(base, i, 128, seed, key);
            }
        },
        IPV6_HOSTS_OF_MANY_NETWORKS {
            @Override
            long hash(int i, long base, long seed, long key) {
                return PrefixHash.hash6(0x2001_0db8_0000_0000L | i >>> 3, 1 + (i & 7), 128, seed, key);
            }
        },
        IPV6_OF_ALL_LENGTHS {
            @Override
            long hash(int i, long base, long seed, long key) {
                return PrefixHash.hash6(0x2001_0db8_0000_0000L | i >>> 6, 0, 64 + (i & 63), seed, key);
            }
        };

        abstract long hash(int i, long base, long seed, long key);
    }

    private static HashSpread spread(Prefixes prefixes, int keys, int bits) {
        SplittableRandom random = new SplittableRandom(HashKeys.of("quality of hashes"));
        HashSpread spread = new HashSpread(bits);
        long[] hashes = new long[spread.things()];
        for (int n = 0; n < keys; n++) {
            long seed = random.nextLong();
            long key = random.nextLong();
            long base = random.nextLong();
            for (int i = 0; i < hashes.length; i++) {
                hashes[i] = prefixes.hash(i, base, seed, key);
            }
            spread.add(hashes);
        }
        return spread;
    }

    @ParameterizedTest
    @EnumSource
    void thousands_of_keys_fill_small_tables_as_chance_does(Prefixes prefixes) {
        HashSpread spread = spread(prefixes, 3_000, 10);
        assertThat(spread.worst()).isLessThan(6.5);
        assertThat(spread.mean()).isBetween(0.999, 1.001);
    }

    @ParameterizedTest
    @EnumSource
    void each_key_fills_large_tables_within_a_percent_of_chance(Prefixes prefixes) {
        assertThat(spread(prefixes, 20, 17).worstShare()).isLessThan(0.01);
    }

    /** They fell together when the length was mixed into the low bits of the address. */
    @Test
    void neighbours_of_other_lengths_differ() {
        long one = PrefixHash.hash6(0x2001_0db8_0000_0001L, 0, 64, 5, 6);
        assertThat(PrefixHash.hash6(0x2001_0db8_0000_0000L, 0, 65, 5, 6)).isNotEqualTo(one);
    }
}
