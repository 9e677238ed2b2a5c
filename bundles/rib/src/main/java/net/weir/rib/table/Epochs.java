package net.weir.rib.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells when nobody can see any more what was taken out of a shared structure. Thread-safe; neither readers nor writers
 * wait.
 *
 * <p>A reader notes the epoch in its guard before it reads. Who takes something out stamps it afterwards with the epoch
 * ({@link #stamp}). Once the epoch has moved on and every guard inside is younger than the stamp, all readers began after
 * the thing was out of sight.
 */
public final class Epochs {
    private final AtomicLong now = new AtomicLong(1);
    private final AtomicLong safe = new AtomicLong(1);
    private final List<Guard> guards = new CopyOnWriteArrayList<>();
    private volatile Guard[] lent = {};

    /** Marks a stretch of reading. Used by one thread at a time; not to be entered twice. */
    public static final class Guard {
        private static final VarHandle ENTERED = MethodHandles.arrayElementVarHandle(long[].class);

        /** In the middle of an array of two cache lines: each guard is written by another core. */
        private static final int AT = 8;

        private final AtomicLong now;

        /** The epoch in which the reader began, 0 while it is outside. */
        private final long[] entered = new long[2 * AT];

        private Guard(AtomicLong now) {
            this.now = now;
        }

        public void enter() {
            ENTERED.setRelease(entered, AT, now.get());
            VarHandle.fullFence(); // no read of the structure may come before the note that we read
        }

        /** Enters unless somebody else is inside. */
        private boolean tryEnter() {
            return epoch() == 0 && ENTERED.compareAndSet(entered, AT, 0L, now.get()); // a full fence as well
        }

        private long epoch() {
            return (long) ENTERED.getVolatile(entered, AT);
        }

        public void exit() {
            ENTERED.setRelease(entered, AT, 0L);
        }

        /** True while its user is inside; what the user wrote before it left is visible after false. */
        public boolean inside() {
            return epoch() != 0;
        }
    }

    /** A guard for somebody who reads again and again, such as a lane. */
    public Guard register() {
        Guard guard = new Guard(now);
        guards.add(guard);
        return guard;
    }

    /** A guard for a single stretch, entered; to be given back. */
    public Guard borrow() {
        Guard[] all = lent;
        int first = all.length == 0 ? 0 : (int) (Thread.currentThread().getId() % all.length);
        for (int i = 0; i < all.length; i++) {
            Guard guard = all[(first + i) % all.length];
            if (guard.tryEnter()) {
                return guard;
            }
        }
        return lendAnother();
    }

    private synchronized Guard lendAnother() {
        Guard guard = register();
        guard.enter();
        Guard[] more = Arrays.copyOf(lent, lent.length + 1);
        more[lent.length] = guard;
        lent = more;
        return guard;
    }

    /** Ends the stretch of a borrowed guard. */
    public void giveBack(Guard guard) {
        guard.exit();
    }

    /** The stamp of something that the caller has taken out of sight just now. */
    public long stamp() {
        VarHandle.fullFence(); // out of sight before we look at the epoch
        return now.get();
    }

    /** What bears a stamp below this is seen by nobody. */
    public long safe() {
        return safe.get();
    }

    /** Moves the epoch on and finds out anew what is safe; cheap enough for a lane, once in many events. */
    public void advance() {
        long oldest = now.incrementAndGet();
        for (Guard guard : guards) {
            long entered = guard.epoch();
            if (entered != 0 && entered < oldest) {
                oldest = entered;
            }
        }
        long found = oldest;
        safe.accumulateAndGet(found, Math::max);
    }
}
