package net.weir.rib.table;

import java.util.Arrays;

/** Ids for use again, newest first. Guarded by its owner. */
final class IntStack {
    private int[] values = new int[16];
    private int size;

    void push(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int pop() {
        return values[--size];
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** All of them in the order of arrival; empty afterwards. */
    int[] take() {
        int[] taken = Arrays.copyOf(values, size);
        size = 0;
        if (values.length > 4096) {
            values = new int[16];
        }
        return taken;
    }
}
