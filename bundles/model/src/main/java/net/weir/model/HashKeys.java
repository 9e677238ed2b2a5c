package net.weir.model;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Keys for hash tables that nobody outside can guess: other ones in each process. With the system property
 * {@code weir.hash.seed}, a number, they are the same in each, so that a test runs as it ran before.
 */
public final class HashKeys {
    private static final @Nullable Long SEED = Long.getLong("weir.hash.seed");

    private HashKeys() {}

    /** @param use what the key is for: with a seed, each use has a key of its own */
    public static long of(String use) {
        return SEED == null ? random() : HashMix.avalanche(SEED + use.hashCode() * 0x9E3779B97F4A7C15L);
    }

    /** From the kernel where it has a file for that: Java's own way there takes longer than all of Java's start. */
    private static long random() {
        try (InputStream kernel = new FileInputStream("/dev/urandom")) {
            byte[] octets = kernel.readNBytes(Long.BYTES);
            return octets.length == Long.BYTES ? Octets.i64(octets, 0) : new SecureRandom().nextLong();
        } catch (IOException e) {
            return new SecureRandom().nextLong();
        }
    }
}
