package net.weir.rib.table;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import net.weir.model.AttributeHash;
import org.jspecify.annotations.Nullable;

/**
 * What packed attribute sets share, of one kind: arrays of octets or {@link Frame}s, each once, with a count of holders.
 * Thread-safe; each call takes the lock of one stripe for a moment. A part that nobody holds any more is forgotten here
 * and stays whole for those who still look at it.
 *
 * <p>How much is shared is told by probes: parts of which every holder comes here, whether it pays or not. One part in 64
 * is one, by its hash.
 */
final class Parts {
    private static final int STRIPE_BITS = 4;
    private static final int LEAST = 16;
    private static final int PROBE_SHIFT = 32 - 6;

    /** More holders of one probe do not count, so that one that nearly all have does not speak for the others. */
    private static final int COUNTED = 16;

    /** With fewer holders of probes nothing is known. */
    private static final int EVIDENCE = 64;

    private final Stripe[] stripes = new Stripe[1 << STRIPE_BITS];
    private final AtomicInteger probes = new AtomicInteger();
    private final AtomicInteger probeHolders = new AtomicInteger();

    Parts(Footprint footprint) {
        Arrays.setAll(stripes, i -> new Stripe(footprint));
    }

    /** The part of its octets that a holder has to pay for, as far as probes know: 1 if none is shared. */
    double share() {
        int holders = probeHolders.get();
        return holders < EVIDENCE ? 1 : (double) probes.get() / holders;
    }

    /** True if who holds this part shall keep it whatever that costs. */
    boolean isProbe(Object part) {
        int hash = hash(part);
        return isProbe(hash) && stripe(hash).holders(part, hash) <= COUNTED;
    }

    private static boolean isProbe(int hash) {
        return hash >>> PROBE_SHIFT == 0;
    }

    private void probe(int hash, int holders, int change) {
        if (isProbe(hash) && holders <= COUNTED) {
            probeHolders.addAndGet(change);
            probes.addAndGet(holders == 1 ? change : 0);
        }
    }

    static int hash(Object part) {
        return part instanceof byte[] octets ? (int) AttributeHash.of(octets, 0, octets.length) : part.hashCode();
    }

    private static boolean same(Object one, Object other) {
        return one instanceof byte[] octets && other instanceof byte[] others
                ? Arrays.equals(octets, others)
                : one.equals(other);
    }

    /** What a part takes. */
    static long octets(Object part) {
        return part instanceof byte[] octets ? Footprint.array(octets.length, 1) : Frame.OCTETS;
    }

    private Stripe stripe(int hash) {
        return stripes[hash & stripes.length - 1];
    }

    /** The part that is kept of those equal to this one, held once more: this one itself if there was none. */
    Object hold(Object part) {
        int hash = hash(part);
        return stripe(hash).hold(part, hash);
    }

    /** No longer holds a part; true if nobody does any more. */
    boolean release(Object part) {
        int hash = hash(part);
        return stripe(hash).release(part, hash);
    }

    /** Distinct parts that somebody holds. */
    long count() {
        long count = 0;
        for (Stripe stripe : stripes) {
            count += stripe.count();
        }
        return count;
    }

    private static long table(int size) {
        return Footprint.array(size, 4) * 2;
    }

    /** Open addressing; at most two thirds are in use. */
    private final class Stripe {
        private final Footprint footprint;
        private @Nullable Object[] parts = new Object[LEAST];
        private int[] holders = new int[LEAST];
        private int count;

        Stripe(Footprint footprint) {
            this.footprint = footprint;
            footprint.add(table(LEAST));
        }

        private int home(int hash) {
            return hash >>> STRIPE_BITS & parts.length - 1;
        }

        /** Where the part is, or the empty place where it would be. */
        private int find(Object part, int hash) {
            int at = home(hash);
            for (Object there = parts[at]; there != null && !same(there, part); there = parts[at]) {
                at = at + 1 & parts.length - 1;
            }
            return at;
        }

        synchronized Object hold(Object part, int hash) {
            int at = find(part, hash);
            Object known = parts[at];
            if (known != null) {
                probe(hash, ++holders[at], 1);
                return known;
            }
            parts[at] = part;
            holders[at] = 1;
            probe(hash, 1, 1);
            footprint.add(octets(part));
            if (++count * 3L > parts.length * 2L) {
                resize(parts.length * 2);
            }
            return part;
        }

        synchronized int holders(Object part, int hash) {
            return holders[find(part, hash)];
        }

        synchronized boolean release(Object part, int hash) {
            int at = find(part, hash);
            probe(hash, holders[at], -1);
            if (--holders[at] > 0) {
                return false;
            }
            footprint.add(-octets(part));
            remove(at);
            count--;
            if (parts.length > LEAST && count * 8L < parts.length) {
                resize(parts.length / 2);
            }
            return true;
        }

        /** Moves those up that stand behind the gap because of it. */
        private void remove(int place) {
            int mask = parts.length - 1;
            int gap = place;
            int at = gap + 1 & mask;
            for (Object there = parts[at]; there != null; there = parts[at]) {
                if ((at - home(hash(there)) & mask) >= (at - gap & mask)) {
                    parts[gap] = there;
                    holders[gap] = holders[at];
                    gap = at;
                }
                at = at + 1 & mask;
            }
            parts[gap] = null;
        }

        private void resize(int size) {
            @Nullable Object[] old = parts;
            int[] counts = holders;
            parts = new Object[size];
            holders = new int[size];
            footprint.add(table(size) - table(old.length));
            for (int i = 0; i < old.length; i++) {
                Object part = old[i];
                if (part != null) {
                    int at = home(hash(part));
                    while (parts[at] != null) {
                        at = at + 1 & size - 1;
                    }
                    parts[at] = part;
                    holders[at] = counts[i];
                }
            }
        }

        synchronized int count() {
            return count;
        }
    }
}
