package net.weir.rib.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An estimate of the memory in use, in octets, kept while structures grow and shrink; whole and by part. Thread-safe. */
public final class Footprint {
    private final AtomicLong octets = new AtomicLong();
    private final Map<String, Footprint> parts = new LinkedHashMap<>();
    private final @Nullable Footprint whole;

    public Footprint() {
        this(null);
    }

    private Footprint(@Nullable Footprint whole) {
        this.whole = whole;
    }

    /** What counts here counts in the whole too. Made before anybody else sees the whole. */
    Footprint part(String name) {
        return parts.computeIfAbsent(name, n -> new Footprint(this));
    }

    /** @param amount negative where memory was given up */
    public void add(long amount) {
        octets.addAndGet(amount);
        if (whole != null) {
            whole.add(amount);
        }
    }

    public long octets() {
        return octets.get();
    }

    /** The parts by name, in the order in which they were made. */
    public Map<String, Long> parts() {
        Map<String, Long> now = new LinkedHashMap<>();
        parts.forEach((name, part) -> now.put(name, part.octets()));
        return now;
    }

    /** What an array of {@code length} elements takes. */
    static long array(long length, int octetsEach) {
        return 16 + length * octetsEach + 7 & -8;
    }
}
