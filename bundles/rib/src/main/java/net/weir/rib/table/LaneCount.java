package net.weir.rib.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A count that one lane keeps and everybody reads. */
public final class LaneCount {
    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(LaneCount.class, "value", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile long value;

    /** On the lane. */
    public void add(long amount) {
        VALUE.setRelease(this, (long) VALUE.get(this) + amount);
    }

    /** On the lane. */
    public void set(long amount) {
        VALUE.setRelease(this, amount);
    }

    public long get() {
        return value;
    }
}
