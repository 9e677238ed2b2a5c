package net.weir.roto.code;

import net.weir.roto.host.Carriers;
import net.weir.roto.run.Call;
import net.weir.roto.run.EnumValue;
import net.weir.roto.run.ListValue;
import net.weir.roto.tree.Local;
import net.weir.roto.tree.Node;
import net.weir.roto.type.Core;
import net.weir.roto.type.Type;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Writes what decides where a function goes on. */
final class ControlWriter {
    private final FunctionWriter writer;
    private final Assembler out;

    ControlWriter(FunctionWriter writer) {
        this.writer = writer;
        this.out = writer.out;
    }

    void write(Node node) {
        if (node instanceof Node.Sequence sequence) {
            sequence(sequence);
        } else if (node instanceof Node.If choice) {
            ifThen(choice);
        } else if (node instanceof Node.While loop) {
            whileLoop(loop);
        } else if (node instanceof Node.For loop) {
            forLoop(loop);
        } else if (node instanceof Node.Match match) {
            match(match);
        } else if (node instanceof Node.Return leave) {
            writer.write(leave.value());
            writer.giveBack();
        } else if (node instanceof Node.Try attempt) {
            attempt(attempt);
        } else {
            throw new IllegalStateException("no code for " + node.getClass());
        }
    }

    private void sequence(Node.Sequence sequence) {
        for (Node statement : sequence.statements()) {
            writer.pass(statement);
            writer.drop(statement);
        }
        if (sequence.value() != null) {
            writer.pass(sequence.value());
            writer.write(sequence.value());
        }
    }

    private void ifThen(Node.If choice) {
        Label no = new Label();
        Label end = new Label();
        new OperatorWriter(writer).jumpIfNot(choice.condition(), no);
        writer.write(choice.then());
        if (!choice.then().diverges()) {
            out.jump(Opcodes.GOTO, end);
        }
        out.label(no);
        if (choice.otherwise() != null) {
            writer.write(choice.otherwise());
        }
        out.label(end);
    }

    private void tick() {
        out.load(Call.class, 0);
        out.call(Call.class, "tick", "()V");
    }

    private void whileLoop(Node.While loop) {
        Label again = new Label();
        Label end = new Label();
        out.label(again);
        new OperatorWriter(writer).jumpIfNot(loop.condition(), end);
        tick();
        writer.drop(loop.body());
        out.jump(Opcodes.GOTO, again);
        out.label(end);
    }

    private void forLoop(Node.For loop) {
        int list = writer.slots.fresh(ListValue.class);
        int at = writer.slots.fresh(int.class);
        writer.write(loop.list());
        out.store(ListValue.class, list);
        out.integer(0);
        out.store(int.class, at);
        Label again = new Label();
        Label end = new Label();
        out.label(again);
        out.load(int.class, at);
        out.load(ListValue.class, list);
        out.call(ListValue.class, "size", "()I");
        out.jump(Opcodes.IF_ICMPGE, end);
        tick();
        out.load(ListValue.class, list);
        out.load(int.class, at);
        out.call(ListValue.class, "at", "(I)Ljava/lang/Object;");
        bind(loop.variable());
        out.visitor().visitIincInsn(at, 1);
        writer.drop(loop.body());
        out.jump(Opcodes.GOTO, again);
        out.label(end);
    }

    /** Puts the object on the stack into a variable. */
    private void bind(Local local) {
        out.unbox(local.type());
        if (!Carriers.isNothing(local.type())) {
            out.store(Carriers.of(local.type()), writer.slot(local));
        }
    }

    private void match(Node.Match match) {
        boolean option = match.def() == Core.OPTION;
        Class<?> carrier = option ? Object.class : EnumValue.class;
        int subject = writer.slots.fresh(carrier);
        int variant = writer.slots.fresh(int.class);
        writer.write(match.subject());
        out.store(carrier, subject);
        if (!option) {
            out.load(carrier, subject);
            out.call(EnumValue.class, "variant", "()I");
            out.store(int.class, variant);
        }
        Label end = new Label();
        for (Node.Arm arm : match.arms()) {
            Label next = new Label();
            test(arm, option, subject, variant, next);
            take(arm, option, match.subject().type(), subject);
            if (arm.guard() != null) {
                new OperatorWriter(writer).jumpIfNot(arm.guard(), next);
            }
            writer.pass(arm.body());
            writer.write(arm.body());
            if (!arm.body().diverges()) {
                out.jump(Opcodes.GOTO, end);
            }
            out.label(next);
        }
        out.op(Opcodes.ACONST_NULL); // never reached: the arms take everything
        out.op(Opcodes.ATHROW);
        out.label(end);
    }

    private void test(Node.Arm arm, boolean option, int subject, int variant, Label next) {
        if (arm.variant() < 0) {
            return;
        }
        if (option) {
            out.load(Object.class, subject);
            out.jump(arm.variant() == 0 ? Opcodes.IFNULL : Opcodes.IFNONNULL, next);
        } else {
            out.load(int.class, variant);
            out.integer(arm.variant());
            out.jump(Opcodes.IF_ICMPNE, next);
        }
    }

    private void take(Node.Arm arm, boolean option, Type type, int subject) {
        for (int i = 0; i < arm.fields().size(); i++) {
            Local local = arm.fields().get(i);
            if (local.name().equals("_")) {
                continue;
            }
            if (option) {
                out.load(Object.class, subject);
                writer.unwrap(type);
                if (!Carriers.isNothing(local.type())) {
                    out.store(Carriers.of(local.type()), writer.slot(local));
                }
            } else {
                out.load(EnumValue.class, subject);
                out.integer(i);
                out.call(EnumValue.class, "field", "(I)Ljava/lang/Object;");
                bind(local);
            }
        }
    }

    private void attempt(Node.Try attempt) {
        writer.write(attempt.option());
        Label some = new Label();
        out.op(Opcodes.DUP);
        out.jump(Opcodes.IFNONNULL, some);
        writer.giveBack(); // the None is the function's own
        out.label(some);
        writer.unwrap(attempt.option().type());
    }
}
