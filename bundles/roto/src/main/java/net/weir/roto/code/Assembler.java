package net.weir.roto.code;

import net.weir.roto.host.Carriers;
import net.weir.roto.run.Unit;
import net.weir.roto.type.Type;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Instructions by what they are for. */
final class Assembler {
    private static final String LINKER = "net/weir/roto/run/Linker";
    private static final String LOOKUP = "Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;";
    private static final Handle CONSTANT = new Handle(
            Opcodes.H_INVOKESTATIC, LINKER, "constant", "(" + LOOKUP + "Ljava/lang/Class;I)Ljava/lang/Object;", false);
    private static final Handle HOST = new Handle(
            Opcodes.H_INVOKESTATIC,
            LINKER,
            "host",
            "(" + LOOKUP + "Ljava/lang/invoke/MethodType;I)Ljava/lang/invoke/CallSite;",
            false);

    private final MethodVisitor visitor;

    Assembler(MethodVisitor visitor) {
        this.visitor = visitor;
    }

    MethodVisitor visitor() {
        return visitor;
    }

    void op(int opcode) {
        visitor.visitInsn(opcode);
    }

    void jump(int opcode, Label label) {
        visitor.visitJumpInsn(opcode, label);
    }

    void label(Label label) {
        visitor.visitLabel(label);
    }

    void integer(int value) {
        if (value >= -1 && value <= 5) {
            visitor.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
            visitor.visitIntInsn(value == (byte) value ? Opcodes.BIPUSH : Opcodes.SIPUSH, value);
        } else {
            visitor.visitLdcInsn(value);
        }
    }

    void load(Class<?> carrier, int slot) {
        visitor.visitVarInsn(org.objectweb.asm.Type.getType(carrier).getOpcode(Opcodes.ILOAD), slot);
    }

    void store(Class<?> carrier, int slot) {
        visitor.visitVarInsn(org.objectweb.asm.Type.getType(carrier).getOpcode(Opcodes.ISTORE), slot);
    }

    void giveBack(Class<?> carrier) {
        visitor.visitInsn(org.objectweb.asm.Type.getType(carrier).getOpcode(Opcodes.IRETURN));
    }

    void pop(Class<?> carrier) {
        if (carrier != void.class) {
            visitor.visitInsn(carrier == long.class || carrier == double.class ? Opcodes.POP2 : Opcodes.POP);
        }
    }

    void callStatic(Class<?> owner, String name, String descriptor) {
        visitor.visitMethodInsn(
                Opcodes.INVOKESTATIC, org.objectweb.asm.Type.getInternalName(owner), name, descriptor, false);
    }

    void call(Class<?> owner, String name, String descriptor) {
        visitor.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, org.objectweb.asm.Type.getInternalName(owner), name, descriptor, false);
    }

    /** An object that is made once. */
    void constant(Class<?> carrier, int index) {
        visitor.visitLdcInsn(
                new ConstantDynamic("constant", org.objectweb.asm.Type.getDescriptor(carrier), CONSTANT, index));
    }

    void host(String name, String descriptor, int index) {
        visitor.visitInvokeDynamicInsn(name, descriptor, HOST, index);
    }

    /** Makes the value on the stack an object; pushes one for unit. */
    void box(Type type) {
        Class<?> carrier = Carriers.of(type);
        if (carrier == void.class) {
            visitor.visitFieldInsn(
                    Opcodes.GETSTATIC,
                    org.objectweb.asm.Type.getInternalName(Unit.class),
                    "UNIT",
                    org.objectweb.asm.Type.getDescriptor(Unit.class));
        } else if (carrier.isPrimitive()) {
            Class<?> box = box(carrier);
            callStatic(box, "valueOf", "(" + carrier.descriptorString() + ")" + box.descriptorString());
        }
    }

    /** Takes the value out of the object on the stack; drops the object of unit. */
    void unbox(Type type) {
        Class<?> carrier = Carriers.of(type);
        if (carrier == void.class) {
            visitor.visitInsn(Opcodes.POP);
        } else if (carrier.isPrimitive()) {
            Class<?> box = box(carrier);
            cast(box);
            call(box, carrier.getName() + "Value", "()" + carrier.descriptorString());
        } else if (carrier != Object.class) {
            cast(carrier);
        }
    }

    void cast(Class<?> type) {
        visitor.visitTypeInsn(Opcodes.CHECKCAST, org.objectweb.asm.Type.getInternalName(type));
    }

    private static Class<?> box(Class<?> carrier) {
        return carrier == int.class
                ? Integer.class
                : carrier == long.class
                        ? Long.class
                        : carrier == boolean.class
                                ? Boolean.class
                                : carrier == double.class ? Double.class : Float.class;
    }
}
