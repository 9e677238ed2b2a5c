package net.weir.model;

/** A way to keep a set of path attributes in less room than its canonical octets. Immutable, shared between threads. */
public interface AttributeForm {
    /** The canonical octets (see {@link PathAttributes}) in an array of their own; each time the same octets. */
    byte[] assemble();
}
