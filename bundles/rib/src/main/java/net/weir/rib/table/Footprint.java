package net.weir.rib.table;

import java.util.concurrent.atomic.AtomicLong;

/** An estimate of the memory in use, in octets, kept while structures grow and shrink. Thread-safe. */
public final class Footprint {
    private final AtomicLong octets = new AtomicLong();

    /** @param amount negative where memory was given up */
    public void add(long amount) {
        octets.addAndGet(amount);
    }

    public long octets() {
        return octets.get();
    }

    /** What an array of {@code length} elements takes. */
    static long array(long length, int octetsEach) {
        return 16 + length * octetsEach + 7 & -8;
    }
}
