package net.weir.roto;

import java.util.List;
import java.util.stream.Collectors;
import net.weir.roto.host.Library;
import net.weir.roto.run.Call;
import net.weir.roto.run.EnumValue;
import org.jspecify.annotations.Nullable;

/** Compiles and runs small scripts for tests. */
final class Scripts {
    private Scripts() {}

    static Compilation compilation(String text) {
        return new RotoCompiler(Library.standard()).compile(SourceTree.of("test.roto", text));
    }

    static Script compile(String text) {
        Compilation made = compilation(text);
        if (made.script() == null) {
            throw new AssertionError(shown(made));
        }
        return made.script();
    }

    static String shown(Compilation made) {
        return made.diagnostics().stream().map(DiagnosticText::plain).collect(Collectors.joining("\n"));
    }

    /** Calls {@code main}. */
    static @Nullable Object run(String text, Object... arguments) {
        return compile(text).call("main", Call.plain(), arguments);
    }

    /** The value of an expression of this type. */
    static @Nullable Object value(String type, String expression) {
        return run("fn main() -> " + type + " { " + expression + " }");
    }

    /** "Accept" or "Reject" with the payload behind it, if there is one. */
    static String verdict(@Nullable Object value) {
        EnumValue verdict = (EnumValue) java.util.Objects.requireNonNull(value);
        String word = verdict.variant() == 0 ? "Accept" : "Reject";
        Object payload = verdict.size() == 0 ? net.weir.roto.run.Unit.UNIT : verdict.field(0);
        return payload == net.weir.roto.run.Unit.UNIT ? word : word + " " + payload;
    }

    /** Errors as one line each. */
    static List<String> errors(String text) {
        return compilation(text).diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::toString)
                .toList();
    }
}
