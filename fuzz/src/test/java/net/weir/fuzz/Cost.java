package net.weir.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What reading may cost: 64 KiB and 32 octets of memory, and 20 ms and 20 µs of CPU time, for each octet that is read. An
 * input that costs more is tried again with everything else warm, as class loading, instrumentation and a collection of
 * garbage have their price too; only the cheapest of several tries counts.
 */
final class Cost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int TRIES = 5;
    private static final long OCTETS_BASE = 64 << 10;
    private static final long OCTETS_EACH = 32;
    /** An octet may be a route, which is a line of JSON. */
    private static final long OCTETS_EACH_PRINTED = 8 << 10;

    private static final long OCTETS_PER_EVENT = 1 << 10;
    private static final long NANOS_BASE = 20_000_000;
    private static final long NANOS_EACH = 20_000;

    private Cost() {}

    /**
     * Runs a reading of {@code length} octets and fails if it is too dear every time.
     *
     * @param again makes the same reading anew, with what it may keep between inputs made before
     */
    static void ofReading(int length, Runnable reading, Supplier<Runnable> again) {
        of(length, OCTETS_EACH, () -> 0, reading, again);
    }

    /** The same where each of the {@code events} that were made may have 1 KiB of its own besides. */
    static void ofReading(int length, IntSupplier events, Runnable reading, Supplier<Runnable> again) {
        of(length, OCTETS_EACH, events, reading, again);
    }

    /** The same for what makes trees of what was read: many objects for each octet, but not more for each of more octets. */
    static void ofPrinting(int length, Runnable printing) {
        ofPrinting(length, () -> 0, printing);
    }

    /** The same where each of the {@code events} is printed with its peer. */
    static void ofPrinting(int length, IntSupplier events, Runnable printing) {
        of(length, OCTETS_EACH_PRINTED, () -> 8 * events.getAsInt(), printing, () -> printing);
    }

    private static void of(int length, long octetsEach, IntSupplier events, Runnable first, Supplier<Runnable> again) {
        long mostOctets = 0;
        long mostNanos = NANOS_BASE + NANOS_EACH * length;
        long leastOctets = Long.MAX_VALUE;
        long leastNanos = Long.MAX_VALUE;
        Runnable run = first;
        for (int i = 0; i < TRIES; i++) {
            long octets = THREADS.getCurrentThreadAllocatedBytes();
            long nanos = THREADS.getCurrentThreadCpuTime();
            run.run();
            leastNanos = Math.min(leastNanos, THREADS.getCurrentThreadCpuTime() - nanos);
            leastOctets = Math.min(leastOctets, THREADS.getCurrentThreadAllocatedBytes() - octets);
            mostOctets = OCTETS_BASE + octetsEach * length + OCTETS_PER_EVENT * events.getAsInt();
            if (leastOctets <= mostOctets && leastNanos <= mostNanos) {
                return;
            }
            run = again.get();
        }
        throw new AssertionError(length + " octets cost " + leastOctets + " octets of at most " + mostOctets + " and "
                + leastNanos + " ns of at most " + mostNanos);
    }
}
