package net.weir.roto.run;

import org.jspecify.annotations.Nullable;

/** Equality as the language has it: by value, and of floats as IEEE 754 has it. */
public final class Values {
    private Values() {}

    public static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x.doubleValue() == y.doubleValue();
        }
        if (a instanceof Float x && b instanceof Float y) {
            return x.floatValue() == y.floatValue();
        }
        return a == null ? b == null : a.equals(b);
    }

    static boolean equal(@Nullable Object[] a, @Nullable Object[] b) {
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (!equal(a[i], b[i])) {
                return false;
            }
        }
        return true;
    }
}
