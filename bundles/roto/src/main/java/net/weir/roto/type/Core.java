package net.weir.roto.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.model.IpAddress;
import net.weir.model.Prefix;
import net.weir.roto.run.EnumValue;
import net.weir.roto.run.ListValue;
import net.weir.roto.type.TypeDef.Form;
import net.weir.roto.type.TypeDef.Variant;

/** The types that the compiler itself knows. */
public final class Core {
    public static final TypeDef I8 = TypeDef.number("i8", Form.INTEGER, int.class, 8, true);
    public static final TypeDef I16 = TypeDef.number("i16", Form.INTEGER, int.class, 16, true);
    public static final TypeDef I32 = TypeDef.number("i32", Form.INTEGER, int.class, 32, true);
    public static final TypeDef I64 = TypeDef.number("i64", Form.INTEGER, long.class, 64, true);
    public static final TypeDef U8 = TypeDef.number("u8", Form.INTEGER, int.class, 8, false);
    public static final TypeDef U16 = TypeDef.number("u16", Form.INTEGER, int.class, 16, false);
    public static final TypeDef U32 = TypeDef.number("u32", Form.INTEGER, int.class, 32, false);
    public static final TypeDef U64 = TypeDef.number("u64", Form.INTEGER, long.class, 64, false);
    public static final TypeDef F32 = TypeDef.number("f32", Form.FLOAT, float.class, 32, true);
    public static final TypeDef F64 = TypeDef.number("f64", Form.FLOAT, double.class, 64, true);
    public static final TypeDef BOOL = TypeDef.host("bool", boolean.class);
    public static final TypeDef CHAR = TypeDef.host("char", int.class);
    public static final TypeDef STRING = TypeDef.host("String", String.class);
    public static final TypeDef IP_ADDR = TypeDef.host("IpAddr", IpAddress.class);
    public static final TypeDef PREFIX = TypeDef.host("Prefix", Prefix.class);
    public static final TypeDef ASN = TypeDef.host("Asn", int.class);
    public static final TypeDef UNIT = TypeDef.host("()", void.class);
    public static final TypeDef NEVER = TypeDef.host("!", void.class);
    /** Stands for what was wrong already, so that nothing more is said of it. */
    public static final TypeDef WRONG = TypeDef.host("?", Object.class);

    public static final TypeDef LIST = TypeDef.host("List", ListValue.class, "T");
    /** Null is None; a value is Some of it, boxed; only an Option inside of an Option is wrapped. */
    public static final TypeDef OPTION = TypeDef.enumeration("", "Option", List.of("T"), Object.class);

    public static final TypeDef RESULT = TypeDef.enumeration("", "Result", List.of("T", "E"), EnumValue.class);
    public static final TypeDef VERDICT = TypeDef.enumeration("", "Verdict", List.of("A", "R"), EnumValue.class);

    static {
        OPTION.variants().add(new Variant("Some", List.of(new Type.Parameter(0, "T"))));
        OPTION.variants().add(new Variant("None", List.of()));
        RESULT.variants().add(new Variant("Ok", List.of(new Type.Parameter(0, "T"))));
        RESULT.variants().add(new Variant("Err", List.of(new Type.Parameter(1, "E"))));
        VERDICT.variants().add(new Variant("Accept", List.of(new Type.Parameter(0, "A"))));
        VERDICT.variants().add(new Variant("Reject", List.of(new Type.Parameter(1, "R"))));
    }

    public static final Type.Named UNIT_TYPE = UNIT.of();
    public static final Type.Named NEVER_TYPE = NEVER.of();
    public static final Type.Named WRONG_TYPE = WRONG.of();

    private static final Map<String, TypeDef> BY_NAME = new LinkedHashMap<>();

    static {
        for (TypeDef def : List.of(
                I8, I16, I32, I64, U8, U16, U32, U64, F32, F64, BOOL, CHAR, STRING, IP_ADDR, PREFIX, ASN, LIST, OPTION,
                RESULT, VERDICT)) {
            BY_NAME.put(def.name(), def);
        }
    }

    private Core() {}

    /** All that have a name, in the order of the reference. */
    public static Map<String, TypeDef> byName() {
        return java.util.Collections.unmodifiableMap(BY_NAME);
    }

    public static Type option(Type inner) {
        return OPTION.of(inner);
    }

    public static Type list(Type element) {
        return LIST.of(element);
    }
}
