package net.weir.roto.host;

import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Set;
import net.weir.roto.type.Type;
import net.weir.roto.type.TypeDef;
import org.jspecify.annotations.Nullable;

/**
 * A method or function of the host.
 *
 * @param owner whose method it is; null for a function that stands alone
 * @param isStatic true if it is called on the type, not on a value
 * @param parameters of a method the value itself first
 * @param handle takes the carriers of the parameters, after a Call if {@code takesCall}
 * @param documentation a sentence; empty if there is none
 */
public record HostFunction(
        @Nullable TypeDef owner,
        String name,
        boolean isStatic,
        List<String> names,
        List<Type> parameters,
        Type result,
        MethodHandle handle,
        boolean takesCall,
        Set<Effect> effects,
        String documentation) {

    /** How many type parameters it has: those of its owner. */
    public int generics() {
        return owner == null ? 0 : owner.parameters().size();
    }
}
