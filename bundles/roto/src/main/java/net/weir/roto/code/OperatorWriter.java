package net.weir.roto.code;

import net.weir.model.IpAddress;
import net.weir.model.Prefix;
import net.weir.roto.core.Text;
import net.weir.roto.host.Carriers;
import net.weir.roto.run.ListValue;
import net.weir.roto.run.Values;
import net.weir.roto.syntax.Operator;
import net.weir.roto.tree.Node;
import net.weir.roto.type.Core;
import net.weir.roto.type.Type;
import net.weir.roto.type.TypeDef;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Writes arithmetic, comparisons and logic; of conditions only the jumps. */
final class OperatorWriter {
    private final FunctionWriter writer;
    private final Assembler out;

    OperatorWriter(FunctionWriter writer) {
        this.writer = writer;
        this.out = writer.out;
    }

    /** False if it is no operator. */
    boolean write(Node node) {
        if (node instanceof Node.Arithmetic arithmetic) {
            arithmetic(arithmetic);
        } else if (node instanceof Node.Negate negate) {
            negate(negate);
        } else if (isCondition(node)) {
            Label no = new Label();
            Label end = new Label();
            jumpIfNot(node, no);
            out.op(Opcodes.ICONST_1);
            out.jump(Opcodes.GOTO, end);
            out.label(no);
            out.op(Opcodes.ICONST_0);
            out.label(end);
        } else {
            return false;
        }
        return true;
    }

    private static boolean isCondition(Node node) {
        return node instanceof Node.Compare || node instanceof Node.Logic || node instanceof Node.Not;
    }

    /** Goes on behind if the condition holds. */
    void jumpIfNot(Node condition, Label to) {
        jump(condition, false, to);
    }

    private void jump(Node condition, boolean when, Label to) {
        if (condition instanceof Node.Not not) {
            jump(not.operand(), !when, to);
        } else if (condition instanceof Node.Logic logic) {
            logic(logic, when, to);
        } else if (condition instanceof Node.Compare compare) {
            writer.line(compare.span());
            compare(compare, when, to);
        } else {
            writer.write(condition);
            out.jump(when ? Opcodes.IFNE : Opcodes.IFEQ, to);
        }
    }

    private void logic(Node.Logic logic, boolean when, Label to) {
        if (logic.and() != when) { // "and" that fails, or "or" that holds: one side is enough
            jump(logic.left(), when, to);
            jump(logic.right(), when, to);
        } else {
            Label past = new Label();
            jump(logic.left(), !when, past);
            jump(logic.right(), when, to);
            out.label(past);
        }
    }

    private void compare(Node.Compare compare, boolean when, Label to) {
        writer.write(compare.left());
        writer.write(compare.right());
        Type type = compare.left().diverges()
                ? compare.right().type()
                : compare.left().type();
        Class<?> carrier = Carriers.of(type);
        Operator operator = compare.operator();
        boolean signed = type.definition() == null
                || type.definition().isSigned()
                || type.definition().bits() < 32;
        if (carrier == void.class) {
            out.op(Opcodes.ICONST_0);
            out.jump(zero(operator, when), to);
        } else if (carrier == int.class || carrier == boolean.class) {
            ints(operator, signed, when, to);
        } else if (carrier.isPrimitive()) {
            wide(carrier, operator, signed);
            out.jump(zero(operator, when), to);
        } else {
            out.callStatic(Values.class, "equal", "(Ljava/lang/Object;Ljava/lang/Object;)Z");
            out.jump((operator == Operator.EQUAL) == when ? Opcodes.IFNE : Opcodes.IFEQ, to);
        }
    }

    private void ints(Operator operator, boolean signed, boolean when, Label to) {
        boolean equality = operator == Operator.EQUAL || operator == Operator.UNEQUAL;
        if (signed || equality) {
            out.jump(zero(operator, when) - Opcodes.IFEQ + Opcodes.IF_ICMPEQ, to);
        } else {
            out.callStatic(Integer.class, "compareUnsigned", "(II)I");
            out.jump(zero(operator, when), to);
        }
    }

