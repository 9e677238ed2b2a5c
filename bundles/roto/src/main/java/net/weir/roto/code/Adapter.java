package net.weir.roto.code;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Makes an interface's method call a compiled function, by a class as small as can be. */
public final class Adapter {
    private Adapter() {}

    /** @param function name of the static method in {@code holder} */
    public static <I> I make(
            Class<I> face, MethodType type, MethodHandle handle, Class<?> holder, String function, ClassLoader parent) {
        List<Method> methods = Arrays.stream(face.getMethods())
                .filter(m -> Modifier.isAbstract(m.getModifiers()))
                .toList();
        if (!face.isInterface() || methods.size() != 1) {
            throw new IllegalArgumentException(face + " is no interface with one method");
        }
        Method method = methods.get(0);
        MethodType wanted = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        if (!wanted.equals(type)) {
            throw new IllegalArgumentException(function + " is " + type + ", not " + wanted);
        }
        ScriptLoader loader = new ScriptLoader(parent);
        loader.see(face);
        String name = Type.getInternalName(holder) + "$" + function;
        try {
            Class<?> made = loader.define(name.replace('/', '.'), code(name, face, method, holder, function));
            return face.cast(made.getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + face + " of " + handle, e);
        }
    }

    private static byte[] code(String name, Class<?> face, Method method, Class<?> holder, String function) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
                name,
                null,
                "java/lang/Object",
                new String[] {Type.getInternalName(face)});
        MethodVisitor make = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        make.visitCode();
        make.visitVarInsn(Opcodes.ALOAD, 0);
        make.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        make.visitInsn(Opcodes.RETURN);
        make.visitMaxs(0, 0);
        make.visitEnd();
        MethodVisitor body =
                writer.visitMethod(Opcodes.ACC_PUBLIC, method.getName(), Type.getMethodDescriptor(method), null, null);
        body.visitCode();
        int slot = 1;
        for (Class<?> parameter : method.getParameterTypes()) {
            Type type = Type.getType(parameter);
            body.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
            slot += type.getSize();
        }
        body.visitMethodInsn(
                Opcodes.INVOKESTATIC, Type.getInternalName(holder), function, Type.getMethodDescriptor(method), false);
        body.visitInsn(Type.getReturnType(method).getOpcode(Opcodes.IRETURN));
        body.visitMaxs(0, 0);
        body.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
