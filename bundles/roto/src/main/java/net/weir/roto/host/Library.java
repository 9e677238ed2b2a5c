package net.weir.roto.host;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import net.weir.roto.type.Core;
import net.weir.roto.type.TypeDef;
import org.jspecify.annotations.Nullable;

/** What scripts see beside their own items. Immutable. */
public final class Library {
    final Map<String, TypeDef> types;
    final Map<TypeDef, Map<String, HostFunction>> methods;
    final Map<TypeDef, Map<String, HostConstant>> typeConstants;
    final Map<String, HostFunction> functions;
    final Map<String, HostConstant> constants;
    final Map<String, ContextVariable> context;

    Library(LibraryBuilder builder) {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(builder.types));
        Map<TypeDef, Map<String, HostFunction>> copy = new LinkedHashMap<>();
        builder.methods.forEach((def, all) -> copy.put(def, Collections.unmodifiableMap(new LinkedHashMap<>(all))));
        methods = Collections.unmodifiableMap(copy);
        Map<TypeDef, Map<String, HostConstant>> constantsOfTypes = new LinkedHashMap<>();
        builder.typeConstants.forEach((def, all) -> constantsOfTypes.put(def, new LinkedHashMap<>(all)));
        typeConstants = Collections.unmodifiableMap(constantsOfTypes);
        functions = Collections.unmodifiableMap(new LinkedHashMap<>(builder.functions));
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(builder.constants));
        context = Collections.unmodifiableMap(new LinkedHashMap<>(builder.context));
    }

    /** The language's own types, without anything of BGP. */
    public static Library standard() {
        return Holder.STANDARD;
    }

    private static final class Holder {
        private static final Library STANDARD = net.weir.roto.core.CoreLibrary.build(new LibraryBuilder(Core.byName()));
    }

    /** A builder for what stands here and more. */
    public static LibraryBuilder extending(Library base) {
        return new LibraryBuilder(base);
    }

    public Map<String, TypeDef> types() {
        return types;
    }

    public @Nullable TypeDef type(String name) {
        return types.get(name);
    }

    /** Methods of a type, static ones too, by name. */
    public Map<String, HostFunction> methods(TypeDef def) {
        return methods.getOrDefault(def, Map.of());
    }

    public @Nullable HostFunction method(TypeDef def, String name) {
        return methods(def).get(name);
    }

    public Map<String, HostConstant> constants(TypeDef def) {
        return typeConstants.getOrDefault(def, Map.of());
    }

    public Map<String, HostFunction> functions() {
        return functions;
    }

    public Map<String, HostConstant> constants() {
        return constants;
    }

    public Map<String, ContextVariable> context() {
        return context;
    }
}