    private void wide(Class<?> carrier, Operator operator, boolean signed) {
        boolean less = operator == Operator.LESS || operator == Operator.LESS_OR_EQUAL;
        if (carrier == long.class && signed) {
            out.op(Opcodes.LCMP);
        } else if (carrier == long.class) {
            out.callStatic(Long.class, "compareUnsigned", "(JJ)I");
        } else if (carrier == float.class) {
            out.op(less ? Opcodes.FCMPG : Opcodes.FCMPL); // each way, what is not a number fails
        } else {
            out.op(less ? Opcodes.DCMPG : Opcodes.DCMPL);
        }
    }

    /** The jump after a comparison with zero. */
    private static int zero(Operator operator, boolean when) {
        return switch (operator) {
            case EQUAL -> when ? Opcodes.IFEQ : Opcodes.IFNE;
            case UNEQUAL -> when ? Opcodes.IFNE : Opcodes.IFEQ;
            case LESS -> when ? Opcodes.IFLT : Opcodes.IFGE;
            case LESS_OR_EQUAL -> when ? Opcodes.IFLE : Opcodes.IFGT;
            case GREATER -> when ? Opcodes.IFGT : Opcodes.IFLE;
            default -> when ? Opcodes.IFGE : Opcodes.IFLT;
        };
    }

    private void negate(Node.Negate negate) {
        writer.write(negate.operand());
        Type type = negate.type();
        Class<?> carrier = Carriers.of(type);
        out.op(
                carrier == int.class
                        ? Opcodes.INEG
                        : carrier == long.class ? Opcodes.LNEG : carrier == float.class ? Opcodes.FNEG : Opcodes.DNEG);
        narrow(type.definition());
    }

    private void arithmetic(Node.Arithmetic node) {
        writer.write(node.left());
        writer.write(node.right());
        writer.line(node.span());
        Type type = node.type();
        if (type.isA(Core.STRING)) {
            out.callStatic(Text.class, "append", "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;");
        } else if (type.isA(Core.LIST)) {
            String list = Names.descriptor(ListValue.class);
            out.callStatic(net.weir.roto.core.Lists.class, "concat", "(" + list + list + ")" + list);
        } else if (type.isA(Core.PREFIX)) {
            out.callStatic(
                    net.weir.roto.core.Addresses.class,
                    "prefix",
                    "(" + Names.descriptor(IpAddress.class) + "I)" + Names.descriptor(Prefix.class));
        } else {
            number(node.operator(), type.definition());
        }
    }

    private void number(Operator operator, TypeDef def) {
        Class<?> carrier = def.carrier();
        boolean division = operator == Operator.DIVIDE || operator == Operator.REMAINDER;
        if (division && !def.isSigned() && def.bits() >= 32) {
            Class<?> box = carrier == int.class ? Integer.class : Long.class;
            String code = carrier.descriptorString();
            out.callStatic(
                    box,
                    operator == Operator.DIVIDE ? "divideUnsigned" : "remainderUnsigned",
                    "(" + code + code + ")" + code);
            return;
        }
        int base =
                switch (operator) {
                    case ADD -> Opcodes.IADD;
                    case SUBTRACT -> Opcodes.ISUB;
                    case MULTIPLY -> Opcodes.IMUL;
                    case DIVIDE -> Opcodes.IDIV;
                    default -> Opcodes.IREM;
                };
        out.op(org.objectweb.asm.Type.getType(carrier).getOpcode(base));
        narrow(def);
    }

    /** Wraps to the width of a number that is narrower than what the JVM computes with. */
    private void narrow(TypeDef def) {
        if (def.form() != TypeDef.Form.INTEGER || def.bits() >= 32) {
            return;
        }
        if (def.isSigned()) {
            out.op(def.bits() == 8 ? Opcodes.I2B : Opcodes.I2S);
        } else if (def.bits() == 16) {
            out.op(Opcodes.I2C);
        } else {
            out.integer(0xff);
            out.op(Opcodes.IAND);
        }
    }
}
