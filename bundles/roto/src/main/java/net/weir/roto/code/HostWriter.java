package net.weir.roto.code;

import java.util.List;
import java.util.Objects;
import net.weir.roto.core.Text;
import net.weir.roto.host.Carriers;
import net.weir.roto.host.HostFunction;
import net.weir.roto.host.Library;
import net.weir.roto.run.Call;
import net.weir.roto.run.Some;
import net.weir.roto.tree.Node;
import net.weir.roto.type.Core;
import net.weir.roto.type.Type;
import net.weir.roto.type.TypeDef;

/** Writes calls of the host. */
final class HostWriter {
    private final FunctionWriter writer;
    private final Assembler out;
    private final ScriptLoader loader;
    private final Library library;

    HostWriter(FunctionWriter writer, ScriptLoader loader, Library library) {
        this.writer = writer;
        this.out = writer.out;
        this.loader = loader;
        this.library = library;
    }

    void call(Node.CallHost call) {
        HostFunction function = ofNumber(call);
        if (function.takesCall()) {
            out.load(Call.class, 0);
        }
        for (int i = 0; i < call.arguments().size(); i++) {
            Node argument = call.arguments().get(i);
            writer.write(argument);
            if (isGeneric(function.parameters().get(i))) {
                out.box(argument.type());
            }
        }
        writer.line(call.span());
        invoke(function);
        result(function.result(), call.type());
    }

    /** A number's method is the one of the type that the number turned out to have. */
    private HostFunction ofNumber(Node.CallHost call) {
        HostFunction function = call.function();
        TypeDef owner = function.owner();
        if (owner == null || !owner.isNumber() || function.isStatic()) {
            return function;
        }
        TypeDef real = Objects.requireNonNull(call.arguments().get(0).type().definition());
        HostFunction found = library.method(real, function.name());
        return found == null ? function : found;
    }

    private static boolean isGeneric(Type declared) {
        return declared instanceof Type.Parameter;
    }

    private void result(Type declared, Type actual) {
        if (isGeneric(declared)) {
            out.unbox(actual);
        } else if (declared.isA(Core.OPTION)
                && isGeneric(((Type.Named) declared).arguments().get(0))) {
            String name = Carriers.isNested(actual) ? "nested" : "plain";
            out.callStatic(Some.class, name, "(Ljava/lang/Object;)Ljava/lang/Object;");
        }
    }

    private void invoke(HostFunction function) {
        for (Class<?> type : function.handle().type().parameterList()) {
            loader.see(type);
        }
        loader.see(function.handle().type().returnType());
        out.host(function.name(), function.handle().type().toMethodDescriptorString(), loader.add(function.handle()));
    }

    void text(Node.ToText text) {
        writer.write(text.value());
        TypeDef def = Objects.requireNonNull(text.value().type().definition());
        if (def == Core.STRING || def == Core.NEVER) {
            return;
        }
        HostFunction function = Objects.requireNonNull(library.method(def, "to_string"));
        if (function.takesCall()) {
            throw new IllegalStateException("to_string of " + def + " must not take the call");
        }
        invoke(function);
    }

    void join(Node.Join join) {
        List<Node> parts = join.parts();
        if (parts.isEmpty()) {
            out.visitor().visitLdcInsn("");
            return;
        }
        writer.write(parts.get(0));
        for (Node part : parts.subList(1, parts.size())) {
            writer.write(part);
            out.callStatic(Text.class, "append", "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;");
        }
    }
}
