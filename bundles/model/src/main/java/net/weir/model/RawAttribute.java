package net.weir.model;

/**
 * One path attribute as received.
 *
 * @param flags the flags octet, Partial bit included
 * @param type the type code, 0-255
 * @param value the octets of the value
 */
public record RawAttribute(int flags, int type, Bytes value) {}
