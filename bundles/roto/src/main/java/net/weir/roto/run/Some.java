package net.weir.roto.run;

import org.jspecify.annotations.Nullable;

/** An Option inside of an Option: the outer one is Some, whatever the inner one (null is None) is. */
public record Some(@Nullable Object inner) {
    /** What a host's function with a generic Option as its result returns for None; null may be an element. */
    public static final Object ABSENT = new Object();

    /** Compiled code: the Option that a host's generic function meant. */
    public static @Nullable Object plain(@Nullable Object found) {
        return found == ABSENT ? null : found;
    }

    /** Compiled code: the same where the element is an Option itself. */
    public static @Nullable Object nested(@Nullable Object found) {
        return found == ABSENT ? null : new Some(found);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Some other && Values.equal(inner, other.inner);
    }

    @Override
    public int hashCode() {
        return inner == null ? 0 : inner.hashCode();
    }
}
