package net.weir.roto;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.weir.roto.code.Adapter;
import net.weir.roto.code.Generator;
import net.weir.roto.code.ScriptLoader;
import net.weir.roto.run.Call;
import net.weir.roto.run.EnumValue;
import net.weir.roto.run.RotoFailure;
import net.weir.roto.tree.Function;
import net.weir.roto.tree.Program;
import org.jspecify.annotations.Nullable;

/** A compiled package. Threads may share it, each with a {@link Call} of its own. */
public final class Script {
    private final Program program;
    private final Map<String, Class<?>> classes;
    private final ScriptLoader loader;
    private final List<Span> statements;

    Script(Program program, Map<String, Class<?>> classes, ScriptLoader loader, List<Span> statements) {
        this.statements = List.copyOf(statements);
        this.program = program;
        this.classes = Map.copyOf(classes);
        this.loader = loader;
    }

    /** Its statements by the numbers of {@link net.weir.roto.run.Trace}; none if it was not compiled for tracing. */
    public List<Span> statements() {
        return statements;
    }

    /** Evaluates the constants. */
    void initialise(Call call) {
        invoke(find(classes.get("pkg"), Generator.INITIALISE), call, new Object[0]);
    }

    /** All functions and filters of {@code pkg}, in the order in which they stand there. */
    public List<Function> functions() {
        return program.functions().stream()
                .filter(f -> f.module().equals("pkg") && !f.isTest())
                .toList();
    }

    public @Nullable Function function(String name) {
        return functions().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Full names of all tests of all modules, sorted. */
    public List<Function> tests() {
        return program.functions().stream()
                .filter(Function::isTest)
                .sorted(Comparator.comparing(Function::fullName))
                .toList();
    }

    /** Runs a test: true if it accepts. */
    public boolean passes(Function test, Call call) {
        EnumValue verdict =
                (EnumValue) invoke(find(classes.get(test.module()), "test$" + test.name()), call, new Object[0]);
        return verdict != null && verdict.variant() == 0;
    }

    /**
     * A function of {@code pkg} as a handle: the call, then the carriers of its parameters.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public MethodHandle handle(String name) {
        if (function(name) == null) {
            throw new IllegalArgumentException("no function " + name);
        }
        return find(classes.get("pkg"), name);
    }

    /**
     * Calls a function of {@code pkg} with boxed arguments; unit is null.
     *
     * @throws RotoFailure if it fails while it runs
     */
    public @Nullable Object call(String name, Call call, Object... arguments) {
        call.begin();
        return invoke(handle(name), call, arguments);
    }

    /**
     * A function as an implementation of an interface with one method, whose parameters are a Call and the carriers, for
     * callers that cannot afford a handle that is no constant.
     *
     * @throws IllegalArgumentException if they do not fit
     */
    public <I> I bind(Class<I> type, String name) {
        return Adapter.make(
                type, handle(name).type(), find(classes.get("pkg"), name), classes.get("pkg"), name, loader);
    }

    private static @Nullable Object invoke(MethodHandle handle, Call call, Object[] arguments) {
        List<Object> all = new ArrayList<>();
        all.add(call);
        all.addAll(Arrays.asList(arguments)); // None is null
        try {
            return handle.invokeWithArguments(all);
        } catch (RuntimeException | StackOverflowError e) {
            throw RotoFailure.of(e);
        } catch (Throwable e) {
            throw RotoFailure.of(e);
        }
    }

    private static MethodHandle find(@Nullable Class<?> holder, String name) {
        for (Method method : holder == null ? new Method[0] : holder.getMethods()) {
            if (method.getName().equals(name)) {
                try {
                    return MethodHandles.publicLookup().unreflect(method);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        throw new IllegalArgumentException("no function " + name);
    }
}
