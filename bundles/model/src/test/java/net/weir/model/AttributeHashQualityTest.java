package net.weir.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No key may be a bad one: each start of the process has another. */
class AttributeHashQualityTest {
    /** How the sets of a table differ from one another. */
    private enum Differing {
        AT_THE_START {
            @Override
            void number(byte[] set, int i, int key) {
                Octets.put32(set, 0, i);
            }
        },
        IN_THE_MIDDLE {
            @Override
            void number(byte[] set, int i, int key) {
                Octets.put32(set, key % (set.length - 4), i);
            }
        },
        BY_A_COUNTER_AT_THE_END {
            @Override
            void number(byte[] set, int i, int key) {
                Octets.put32(set, set.length - 4, i);
            }
        },
        BY_A_COUNTER_WHOSE_LOW_OCTET_IS_FIRST {
            @Override
            void number(byte[] set, int i, int key) {
                Octets.put32(set, set.length - 4, Integer.reverseBytes(i));
            }
        },
        BY_A_COUNTER_IN_STEPS {
            @Override
            void number(byte[] set, int i, int key) {
                Octets.put32(set, set.length - 4, i * 24);
            }
        },
        BY_TWO_BITS {
            @Override
            void number(byte[] set, int i, int key) {
                int high = (int) ((1 + Math.sqrt(1 + 8.0 * i)) / 2);
                flip(set, high);
                flip(set, i - high * (high - 1) / 2);
            }
        },
        BY_A_LIST_OF_PREFIXES {
            @Override
            void number(byte[] set, int i, int key) {
                for (int at = 0; at + 4 <= set.length; at += 4) {
                    Octets.put32(set, at, 24 << 24 | (i + at) & 0xff_ffff);
                }
            }
        },
        BY_WHICH_OF_TWO_WORDS_STANDS_WHERE {
            @Override
            void number(byte[] set, int i, int key) {
                for (int at = 0; at < 20; at++) {
                    Octets.put64(set, at * 8, 0x0200_0000_fde8_0000L + (i >> at & 1));
                }
            }
        };

        /** How many octets there must be so that a million differ. */
        int least() {
            return switch (this) {
                case BY_WHICH_OF_TWO_WORDS_STANDS_WHERE -> 160;
                case BY_TWO_BITS -> 180;
                default -> 16;
            };
        }

        abstract void number(byte[] set, int i, int key);

        private static void flip(byte[] set, int bit) {
            set[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    private static HashSpread spread(Differing differing, int keys, int bits) {
        SplittableRandom random = new SplittableRandom(HashKeys.of("quality of hashes"));
        HashSpread spread = new HashSpread(bits);
        long[] hashes = new long[spread.things()];
        for (int key = 0; key < keys; key++) {
            long seed = random.nextLong();
            long one = random.nextLong();
            long two = random.nextLong();
            byte[] set = new byte[differing.least() + random.nextInt(100)];
            new Random(seed).nextBytes(set);
            byte[] other = new byte[set.length];
            for (int i = 0; i < hashes.length; i++) {
                System.arraycopy(set, 0, other, 0, set.length);
                differing.number(other, i, key);
                hashes[i] = AttributeHash.of(other, 0, other.length, seed, one, two);
            }
            spread.add(hashes);
        }
        return spread;
    }

    @ParameterizedTest
    @EnumSource
    void thousands_of_keys_fill_small_tables_as_chance_does(Differing differing) {
        HashSpread spread = spread(differing, 3_000, 10);
        assertThat(spread.worst()).isLessThan(6.5); // of 57,000 tables chance has one beyond 4.3, and 6.5 never
        assertThat(spread.mean()).isBetween(0.999, 1.001);
    }

    @ParameterizedTest
    @EnumSource
    void each_key_fills_large_tables_within_a_percent_of_chance(Differing differing) {
        assertThat(spread(differing, 20, 17).worstShare()).isLessThan(0.01);
    }

    @ParameterizedTest
    @EnumSource
    void no_two_sets_have_the_same_hash(Differing differing) {
        long[] hashes = new long[1 << 18];
        byte[] set = new byte[172];
        for (int i = 0; i < hashes.length; i++) {
            Arrays.fill(set, (byte) 0);
            differing.number(set, i, 5);
            hashes[i] = AttributeHash.of(set, 0, set.length);
        }
        assertThat(Arrays.stream(hashes).distinct().count()).isEqualTo(hashes.length);
    }
}
