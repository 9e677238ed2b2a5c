package net.weir.roto.code;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.weir.roto.host.Carriers;
import net.weir.roto.host.Library;
import net.weir.roto.run.Call;
import net.weir.roto.run.EnumValue;
import net.weir.roto.run.ListValue;
import net.weir.roto.run.RecordValue;
import net.weir.roto.run.Some;
import net.weir.roto.tree.Constant;
import net.weir.roto.tree.Function;
import net.weir.roto.tree.Local;
import net.weir.roto.tree.Node;
import net.weir.roto.type.Core;
import net.weir.roto.type.Type;
import net.weir.roto.type.Unifier;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the code of one function: each node leaves its value on the stack, unit and what diverges nothing. */
final class FunctionWriter {
    private static final String OBJECTS = "[Ljava/lang/Object;";

    final Assembler out;
    final Slots slots = new Slots();
    private final Function function;
    private final Names names;
    private final Lines lines;
    private final ScriptLoader loader;
    private final OperatorWriter operators;
    private final ControlWriter control;
    private final HostWriter hosts;
    private int line;

    FunctionWriter(
            MethodVisitor visitor, Function function, Names names, Lines lines, ScriptLoader loader, Library library) {
        this.out = new Assembler(visitor);
        this.function = function;
        this.names = names;
        this.lines = lines;
        this.loader = loader;
        this.operators = new OperatorWriter(this);
        this.control = new ControlWriter(this);
        this.hosts = new HostWriter(this, loader, library);
    }

    void write() {
        MethodVisitor visitor = out.visitor();
        visitor.visitCode();
        line(function.item().name().span());
        for (Local parameter : function.parameters()) {
            if (!Carriers.isNothing(parameter.type())) {
                slot(parameter);
            }
        }
        out.load(Call.class, 0);
        out.call(Call.class, function.isRecursive() ? "enter" : "tick", "()V");
        Node body = function.body();
        write(body);
        if (body.diverges()) {
            out.op(Opcodes.ACONST_NULL); // never reached, but code may not run off its end
            out.op(Opcodes.ATHROW);
        } else {
            giveBack();
        }
        visitor.visitMaxs(0, 0);
        visitor.visitEnd();
    }

    /** Ends the function with the value on the stack. */
    void giveBack() {
        if (function.isRecursive()) {
            out.load(Call.class, 0);
            out.call(Call.class, "leave", "()V");
        }
        out.giveBack(Carriers.of(function.result()));
    }

    int slot(Local local) {
        return slots.of(local, Carriers.of(local.type()));
    }

    void line(net.weir.roto.Span span) {
        int here = lines.of(span);
        if (here != line) {
            line = here;
            org.objectweb.asm.Label label = new org.objectweb.asm.Label();
            out.label(label);
            out.visitor().visitLineNumber(here, label);
        }
    }

    /** Compiled for tracing: tells that this is run now. */
    void pass(Node statement) {
        int number = statement instanceof Node.Sequence ? -1 : lines.pass(statement.span());
        if (number >= 0) {
            out.load(Call.class, 0);
            out.integer(number);
            out.call(Call.class, "pass", "(I)V");
        }
    }

    void write(Node node) {
        Object known = node instanceof Node.Literal ? null : Folding.value(node);
        if (known != null) {
            push(known, Carriers.of(node.type()));
            return;
        }
        line(node.span());
        if (node instanceof Node.Literal literal) {
            push(Folding.literal(literal), Carriers.of(literal.type()));
        } else if (node instanceof Node.UnitValue) {
            return;
        } else if (node instanceof Node.Get get) {
            if (!Carriers.isNothing(get.type())) {
                out.load(Carriers.of(get.type()), slot(get.local()));
            }
        } else if (node instanceof Node.Set set) {
            set(set);
        } else if (node instanceof Node.GetConstant constant) {
            constant(constant.constant());
        } else if (node instanceof Node.Context context) {
            out.load(Call.class, 0);
            out.integer(context.variable().index());
            out.call(Call.class, "context", "(I)Ljava/lang/Object;");
            out.unbox(context.type());
        } else if (node instanceof Node.CallFunction call) {
            call(call);
        } else if (node instanceof Node.CallHost call) {
            hosts.call(call);
        } else if (node instanceof Node.ToText text) {
            hosts.text(text);
        } else if (node instanceof Node.Join join) {
            hosts.join(join);
        } else {
            writeValue(node);
        }
    }

    private void writeValue(Node node) {
        if (node instanceof Node.MakeRecord record) {
            record(record);
        } else if (node instanceof Node.GetField get) {
            write(get.record());
            out.integer(index(get.record().type(), get.field()));
            out.call(RecordValue.class, "field", "(I)Ljava/lang/Object;");
            out.unbox(get.type());
        } else if (node instanceof Node.MakeEnum made) {
            enumeration(made);
        } else if (node instanceof Node.MakeList list) {
            Type element = ((Type.Named) list.type().resolved()).arguments().get(0);
            array(list.elements(), element);
            out.callStatic(ListValue.class, "of", "(" + OBJECTS + ")" + Names.descriptor(ListValue.class));
        } else if (!operators.write(node)) {
            control.write(node);
        }
    }

    /** Writes a node whose value nobody wants. */
    void drop(Node node) {
        write(node);
        if (!node.diverges()) {
            out.pop(Carriers.of(node.type()));
        }
    }

