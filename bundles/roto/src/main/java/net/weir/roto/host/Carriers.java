package net.weir.roto.host;

import net.weir.roto.run.RecordValue;
import net.weir.roto.type.Core;
import net.weir.roto.type.Type;
import net.weir.roto.type.TypeDef;

/** What values of a type are on the JVM. */
public final class Carriers {
    private Carriers() {}

    /** The class of values; void for unit and for what does not come back; Object for what is generic. */
    public static Class<?> of(Type type) {
        Type known = type.resolved();
        if (known instanceof Type.Anonymous) {
            return RecordValue.class;
        }
        if (known instanceof Type.Named named) {
            return named.def().carrier();
        }
        return known instanceof Type.Parameter ? Object.class : void.class;
    }

    /** True if values take no place: unit. */
    public static boolean isNothing(Type type) {
        return of(type) == void.class;
    }

    /** True for Option of Option, whose outer layer needs an object of its own. */
    public static boolean isNested(Type option) {
        TypeDef inner = ((Type.Named) option.resolved()).arguments().get(0).definition();
        return inner == Core.OPTION;
    }
}
