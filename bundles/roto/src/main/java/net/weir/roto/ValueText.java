package net.weir.roto;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import net.weir.roto.run.EnumValue;
import net.weir.roto.run.ListValue;
import net.weir.roto.run.RecordValue;
import net.weir.roto.run.Some;
import net.weir.roto.run.Unit;
import net.weir.roto.type.Core;
import net.weir.roto.type.Type;
import net.weir.roto.type.TypeDef;
import net.weir.roto.type.Unifier;
import org.jspecify.annotations.Nullable;

/** Values as they would be written in a script: {@code Some(5)}, {@code Reject("no")}, {@code [1, 2]}. */
public final class ValueText {
    private ValueText() {}

    /** @param value boxed, as {@link Script#call} gives it */
    public static String of(@Nullable Object value, Type type) {
        Type known = type.resolved();
        if (known instanceof Type.Anonymous || value instanceof RecordValue) {
            return record((RecordValue) value, known);
        }
        if (!(known instanceof Type.Named named)) {
            return String.valueOf(value);
        }
        TypeDef def = named.def();
        if (def == Core.OPTION) {
            return option(value, named.arguments().get(0));
        }
        if (value == null || value == Unit.UNIT) {
            return "()";
        }
        if (value instanceof EnumValue made) {
            return variant(made, named);
        }
        return value instanceof ListValue list ? list(list, named.arguments().get(0)) : plain(value, def);
    }

    private static String plain(Object value, TypeDef def) {
        if (def == Core.STRING) {
            return "\"" + value + "\"";
        } else if (def == Core.CHAR) {
            return "'" + Character.toString((Integer) value) + "'";
        } else if (def == Core.ASN) {
            return "AS" + Integer.toUnsignedString((Integer) value);
        } else if (def.isNumber() && !def.isSigned()) {
            return value instanceof Long wide ? Long.toUnsignedString(wide) : Integer.toUnsignedString((Integer) value);
        }
        return String.valueOf(value);
    }

    private static String option(@Nullable Object value, Type inner) {
        if (value == null) {
            return "None";
        }
        return "Some(" + of(value instanceof Some some ? some.inner() : value, inner) + ")";
    }

    private static String variant(EnumValue value, Type.Named type) {
        TypeDef.Variant variant = type.def().variants().get(value.variant());
        List<Type> fields = variant.fields();
        StringJoiner text = new StringJoiner(", ", variant.name() + "(", ")");
        boolean bare = true;
        for (int i = 0; i < Math.min(value.size(), fields.size()); i++) {
            bare &= value.field(i) == Unit.UNIT;
            text.add(of(value.field(i), fields.get(i).with(type.arguments())));
        }
        return bare ? variant.name() : text.toString();
    }

    private static String record(@Nullable Object value, Type type) {
        StringJoiner text = new StringJoiner(", ", "{ ", " }");
        int at = 0;
        for (Map.Entry<String, Type> field : Unifier.fieldsOf(type).entrySet()) {
            text.add(field.getKey() + ": "
                    + of(((RecordValue) java.util.Objects.requireNonNull(value)).field(at++), field.getValue()));
        }
        return text.toString();
    }

    private static String list(ListValue list, Type element) {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < list.size(); i++) {
            text.add(of(list.at(i), element));
        }
        return text.toString();
    }
}
