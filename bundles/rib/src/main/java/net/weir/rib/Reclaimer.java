package net.weir.rib;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;
import net.weir.rib.table.Column;
import net.weir.rib.table.RibMemory;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what nobody uses any more: detached columns, vacant prefixes, sets without holders; and packs the sets that
 * stay. {@link #run} is called by one worker; lanes only put detached columns in line.
 */
final class Reclaimer implements Runnable {
    /** A peer that is back before that finds its prefixes where they were. */
    static final long GRACE_NANOS = 60_000_000_000L;

    /** A set that goes again soon, as many do while a table comes, need not be packed. */
    static final long PACK_AFTER_NANOS = 10_000_000_000L;

    private final RibMemory memory;
    private final Budget budget;
    private final LongSupplier nowNanos;
    private final Queue<Detached> detached = new ConcurrentLinkedQueue<>();
    private final ReferenceQueue<Departed> dropped = new ReferenceQueue<>();
    private final Set<Frozen> frozen = new HashSet<>();

    /** Columns in line. Whoever still wants to see them holds the {@link Departed}; if nobody does, it need not be kept. */
    private record Detached(
            AtomicReferenceArray<@Nullable Column> columns, @Nullable WeakReference<Departed> departed) {}

    /** Remembers what frozen routes take until the last consumer has dropped them. */
    private static final class Frozen extends PhantomReference<Departed> {
        private final long octets;

        Frozen(Departed departed, ReferenceQueue<Departed> queue, long octets) {
            super(departed, queue);
            this.octets = octets;
        }
    }

    Reclaimer(RibMemory memory, Budget budget, LongSupplier nowNanos) {
        this.memory = memory;
        this.budget = budget;
        this.nowNanos = nowNanos;
    }

    /** Puts columns in line; at once done, for lanes. */
    void add(AtomicReferenceArray<@Nullable Column> columns, @Nullable Departed departed) {
        detached.add(new Detached(columns, departed == null ? null : new WeakReference<>(departed)));
    }

    @Override
    public void run() {
        reclaim(budget.isTight());
    }

    /** @param atOnce also what might be wanted again soon */
    synchronized void reclaim(boolean atOnce) {
        for (Detached next = detached.poll(); next != null; next = detached.poll()) {
            release(next);
        }
        for (Reference<?> gone = dropped.poll(); gone != null; gone = dropped.poll()) {
            if (gone instanceof Frozen routes && frozen.remove(routes)) {
                memory.departed().add(-routes.octets);
            }
        }
        long now = nowNanos.getAsLong();
        memory.reclaim(now, atOnce ? now : now - GRACE_NANOS);
        memory.pack(now, atOnce ? 0 : PACK_AFTER_NANOS);
        budget.check();
    }

    private void release(Detached gone) {
        Departed departed = gone.departed == null ? null : gone.departed.get();
        if (departed != null) {
            long octets = departed.freeze();
            memory.departed().add(octets);
            frozen.add(new Frozen(departed, dropped, octets));
        }
        for (int family = 0; family < gone.columns.length(); family++) {
            Column column = gone.columns.get(family);
            if (column != null) {
                column.dissolve(memory.dictionary(family), memory.attributes());
            }
        }
    }
}
