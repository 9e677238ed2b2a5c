package net.weir.roto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.weir.roto.host.Library;
import net.weir.roto.run.Call;
import org.junit.jupiter.api.Test;

/** Modules, imports, constants, tests. */
class ModuleTest {
    /** Modules as path and text in turn. */
    private static Compilation compile(String... parts) {
        List<SourceTree.Module> modules = new ArrayList<>();
        for (int i = 0; i < parts.length; i += 2) {
            modules.add(new SourceTree.Module(parts[i], new Source(parts[i] + ".roto", parts[i + 1])));
        }
        return new RotoCompiler(Library.standard()).compile(new SourceTree(modules, List.of()));
    }

    private static Object run(int argument, String... parts) {
        Compilation made = compile(parts);
        assertThat(made.script()).as(Scripts.shown(made)).isNotNull();
        return made.script().call("main", Call.plain(), argument);
    }

    private static List<String> errors(String... parts) {
        return compile(parts).diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::message)
                .toList();
    }

    @Test
    void functions_are_imported_above_or_inside() {
        String child = "fn bar(x: i32) -> i32 { 2 * x }";
        assertThat(run(4, "pkg", "import foo.bar; fn main(x: i32) -> i32 { bar(x) }", "pkg.foo", child))
                .isEqualTo(8);
        assertThat(run(4, "pkg", "fn main(x: i32) -> i32 { import foo.bar; bar(x) }", "pkg.foo", child))
                .isEqualTo(8);
        assertThat(run(4, "pkg", "fn main(x: i32) -> i32 { foo.bar(x) + pkg.foo.bar(x) }", "pkg.foo", child))
                .isEqualTo(16);
        assertThat(run(
                        4,
                        "pkg",
                        "import pkg.foo.{bar, baz.{q}}; fn main(x: i32) -> i32 { q(x) }",
                        "pkg.foo",
                        child,
                        "pkg.foo.baz",
                        "fn q(x: i32) -> i32 { super.bar(x) }"))
                .isEqualTo(8);
    }

    @Test
    void super_is_the_module_above() {
        assertThat(run(
                        4,
                        "pkg",
                        "fn double(x: i32) -> i32 { 2 * x } fn main(x: i32) -> i32 { foo.quadruple(x) }",
                        "pkg.foo",
                        "import super.double; fn quadruple(x: i32) -> i32 { double(double(x)) }"))
                .isEqualTo(16);
        assertThat(errors("pkg", "import super.x;")).singleElement().asString().contains("too many `super`");
        assertThat(errors("pkg", "", "pkg.foo", "import super.super.x;"))
                .singleElement()
                .asString()
                .contains("too many `super`");
        assertThat(errors("pkg", "import foo.super.x;", "pkg.foo", "")).hasSize(1);
    }

    @Test
    void a_module_that_is_not_there_is_told_of() {
        assertThat(errors("pkg", "import nothing.x;"))
                .singleElement()
                .asString()
                .contains("expected a module");
        assertThat(errors("pkg", "import foo.x;", "pkg.foo", ""))
                .singleElement()
                .asString()
                .contains("cannot find `x` in module `pkg.foo`");
    }

    @Test
    void constants_may_be_built_of_others() {
        assertThat(run(
                        4,
                        "pkg",
                        "import foo.MULTIPLIER; fn main(x: i32) -> i32 { x * MULTIPLIER }",
                        "pkg.foo",
                        "const MULTIPLIER: i32 = 10;"))
                .isEqualTo(40);
        assertThat(run(
                        0,
                        "pkg",
                        "fn main(x: i32) -> i32 { C } const C: i32 = D + f(); const D: i32 = 10; fn f() -> i32 { 5 }"))
                .isEqualTo(15);
        assertThat(errors("pkg", "const A: i32 = B; const B: i32 = A;"))
                .contains("constant `A` is recursively defined.");
        assertThat(errors("pkg", "const A: i32 = f(); fn f() -> i32 { A }"))
                .containsExactly("constant `A` is recursively defined.");
        assertThat(errors("pkg", "const A: i32 = return 1;")).contains("cannot `return` here");
        assertThat(errors("pkg", "const A: i32 = 1 / f(); fn f() -> i32 { 0 }"))
                .singleElement()
                .asString()
                .contains("division by zero");
    }

    @Test
    void silly_imports_end() {
        assertThat(errors("pkg", "import foo.a;", "pkg.foo", "import super.a;")).isNotEmpty();
        assertThat(errors("pkg", "import a.b; import b.a;")).isNotEmpty();
    }

    @Test
    void types_that_contain_themselves_are_rejected() {
        assertThat(errors("pkg", "record A { a: A }")).containsExactly("type cycle detected!");
        assertThat(errors("pkg", "record A { b: B } enum B { X(A) }")).contains("type cycle detected!");
        assertThat(errors("pkg", "record A { b: Box[A] } record Box[T] { t: T }"))
                .contains("type cycle detected!");
        assertThat(errors("pkg", "record A { b: A? }")).contains("type cycle detected!");
    }

    @Test
    void items_and_tests_have_their_name_once() {
        assertThat(errors("pkg", "fn a() {} fn a() {}")).containsExactly("item `a` is declared multiple times");
        assertThat(errors("pkg", "test a { accept } test a { accept }"))
                .containsExactly("test `a` is declared multiple times");
        assertThat(errors("pkg", "fn a() {} test a { a(); accept }")).isEmpty();
    }

    @Test
    void tests_tell_right_from_wrong() {
        String test = " test check_double { if double(4) != 8 { reject; } accept }";
        Script right = Scripts.compile("fn double(x: i32) -> i32 { x * 2 }" + test);
        Script wrong = Scripts.compile("fn double(x: i32) -> i32 { x * 3 }" + test);
        assertThat(right.tests()).singleElement().satisfies(t -> assertThat(right.passes(t, Call.plain()))
                .isTrue());
        assertThat(wrong.tests()).singleElement().satisfies(t -> assertThat(wrong.passes(t, Call.plain()))
                .isFalse());
    }
}
