package net.weir.roto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.weir.roto.bgp.BgpLibrary;
import net.weir.roto.run.Call;
import net.weir.roto.tree.Function;
import net.weir.roto.tree.Local;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of the language reference, from a table. */
class ReferenceTest {
    private record Case(String name, Map<String, StringBuilder> modules, List<String> calls, List<String> errors) {
        static Case named(String name) {
            return new Case(name, new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    @TestFactory
    Stream<DynamicTest> each_case_has_its_result() throws IOException {
        return cases().stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> run(c)));
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        String module = "pkg";
        try (InputStream in = Objects.requireNonNull(ReferenceTest.class.getResourceAsStream("reference.txt"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("== ")) {
                    cases.add(Case.named(line.substring(3)));
                    module = "pkg";
                } else if (!cases.isEmpty()) {
                    module = take(line, cases.get(cases.size() - 1), module);
                }
            }
        }
        return cases;
    }

    /** Takes a line of a case; gives the module that goes on. */
    private static String take(String line, Case into, String module) {
        if (line.startsWith("@ ")) {
            return line.substring(2);
        } else if (line.startsWith("> ")) {
            into.calls().add(line.substring(2));
        } else if (line.startsWith("! ")) {
            into.errors().add(line.substring(2));
        } else {
            into.modules()
                    .computeIfAbsent(module, m -> new StringBuilder())
                    .append(line)
                    .append('\n');
        }
        return module;
    }

    private static void run(Case given) {
        List<SourceTree.Module> modules = new ArrayList<>();
        given.modules()
                .forEach((path, text) ->
                        modules.add(new SourceTree.Module(path, new Source(path + ".roto", text.toString()))));
        Compilation made = new RotoCompiler(BgpLibrary.standard()).compile(new SourceTree(modules, List.of()));
        assertThat(given.calls().isEmpty())
                .as("expects results or errors")
                .isNotEqualTo(given.errors().isEmpty());
        given.errors().forEach(error -> assertThat(Scripts.shown(made)).contains(error));
        if (!given.errors().isEmpty()) {
            assertThat(made.script()).isNull();
            return;
        }
        assertThat(made.script()).as(Scripts.shown(made)).isNotNull();
        for (String call : given.calls()) {
            String[] sides = call.split(" = ", 2);
            assertThat(result(made.script(), sides[0])).as(call).isEqualTo(sides[1]);
        }
    }

    private static String result(Script script, String call) {
        if (call.startsWith("test ")) {
            Function test = script.tests().stream()
                    .filter(t -> t.name().equals(call.substring(5)))
                    .findFirst()
                    .orElseThrow();
            return script.passes(test, Call.plain()) ? "ok" : "fail";
        }
        int open = call.indexOf('(');
        Function function = Objects.requireNonNull(script.function(call.substring(0, open)), call);
        Arguments words = new Arguments(call.substring(open + 1, call.length() - 1));
        Object[] values =
                function.parameters().stream().map(Local::type).map(words::next).toArray();
        return ValueText.of(script.call(function.name(), Call.plain(), values), function.result());
    }
}
