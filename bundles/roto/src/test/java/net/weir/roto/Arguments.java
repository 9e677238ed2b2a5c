package net.weir.roto;

import java.util.Objects;
import net.weir.roto.type.Core;
import net.weir.roto.type.Type;
import net.weir.roto.type.TypeDef;
import org.jspecify.annotations.Nullable;

/** Reads arguments as the table of cases has them: numbers, strings, options. */
final class Arguments {
    private final String text;
    private int at;

    Arguments(String text) {
        this.text = text;
    }

    @Nullable
    Object next(Type type) {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ',')) {
            at++;
        }
        TypeDef def = Objects.requireNonNull(type.definition());
        if (def == Core.OPTION) {
            return option(((Type.Named) type.resolved()).arguments().get(0));
        }
        if (def == Core.STRING) {
            int end = text.indexOf('"', at + 1);
            String value = text.substring(at + 1, end);
            at = end + 1;
            return value;
        }
        return number(word(), def);
    }

    private @Nullable Object option(Type inner) {
        if (text.startsWith("None", at)) {
            at += 4;
            return null;
        }
        at += "Some(".length();
        Object value = next(inner);
        at++;
        return value;
    }

    private String word() {
        int from = at;
        while (at < text.length() && ",) ".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private static Object number(String word, TypeDef def) {
        if (def == Core.BOOL) {
            return Boolean.valueOf(word);
        }
        if (def.form() == TypeDef.Form.FLOAT) {
            return Double.valueOf(word);
        }
        long value = Long.parseLong(word);
        if (def.carrier() == long.class) {
            return value;
        }
        return (int) value;
    }
}
