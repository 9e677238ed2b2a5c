package net.weir.model;

import org.jspecify.annotations.Nullable;

/** A way to keep a set of path attributes in less room than its canonical octets. Immutable, shared between threads. */
public interface CanonicalForm {
    /** The canonical octets (see {@link PathAttributes}) in an array of their own; each time the same octets. */
    byte[] assemble();

    /**
     * The octets of the AS_PATH attribute alone, head included, for filters that need no more of most sets; null if the set
     * has none or does not keep it apart.
     */
    byte @Nullable [] asPath();
}
