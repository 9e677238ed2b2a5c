package net.weir.roto.run;

import java.util.Arrays;

/** Where a call of a script that was compiled for tracing went: numbers of its statements, in order. One call's at a time. */
public final class Trace {
    /** What a loop adds beyond is not kept; the last one always is. */
    private static final int MOST = 10_000;

    private int[] passed = new int[64];
    private int count;
    private int last = -1;

    /** Forgets the call before. */
    public void begin() {
        count = 0;
        last = -1;
    }

    void pass(int statement) {
        last = statement;
        if (count < MOST) {
            passed = count == passed.length ? Arrays.copyOf(passed, 2 * count) : passed;
            passed[count++] = statement;
        }
    }

    /** The statements that were run, the first {@value #MOST} of them. */
    public int[] passed() {
        return Arrays.copyOf(passed, count);
    }

    /** The statement that was run last, the one that decided; -1 before any. */
    public int last() {
        return last;
    }
}
