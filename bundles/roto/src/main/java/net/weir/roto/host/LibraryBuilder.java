package net.weir.roto.host;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.weir.roto.run.Call;
import net.weir.roto.syntax.Signature;
import net.weir.roto.type.Type;
import net.weir.roto.type.TypeDef;
import org.jspecify.annotations.Nullable;

/** Collects what scripts shall see. Wrong signatures are programming errors and throw at once. */
public final class LibraryBuilder {
    final Map<String, TypeDef> types;
    final Map<TypeDef, Map<String, HostFunction>> methods = new LinkedHashMap<>();
    final Map<TypeDef, Map<String, HostConstant>> typeConstants = new LinkedHashMap<>();
    final Map<String, HostFunction> functions = new LinkedHashMap<>();
    final Map<String, HostConstant> constants = new LinkedHashMap<>();
    final Map<String, ContextVariable> context = new LinkedHashMap<>();

    LibraryBuilder(Map<String, TypeDef> types) {
        this.types = new LinkedHashMap<>(types);
    }

    LibraryBuilder(Library base) {
        types = new LinkedHashMap<>(base.types);
        base.methods.forEach((def, all) -> methods.put(def, new LinkedHashMap<>(all)));
        base.typeConstants.forEach((def, all) -> typeConstants.put(def, new LinkedHashMap<>(all)));
        functions.putAll(base.functions);
        constants.putAll(base.constants);
        context.putAll(base.context);
    }

    /**
     * A type of the host.
     *
     * @param carrier a public class, or int, long, boolean, double for values that are kept as they are
     */
    public LibraryBuilder type(String name, Class<?> carrier) {
        return type(TypeDef.host(name, carrier));
    }

    public LibraryBuilder type(TypeDef def) {
        if (types.putIfAbsent(def.name(), def) != null) {
            throw new IllegalArgumentException("there is a type " + def.name() + " already");
        }
        return this;
    }

    /**
     * A method of a type.
     *
     * @param signature such as {@code contains(asn: Asn) -> bool}; without arrow the result is unit
     * @param holder a public class with one public method of the name; a static one takes the value first
     * @param documentation a sentence for {@code ./weir roto doc}
     */
    public LibraryBuilder method(
            String type, String signature, Class<?> holder, String method, String documentation, Effect... effects) {
        return method(type, signature, find(holder, method), documentation, effects);
    }

    /** The same with a handle that takes the value first. */
    public LibraryBuilder method(
            String type, String signature, MethodHandle handle, String documentation, Effect... effects) {
        TypeDef owner = owner(type);
        put(owner, function(owner, false, signature, handle, documentation, effects));
        return this;
    }

    /** A function that is called on the type: {@code Prefix.new(…)}. */
    public LibraryBuilder staticMethod(
            String type, String signature, Class<?> holder, String method, String documentation, Effect... effects) {
        TypeDef owner = owner(type);
        put(owner, function(owner, true, signature, find(holder, method), documentation, effects));
        return this;
    }

    /** A function without a type. */
    public LibraryBuilder function(String signature, MethodHandle handle, String documentation, Effect... effects) {
        HostFunction made = function(null, true, signature, handle, documentation, effects);
        free(functions, made.name());
        functions.put(made.name(), made);
        return this;
    }

    /** A constant of a type: {@code IpAddr.LOCALHOSTV4}. */
    public LibraryBuilder constant(String owner, String name, String type, Object value) {
        typeConstants
                .computeIfAbsent(owner(owner), d -> new LinkedHashMap<>())
                .put(name, new HostConstant(name, Signature.type(type, List.of(), types), value));
        return this;
    }

    /** A constant by its name alone. */
    public LibraryBuilder constant(String name, String type, Object value) {
        free(constants, name);
        constants.put(name, new HostConstant(name, Signature.type(type, List.of(), types), value));
        return this;
    }

    /** The next context variable. */
    public LibraryBuilder context(String name, String type) {
        context.put(name, new ContextVariable(name, Signature.type(type, List.of(), types), context.size()));
        return this;
    }

    public Library build() {
        return new Library(this);
    }

    private static void free(Map<String, ?> names, String name) {
        if (names.containsKey(name)) {
            throw new IllegalArgumentException("the name " + name + " is taken already");
        }
    }

    private TypeDef owner(String type) {
        TypeDef def = types.get(type);
        if (def == null) {
            throw new IllegalArgumentException("no type " + type);
        }
        return def;
    }

    private void put(TypeDef owner, HostFunction function) {
        Map<String, HostFunction> all = methods.computeIfAbsent(owner, d -> new LinkedHashMap<>());
        free(all, function.name());
        all.put(function.name(), function);
    }

    private HostFunction function(
            @Nullable TypeDef owner,
            boolean isStatic,
            String text,
            MethodHandle handle,
            String documentation,
            Effect[] effects) {
        Signature signature = Signature.parse(text, owner == null ? List.of() : owner.parameters(), types);
        List<Type> parameters = new ArrayList<>(signature.parameters());
        List<String> names = new ArrayList<>(signature.names());
        if (owner != null && !isStatic) {
            parameters.add(0, owner.self());
            names.add(0, "self");
        }
        boolean takesCall = handle.type().parameterCount() > 0 && handle.type().parameterType(0) == Call.class;
        MethodType wanted = methodType(parameters, signature.result(), takesCall);
        if (handle.type().parameterCount() != wanted.parameterCount()) {
            throw new IllegalArgumentException(text + " does not fit " + handle.type());
        }
        return new HostFunction(
                owner,
                signature.name(),
                isStatic,
                List.copyOf(names),
                List.copyOf(parameters),
                signature.result(),
                handle.asType(wanted),
                takesCall,
                Set.of(effects),
                documentation);
    }

    private static MethodType methodType(List<Type> parameters, Type result, boolean takesCall) {
        List<Class<?>> carriers = new ArrayList<>();
        if (takesCall) {
            carriers.add(Call.class);
        }
        for (Type parameter : parameters) {
            carriers.add(Carriers.of(parameter));
        }
        return MethodType.methodType(Carriers.of(result), carriers);
    }

    /** A handle for the one public method of this name. */
    public static MethodHandle find(Class<?> holder, String name) {
        Method found = null;
        for (Method method : holder.getMethods()) {
            if (method.getName().equals(name) && !method.isBridge() && !method.isSynthetic()) {
                if (found != null) {
                    throw new IllegalArgumentException("more than one " + name + " in " + holder);
                }
                found = method;
            }
        }
        if (found == null || !Modifier.isPublic(holder.getModifiers())) {
            throw new IllegalArgumentException("no public method " + name + " in a public " + holder);
        }
        try {
            return MethodHandles.publicLookup().unreflect(found);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("cannot be called: " + found, e);
        }
    }
}
