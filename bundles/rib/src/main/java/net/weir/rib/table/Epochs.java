package net.weir.rib.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    private final ConcurrentLinkedQueue<Guard> idle = new ConcurrentLinkedQueue<>();

    /** Marks a stretch of reading. Used by one thread at a time; not to be entered twice. */
    public static final class Guard {
        private static final VarHandle ENTERED;

        static {
            try {
                ENTERED = MethodHandles.lookup().findVarHandle(Guard.class, "entered", long.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private final AtomicLong now;

        /** The epoch in which the reader began, 0 while it is outside. */
        private volatile long entered;

        private Guard(AtomicLong now) {
            this.now = now;
        }

        public void enter() {
            ENTERED.setVolatile(this, now.get());
            VarHandle.fullFence(); // no read of the structure may come before the note that we read
        }

        public void exit() {
            ENTERED.setRelease(this, 0L);
        }

        /** True while its user is inside; what the user wrote before it left is visible after false. */
        public boolean inside() {
            return entered != 0;
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
        Guard guard = idle.poll();
        if (guard == null) {
            guard = register();
        }
        guard.enter();
        return guard;
    }

    /** Ends the stretch of a borrowed guard. */
    public void giveBack(Guard guard) {
        guard.exit();
        idle.add(guard);
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
            long entered = guard.entered;
            if (entered != 0 && entered < oldest) {
                oldest = entered;
            }
        }
        long found = oldest;
        safe.accumulateAndGet(found, Math::max);
    }
}
