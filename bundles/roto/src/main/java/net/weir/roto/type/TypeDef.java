package net.weir.roto.type;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A definition: a type of the language, of a host, or a script's own record or enum. */
public final class TypeDef {
    /** What can be done with values of it. */
    public enum Form {
        INTEGER,
        FLOAT,
        /** Known to the compiler, or a host's. */
        OPAQUE,
        RECORD,
        ENUM
    }

    /** One of the alternatives of an enum. */
    public record Variant(String name, List<Type> fields) {}

    private final String name;
    private final String module;
    private final Form form;
    private final List<String> parameters;
    private final Class<?> carrier;
    private final int bits;
    private final boolean signed;
    private final Map<String, Type> fields = new LinkedHashMap<>();
    private final List<Variant> variants = new ArrayList<>();

    private TypeDef(
            String module,
            String name,
            Form form,
            List<String> parameters,
            Class<?> carrier,
            int bits,
            boolean signed) {
        this.module = module;
        this.name = name;
        this.form = form;
        this.parameters = List.copyOf(parameters);
        this.carrier = carrier;
        this.bits = bits;
        this.signed = signed;
    }

    static TypeDef number(String name, Form form, Class<?> carrier, int bits, boolean signed) {
        return new TypeDef("", name, form, List.of(), carrier, bits, signed);
    }

    /** A type whose values are a host's: objects of the class, or int, long, float, double, boolean as they are. */
    public static TypeDef host(String name, Class<?> carrier, String... parameters) {
        return new TypeDef("", name, Form.OPAQUE, List.of(parameters), carrier, 0, false);
    }

    public static TypeDef record(String module, String name, List<String> parameters, Class<?> carrier) {
        return new TypeDef(module, name, Form.RECORD, parameters, carrier, 0, false);
    }

    public static TypeDef enumeration(String module, String name, List<String> parameters, Class<?> carrier) {
        return new TypeDef(module, name, Form.ENUM, parameters, carrier, 0, false);
    }

    public String name() {
        return name;
    }

    /** With its module, as messages show it: {@code pkg.Foo}; types of the language and of hosts have none. */
    public String shownName() {
        return module.isEmpty() ? name : module + "." + name;
    }

    public Form form() {
        return form;
    }

    public List<String> parameters() {
        return parameters;
    }

    /** What its values are on the JVM. */
    public Class<?> carrier() {
        return carrier;
    }

    /** Width of a number. */
    public int bits() {
        return bits;
    }

    public boolean isSigned() {
        return signed;
    }

    public boolean isNumber() {
        return form == Form.INTEGER || form == Form.FLOAT;
    }

    /** Fields of a record in the order of their declaration. */
    public Map<String, Type> fields() {
        return fields;
    }

    public List<Variant> variants() {
        return variants;
    }

    /** Index of a variant, or -1. */
    public int variant(String wanted) {
        for (int i = 0; i < variants.size(); i++) {
            if (variants.get(i).name().equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** The type with these arguments. */
    public Type.Named of(Type... arguments) {
        return new Type.Named(this, List.of(arguments));
    }

    /** The type with its own parameters as arguments, as its methods see it. */
    public Type.Named self() {
        List<Type> own = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            own.add(new Type.Parameter(i, parameters.get(i)));
        }
        return new Type.Named(this, own);
    }

    public @Nullable Type field(String wanted) {
        return fields.get(wanted);
    }

    @Override
    public String toString() {
        return shownName();
    }
}
