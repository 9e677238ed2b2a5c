package net.weir.roto.host;

import net.weir.roto.type.Type;

/**
 * A name that every script of the host sees, with a value of each call.
 *
 * @param index place among the arguments of {@link net.weir.roto.run.Call}
 */
public record ContextVariable(String name, Type type, int index) {}
