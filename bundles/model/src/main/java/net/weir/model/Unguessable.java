package net.weir.model;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;

/** Keys for hash tables that nobody outside can guess. */
final class Unguessable {
    private Unguessable() {}

    /** From the kernel where it has a file for that: Java's own way there takes longer than all of Java's start. */
    static long number() {
        try (InputStream kernel = new FileInputStream("/dev/urandom")) {
            byte[] octets = kernel.readNBytes(Long.BYTES);
            return octets.length == Long.BYTES ? Octets.i64(octets, 0) : new SecureRandom().nextLong();
        } catch (IOException e) {
            return new SecureRandom().nextLong();
        }
    }
}
