package net.weir.roto.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.weir.roto.host.Carriers;
import net.weir.roto.run.Call;
import net.weir.roto.tree.Constant;
import net.weir.roto.tree.Function;
import net.weir.roto.tree.Local;
import org.objectweb.asm.Type;

/** What items are called on the JVM. */
final class Names {
    static final String CALL = Type.getInternalName(Call.class);

    private final Map<Function, String> functions = new HashMap<>();

    static String className(String module) {
        return Call.COMPILED.replace('.', '/') + "/" + module.replace('.', '$');
    }

    /** Tests may be called as functions are. */
    String methodName(Function function) {
        return functions.computeIfAbsent(function, f -> (f.isTest() ? "test$" : "") + f.name());
    }

    static String fieldName(Constant constant) {
        return "const$" + constant.name();
    }

    static String descriptor(Class<?> carrier) {
        return Type.getDescriptor(carrier);
    }

    static String descriptor(Function function) {
        List<Type> parameters = new ArrayList<>();
        parameters.add(Type.getType(Call.class));
        for (Local parameter : function.parameters()) {
            Class<?> carrier = Carriers.of(parameter.type());
            if (carrier != void.class) {
                parameters.add(Type.getType(carrier));
            }
        }
        return Type.getMethodDescriptor(Type.getType(Carriers.of(function.result())), parameters.toArray(Type[]::new));
    }
}
