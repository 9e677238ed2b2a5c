package net.weir.roto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.weir.roto.run.Call;
import net.weir.roto.run.RotoFailure;
import net.weir.roto.syntax.Formatter;
import net.weir.roto.syntax.ParsedFile;
import net.weir.roto.syntax.Printer;

/** Programs by chance: compiled code does what the interpreter does, and printing and laying out change nothing. */
class RandomProgramProperties {
    @Property(tries = 300)
    void compiled_code_does_what_the_interpreter_does(
            @ForAll long seed, @ForAll int a, @ForAll byte b, @ForAll long c) {
        String text = ProgramMaker.program(seed);
        Script script = Scripts.compile(text);
        Object compiled = outcome(() -> script.call("main", new Call(10_000_000), a, b & 0xff, c));
        Object walked = outcome(() -> Interpreter.call(script.function("main"), List.of(a, b & 0xff, c)));
        assertThat(compiled).as(text).isEqualTo(walked);
    }

    @Property(tries = 200)
    void what_is_printed_reads_back_as_the_same_tree(@ForAll long seed) {
        String text = ProgramMaker.program(seed);
        String printed = print(text);
        assertThat(print(printed)).isEqualTo(printed);
        Object first = outcome(() -> Scripts.compile(text).call("main", Call.plain(), 1, 2, 3L));
        assertThat(outcome(() -> Scripts.compile(printed).call("main", Call.plain(), 1, 2, 3L)))
                .isEqualTo(first);
    }

    /** What comes of a call: its value, or the reason of the failure that the language defines for it. */
    private static Object outcome(Supplier<Object> call) {
        try {
            return call.get();
        } catch (RotoFailure failure) {
            return "failed: " + failure.reason();
        }
    }

    @Property(tries = 200)
    void laying_out_twice_is_laying_out_once(@ForAll long seed) {
        String text = ProgramMaker.program(seed);
        String once = Formatter.format(new Source("p.roto", text), Dialect.V0_12);
        assertThat(Formatter.format(new Source("p.roto", once), Dialect.V0_12)).isEqualTo(once);
        assertThat(print(once)).isEqualTo(print(text));
    }

    private static String print(String text) {
        ParsedFile file = ParsedFile.parse(new Source("p.roto", text), Dialect.V0_12);
        assertThat(file.problems()).as(text).isEmpty();
        return Printer.print(file);
    }

    @Property(tries = 2000)
    void no_text_makes_the_compiler_throw(@ForAll long seed, @ForAll long damage) {
        StringBuilder text = new StringBuilder(ProgramMaker.program(seed));
        java.util.Random random = new java.util.Random(damage);
        String other = "{}()[];,.:?!=<>+-*/%&|\"'#f_0 1aAS\\\n\u00e9";
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, other.charAt(random.nextInt(other.length())));
                default -> text.setCharAt(at, other.charAt(random.nextInt(other.length())));
            }
        }
        Compilation made = Scripts.compilation(text.toString());
        assertThat(made.script() == null).isEqualTo(made.diagnostics().stream().anyMatch(Diagnostic::isError));
        made.diagnostics().forEach(DiagnosticText::plain);
    }
}
