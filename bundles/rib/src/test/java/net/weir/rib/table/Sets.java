package net.weir.rib.table;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Canonical octets of all kinds, likely and unlikely. */
final class Sets {
    private Sets() {}

    static Arbitrary<byte[]> canonical() {
        return Arbitraries.randomValue(Sets::random);
    }

    /** Any types in their order, with values of any octets: paths that are empty, short or damaged among them. */
    static byte[] random(Random random) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        int dense = 1 + random.nextInt(40);
        for (int type = 0; type < 256; type++) {
            boolean usual = type <= 10 || type == 14 || type == 16 || type == 25 || type == 32;
            if (random.nextInt(usual ? 2 : dense * 4) == 0) {
                attribute(octets, type, value(type, random), random);
            }
        }
        return octets.toByteArray();
    }

    private static byte[] value(int type, Random random) {
        int few = random.nextInt(4) == 0 ? random.nextInt(300) : random.nextInt(8) * 4;
        byte[] value = new byte[type == 2 && random.nextInt(5) > 0 ? 2 + few / 4 * 4 : few];
        random.nextBytes(value);
        if (type == 2 && value.length >= 2) {
            value[0] = (byte) (1 + random.nextInt(4));
            value[1] = (byte) ((value.length - 2) / 4);
        }
        return value;
    }

    private static void attribute(ByteArrayOutputStream octets, int type, byte[] value, Random random) {
        boolean extended = value.length > 255 || random.nextInt(4) == 0;
        octets.write((random.nextInt(16) << 4 & ~0x10 | (extended ? 0x10 : 0)) & 0xf0);
        octets.write(type);
        if (extended) {
            octets.write(value.length >> 8);
        }
        octets.write(value.length);
        octets.writeBytes(value);
    }
}
