package net.weir.bench;

import java.util.function.LongSupplier;

/**
 * Waits until a RIB has packed its attribute sets: it begins with a set ten seconds after it came, and twenty at most, so that
 * nothing more happens once the estimate of its memory has stood still for longer.
 */
final class Settling {
    private static final long STILL_NANOS = 25_000_000_000L;

    private final LongSupplier octets;
    private long last = -1;
    private long since;

    private Settling(LongSupplier octets) {
        this.octets = octets;
    }

    /** @param octets the RIB's own estimate; nobody changes routes meanwhile */
    static void await(LongSupplier octets) {
        Settling settling = new Settling(octets);
        Awaiting.until("packed", 900, 500, settling::isStill);
    }

    private boolean isStill() {
        long now = System.nanoTime();
        long read = octets.getAsLong();
        if (read != last) {
            last = read;
            since = now;
        }
        return now - since > STILL_NANOS;
    }
}
