package net.weir.roto.run;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Compiled code: binds calls of the host and its constants, once, so that the JIT sees through both. */
public final class Linker {
    private Linker() {}

    /** What a class loader of compiled code holds. */
    public interface Constants {
        MethodHandle handle(int index);

        Object constant(int index);
    }

    /** Bootstrap of a call of the host. */
    public static CallSite host(MethodHandles.Lookup lookup, String name, MethodType type, int index) {
        return new ConstantCallSite(constants(lookup).handle(index).asType(type));
    }

    /** Bootstrap of a constant object. */
    public static Object constant(MethodHandles.Lookup lookup, String name, Class<?> type, int index) {
        return constants(lookup).constant(index);
    }

    private static Constants constants(MethodHandles.Lookup lookup) {
        return (Constants) lookup.lookupClass().getClassLoader();
    }
}
