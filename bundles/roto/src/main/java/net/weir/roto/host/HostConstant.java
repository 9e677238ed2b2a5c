package net.weir.roto.host;

import net.weir.roto.type.Type;

/** A value of the host that never changes, boxed. */
public record HostConstant(String name, Type type, Object value) {}