    void push(Object value, Class<?> carrier) {
        if (carrier == int.class) {
            out.integer(((Number) value).intValue());
        } else if (carrier == boolean.class) {
            out.op((Boolean) value ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
        } else if (carrier == String.class && ((String) value).length() < 10_000) {
            out.visitor().visitLdcInsn(value);
        } else if (carrier.isPrimitive()) {
            out.visitor().visitLdcInsn(value);
        } else {
            out.constant(carrier, loader.add(value));
        }
    }

    private void constant(Constant constant) {
        Class<?> carrier = Carriers.of(constant.type());
        if (carrier != void.class) {
            out.visitor()
                    .visitFieldInsn(
                            Opcodes.GETSTATIC,
                            Names.className(constant.value().module()),
                            Names.fieldName(constant),
                            Names.descriptor(carrier));
        }
    }

    private void call(Node.CallFunction call) {
        out.load(Call.class, 0);
        call.arguments().forEach(this::write);
        Function callee = call.function();
        out.visitor()
                .visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        Names.className(callee.module()),
                        names.methodName(callee),
                        Names.descriptor(callee),
                        false);
    }

    private void set(Node.Set set) {
        write(set.value());
        Class<?> carrier = Carriers.of(set.local().type());
        if (set.fields().isEmpty()) {
            if (carrier != void.class) {
                out.store(carrier, slot(set.local()));
            }
            return;
        }
        out.box(set.value().type());
        int value = slots.fresh(Object.class);
        out.store(Object.class, value);
        changed(set.local(), set.fields(), 0, set.local().type(), value);
        out.store(carrier, slot(set.local()));
    }

    /** Pushes the record that is reached by the first fields, with the rest of the fields changed. */
    private void changed(Local local, List<String> fields, int at, Type type, int value) {
        out.load(RecordValue.class, slot(local));
        Type walked = local.type();
        for (String field : fields.subList(0, at)) {
            out.integer(index(walked, field));
            out.call(RecordValue.class, "field", "(I)Ljava/lang/Object;");
            out.cast(RecordValue.class);
            walked = Unifier.fieldsOf(walked).get(field);
        }
        out.integer(index(type, fields.get(at)));
        if (at == fields.size() - 1) {
            out.load(Object.class, value);
        } else {
            changed(local, fields, at + 1, Unifier.fieldsOf(type).get(fields.get(at)), value);
        }
        out.call(RecordValue.class, "with", "(ILjava/lang/Object;)" + Names.descriptor(RecordValue.class));
    }

    /** Place of a field among the fields by name. */
    static int index(Type record, String field) {
        return Unifier.fieldsOf(record).headMap(field).size();
    }

    private void record(Node.MakeRecord record) {
        SortedMap<String, Node> sorted = new TreeMap<>(record.fields());
        int array = slots.fresh(Object[].class);
        out.integer(sorted.size());
        out.visitor().visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        out.store(Object[].class, array);
        for (Map.Entry<String, Node> field : record.fields().entrySet()) {
            write(field.getValue());
            out.box(field.getValue().type());
            int value = slots.fresh(Object.class);
            out.store(Object.class, value);
            out.load(Object[].class, array);
            out.integer(sorted.headMap(field.getKey()).size());
            out.load(Object.class, value);
            out.op(Opcodes.AASTORE);
        }
        out.load(Object[].class, array);
        out.callStatic(RecordValue.class, "of", "(" + OBJECTS + ")" + Names.descriptor(RecordValue.class));
    }

    private void enumeration(Node.MakeEnum made) {
        Type.Named type = (Type.Named) made.type().resolved();
        if (type.def() == Core.OPTION) {
            option(made, type);
            return;
        }
        List<Node> arguments = made.arguments();
        if (arguments.stream().allMatch(a -> Carriers.isNothing(a.type()))) {
            arguments.forEach(this::write);
            out.integer(arguments.size());
            out.integer(made.variant());
            out.callStatic(EnumValue.class, "bare", "(II)" + Names.descriptor(EnumValue.class));
            return;
        }
        array(arguments, null);
        out.integer(made.variant());
        out.callStatic(EnumValue.class, "of", "(" + OBJECTS + "I)" + Names.descriptor(EnumValue.class));
    }

    private void option(Node.MakeEnum made, Type.Named type) {
        if (made.variant() == 1) {
            out.op(Opcodes.ACONST_NULL);
            return;
        }
        Node inner = made.arguments().get(0);
        write(inner);
        out.box(inner.type());
        if (Carriers.isNested(type)) {
            out.callStatic(Some.class, "nested", "(Ljava/lang/Object;)Ljava/lang/Object;");
        }
    }

    /** An array of the values as objects. */
    void array(List<Node> nodes, @org.jspecify.annotations.Nullable Type element) {
        out.integer(nodes.size());
        out.visitor().visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        for (int i = 0; i < nodes.size(); i++) {
            out.op(Opcodes.DUP);
            out.integer(i);
            write(nodes.get(i));
            out.box(element == null ? nodes.get(i).type() : element);
            out.op(Opcodes.AASTORE);
        }
    }

    /** Takes the value out of the Option (not None) on the stack. */
    void unwrap(Type option) {
        if (Carriers.isNested(option)) {
            out.cast(Some.class);
            out.call(Some.class, "inner", "()Ljava/lang/Object;");
        }
        out.unbox(((Type.Named) option.resolved()).arguments().get(0));
    }
}
