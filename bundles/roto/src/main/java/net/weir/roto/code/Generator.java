package net.weir.roto.code;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.roto.Span;
import net.weir.roto.host.Carriers;
import net.weir.roto.host.Library;
import net.weir.roto.tree.Constant;
import net.weir.roto.tree.Function;
import net.weir.roto.tree.Program;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes a class for each module. */
public final class Generator {
    /** Fills the constants of all modules; in the class of the root. */
    public static final String INITIALISE = "const$";

    private final Names names = new Names();
    private final Lines lines;
    private final ScriptLoader loader;
    private final Library library;
    private final Map<String, ClassWriter> writers = new LinkedHashMap<>();

    /** @param statements takes the statements that tell when they are run; null if none shall */
    public Generator(ScriptLoader loader, Library library, @Nullable List<Span> statements) {
        this.lines = new Lines(statements);
        this.loader = loader;
        this.library = library;
    }

    /** A writer that need not load the classes it writes of: no two of them have more in common than Object. */
    private static final class Writer extends ClassWriter {
        Writer() {
            super(COMPUTE_FRAMES | COMPUTE_MAXS);
        }

        @Override
        protected String getCommonSuperClass(String left, String right) {
            return left.equals(right) ? left : "java/lang/Object";
        }
    }

    /**
     * Defines the classes.
     *
     * @return by module
     * @throws org.objectweb.asm.MethodTooLargeException for a function of more than 64 KiB of code
     */
    public Map<String, Class<?>> define(Program program) {
        for (Function function : program.functions()) {
            write(function, names.methodName(function));
        }
        for (Constant constant : program.constants()) {
            writer(constant.value())
                    .visitField(
                            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC,
                            Names.fieldName(constant),
                            Names.descriptor(boxIfNothing(Carriers.of(constant.type()))),
                            null,
                            null);
            write(constant.value(), "value$" + constant.name());
        }
        initialise(program);
        Map<String, byte[]> codes = new LinkedHashMap<>();
        writers.forEach((module, writer) -> {
            writer.visitEnd();
            codes.put(module, writer.toByteArray());
        });
        Map<String, Class<?>> classes = new LinkedHashMap<>();
        codes.forEach((module, code) ->
                classes.put(module, loader.define(Names.className(module).replace('/', '.'), code)));
        return classes;
    }

    private static Class<?> boxIfNothing(Class<?> carrier) {
        return carrier == void.class ? Object.class : carrier;
    }

    private ClassWriter writer(Function function) {
        String module = function.module();
        return writers.computeIfAbsent(
                module, m -> begin(m, function.item().span().source().name()));
    }

    private static ClassWriter begin(String module, String source) {
        ClassWriter writer = new Writer();
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
                Names.className(module),
                null,
                "java/lang/Object",
                null);
        writer.visitSource(source, null);
        return writer;
    }

    private void write(Function function, String name) {
        MethodVisitor visitor = writer(function)
                .visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, Names.descriptor(function), null, null);
        new FunctionWriter(visitor, function, names, lines, loader, library).write();
    }

    private void initialise(Program program) {
        ClassWriter root = writers.computeIfAbsent("pkg", m -> begin(m, ""));
        MethodVisitor visitor = root.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, INITIALISE, "(L" + Names.CALL + ";)V", null, null);
        visitor.visitCode();
        for (Constant constant : program.constants()) {
            Function value = constant.value();
            Class<?> carrier = Carriers.of(constant.type());
            String owner = Names.className(value.module());
            visitor.visitVarInsn(Opcodes.ALOAD, 0);
            visitor.visitMethodInsn(
                    Opcodes.INVOKESTATIC, owner, "value$" + constant.name(), Names.descriptor(value), false);
            if (carrier != void.class) {
                visitor.visitFieldInsn(
                        Opcodes.PUTSTATIC, owner, Names.fieldName(constant), Type.getDescriptor(carrier));
            }
        }
        visitor.visitInsn(Opcodes.RETURN);
        visitor.visitMaxs(0, 0);
        visitor.visitEnd();
    }
}
