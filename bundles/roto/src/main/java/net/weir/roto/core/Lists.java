package net.weir.roto.core;

import net.weir.roto.run.ListValue;
import net.weir.roto.run.RotoFailure;
import net.weir.roto.run.Some;
import net.weir.roto.run.Values;
import org.jspecify.annotations.Nullable;

/** Methods of lists. */
public final class Lists {
    private static final int MOST = 1 << 20;

    private Lists() {}

    public static void push(ListValue list, @Nullable Object element) {
        list.push(element);
    }

    public static @Nullable Object get(ListValue list, long index) {
        return Ranges.inside(index, list.size()) ? list.at((int) index) : Some.ABSENT;
    }

    public static long length(ListValue list) {
        return list.size();
    }

    public static boolean isEmpty(ListValue list) {
        return list.size() == 0;
    }

    /** How many elements fit before it grows: as many as are there. */
    public static long capacity(ListValue list) {
        return list.size();
    }

    public static ListValue concat(ListValue left, ListValue right) {
        if ((long) left.size() + right.size() > MOST) {
            throw new RotoFailure(RotoFailure.Reason.TOO_LARGE, "a list of more than " + MOST + " elements");
        }
        ListValue made = left.copy();
        int size = right.size();
        for (int i = 0; i < size; i++) {
            made.push(right.at(i));
        }
        return made;
    }

    public static boolean contains(ListValue list, @Nullable Object element) {
        return index(list, element) != null;
    }

    public static @Nullable Long index(ListValue list, @Nullable Object element) {
        for (int i = 0; i < list.size(); i++) {
            if (Values.equal(list.at(i), element)) {
                return (long) i;
            }
        }
        return null;
    }

    /** Changes nothing if an index is out of range. */
    public static void swap(ListValue list, long first, long second) {
        if (Ranges.inside(first, list.size()) && Ranges.inside(second, list.size())) {
            Object kept = list.at((int) first);
            list.set((int) first, list.at((int) second));
            list.set((int) second, kept);
        }
    }
}
