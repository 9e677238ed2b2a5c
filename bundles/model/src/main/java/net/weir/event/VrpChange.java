package net.weir.event;

import java.util.List;
import net.weir.model.Aspa;
import net.weir.model.BgpsecKey;
import net.weir.model.Vrp;

/**
 * What an RPKI cache told: payloads that hold from now on, and payloads that no longer do. Speaks of no peer: it stands
 * beside the routes.
 */
public final class VrpChange extends Event {
    private final String cache;
    private final long serial;
    private final boolean whole;
    private final Payloads added;
    private final Payloads removed;

    /** Payloads of each kind. */
    public record Payloads(List<Vrp> vrps, List<Aspa> aspas, List<BgpsecKey> routerKeys) {
        public static final Payloads NONE = new Payloads(List.of(), List.of(), List.of());

        public Payloads {
            vrps = List.copyOf(vrps);
            aspas = List.copyOf(aspas);
            routerKeys = List.copyOf(routerKeys);
        }

        /** How many, of all kinds. */
        public int count() {
            return vrps.size() + aspas.size() + routerKeys.size();
        }
    }

    /**
     * @param cache names the cache, and its session where it has several
     * @param serial the cache's serial number of this state, unsigned 32 bits (RFC 8210 section 2)
     * @param whole true: what is not in {@code added} does not hold, whatever was told before; nothing is in {@code removed}
     * @throws IllegalArgumentException if a whole state removes something
     */
    public VrpChange(long receivedMicros, String cache, long serial, boolean whole, Payloads added, Payloads removed) {
        super(null, 0, receivedMicros);
        if (whole && removed.count() > 0) {
            throw new IllegalArgumentException("a whole state removes nothing");
        }
        if (serial >>> 32 != 0) {
            throw new IllegalArgumentException("serial number " + serial);
        }
        this.cache = cache;
        this.serial = serial;
        this.whole = whole;
        this.added = added;
        this.removed = removed;
    }

    @Override
    public EventKind kind() {
        return EventKind.VRP_CHANGE;
    }

    public String cache() {
        return cache;
    }

    public long serial() {
        return serial;
    }

    /** True if this is the whole state of the cache. */
    public boolean whole() {
        return whole;
    }

    public Payloads added() {
        return added;
    }

    public Payloads removed() {
        return removed;
    }

    /** In one line: cache, serial, and how many payloads came and went. */
    public String summary() {
        return cache + " serial " + serial + (whole ? " whole" : "") + ", " + added.count() + " added, "
                + removed.count() + " removed";
    }

    @Override
    public int weight() {
        long weight = 160 + 100L * (added.count() + removed.count());
        for (BgpsecKey key : added.routerKeys()) {
            weight += key.publicKey().length();
        }
        return (int) Math.min(Integer.MAX_VALUE, weight);
    }

    @Override
    public String toString() {
        return "VrpChange[" + place() + " " + summary() + "]";
    }
}
