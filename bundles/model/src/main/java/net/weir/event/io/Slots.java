package net.weir.event.io;

import org.jspecify.annotations.Nullable;

/**
 * Values that are written once and referred to by slot afterwards. The writer's and the reader's table change at the same
 * records in the same way. A reference is 0 for null, else 1 + 2 x slot, plus 1 if the value itself follows.
 *
 * @param <T> immutable
 */
abstract class Slots<T> {
    private final @Nullable Object[] slots;

    /** @param size a power of two */
    Slots(int size) {
        slots = new Object[size];
    }

    /** Equal values have equal hashes; it only has to spread well within one writer. */
    abstract int hash(T value);

    /** True if nobody can tell the two apart. */
    abstract boolean same(T a, T b);

    abstract void define(OctetWriter out, T value);

    abstract T defined(OctetReader in) throws EventFormatException;

    @SuppressWarnings("unchecked")
    private @Nullable T at(int slot) {
        return (T) slots[slot];
    }

    final void write(OctetWriter out, @Nullable T value) {
        if (value == null) {
            out.u8(0);
            return;
        }
        int slot = hash(value) & slots.length - 1;
        T there = at(slot);
        if (there != null && (there == value || same(there, value))) {
            out.number(1 + 2L * slot);
        } else {
            out.number(2 + 2L * slot);
            define(out, value);
            slots[slot] = value;
        }
    }

    final @Nullable T read(OctetReader in) throws EventFormatException {
        int reference = in.below(2 * slots.length + 1);
        if (reference == 0) {
            return null;
        }
        int slot = reference - 1 >> 1;
        if ((reference - 1 & 1) != 0) {
            T value = defined(in);
            slots[slot] = value;
            return value;
        }
        T there = at(slot);
        if (there == null) {
            throw in.damaged("reference to nothing");
        }
        return there;
    }

    final T require(OctetReader in) throws EventFormatException {
        T value = read(in);
        if (value == null) {
            throw in.damaged("reference missing");
        }
        return value;
    }
}
