package net.weir.roto;

import static net.weir.roto.Scripts.compilation;
import static net.weir.roto.Scripts.errors;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of the catalogue, and how it looks. */
class DiagnosticTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "fn f() -> String { \"blabla\\y\" } ~ unknown character escape",
                "function foo() {} ~ expected a function, filter, filtermap or import but got 'function'",
                "function foo() {} ~ not a valid keyword, you probably meant `fn`",
                "struct Foo {} ~ not a valid keyword, you probably meant `record`",
                "use foo.bar; ~ not a valid keyword, you probably meant `import`",
                "# text ~ expected a function, filter, filtermap or import but got '#'",
                "# text ~ use `//` for comments instead of `#`",
                "/* text */ ~ use `//` for comments instead of `/*`",
                "fn f() -> bool { true && false || true } ~ `||` cannot be chained with `&&`",
                "fn f() -> bool { true && false || true } ~ Try to disambiguate the expression with parentheses.",
                "fn f() -> bool { 1 < 2 < 3 } ~ `<` cannot be chained with `<`",
                "fn; ~ expected an identifier but got ';'",
                "fn f() -> bool { accept } ~ mismatched types",
                "fn f() -> bool { accept } ~ expected `bool`, found `Verdict[(), @]`",
                "fn f(a: i32) { a + 3 = 4; } ~ cannot assign to this expression",
                "fn f(a: i32) { a + 3 = 4; } ~ you can only assign to a variable or fields of a variable",
                "record A { a: i32, a: i32 } ~ field `a` appears multiple times in the same record",
                "fn f() -> i32 { let x = { a: 1, a: 2 }; 1 } ~ field `a` appears multiple times in the same record",
                "fn f(x: bool?) -> bool { x == true } ~ expected `Option[bool]`, found `bool`",
                "record Foo { a: i32 } fn f(x: Foo) -> i32 { x.b } ~ no field or method `b` on type `pkg.Foo`",
                "fn f(x: bool) -> i32 { x.foofoo() } ~ no method `foofoo` on type `bool`",
                "fn f() -> i32 { b } ~ cannot find value `b` in this scope",
                "record Foo { a: i32 } fn f(x: Foo) { match x {} } ~ cannot match on the type `pkg.Foo`, because only matching on enums is supported.",
                "fn bar(x: i32) {} fn f() { bar() } ~ function `bar` takes 1 arguments but 0 arguments were given",
                "record R { a: i32, b: i32, c: i32 } fn f() { let r = R { a: 1 }; } ~ field mismatch: missing fields `b` and `c` in record literal",
                "record R { a: i32 } fn f() { let r = R { a: 1, d: 2 }; } ~ invalid field `d`",
                "fn f() { let r = String { a: 1 }; } ~ Expected a record type, but found `String`",
                "fn f() -> i32 { String } ~ expected a value, but found type `String`",
                "fn f(x: i32?) -> i32 { match x { Some(y) => y } } ~ match expression is not exhaustive, missing variants `None`",
                "fn f(x: i32?) -> i32 { match x { _ => 1, None => 2 } } ~ expression is unreachable",
                "fn f(x: i32?) -> i32 { match x { Foo(y) => y, _ => 2 } } ~ the variant `Foo` does not exist on `Option[i32]`",
                "fn f() { let x = 1; let x = 2; } ~ declared multiple times",
                "fn f() -> bool { \"a\" < \"b\" } ~ expected a numeric value, found type `String`",
                "fn f() -> i32 { true + false } ~ expected a numeric value, found type `bool`",
                "fn f() -> f64 { 1.0 % 2.0 } ~ expected an integer value",
                "filtermap main(x: i32) { if x == 1 { accept } } ~ expected `Verdict[(), @]`, found `()`",
                "fn f(x: Nothing) {} ~ cannot find type `Nothing` in this scope",
                "fn f() { x = 1; let x = 2; } ~ cannot find value `x` in this scope",
                "fn f() -> i32 { 1i7 } ~ unknown type suffix `i7`",
                "fn f() -> IpAddr { 1.2.3.456 } ~ `1.2.3.456` is not a valid IPv4 address",
                "fn f() -> i32 { if 1 { 2 } else { 3 } } ~ expected `bool`, found",
                "fn f() -> i32 { \"never ends } ~ unterminated string",
                "fn f() -> u8 { 256 } ~ number out of range for `u8`",
                "fn f() -> i8 { 200 } ~ number out of range for `i8`",
                "record G { g: G } ~ type cycle detected!",
            })
    void tells_what_is_wrong(String script, String expected) {
        Compilation made = compilation(script);
        assertThat(made.script()).isNull();
        assertThat(Scripts.shown(made))
                .containsPattern(java.util.regex.Pattern.quote(expected).replace("@", "\\E@[0-9]+\\Q"));
    }

    @Test
    void every_error_of_a_file_is_told() {
        List<String> errors =
                errors("fn a( { }\nfn b() -> i32 { let = 3; let y 4; 5 }\nstruct C {}\nfn d() { 1 + ; }\n");
        assertThat(errors).hasSize(5);
        assertThat(errors.get(0)).startsWith("test.roto:1:7: Error: Parse error: expected an identifier but got '{'");
        assertThat(errors.get(1)).startsWith("test.roto:2:21:");
        assertThat(errors.get(2)).startsWith("test.roto:2:32:");
        assertThat(errors.get(3)).startsWith("test.roto:3:1:");
        assertThat(errors.get(4)).startsWith("test.roto:4:14:");
        assertThat(errors("fn a() -> i32 { true }\nfn b() -> bool { 1 }\nfn c() { d(); }"))
                .hasSize(3);
    }

    @Test
    void columns_count_characters() {
        assertThat(errors("/*é*/ fn ;").get(0)).startsWith("test.roto:1:1:");
        assertThat(errors("fn f() -> String { \"😀é\"; ; }"))
                .singleElement()
                .asString()
                .startsWith("test.roto:1:26:");
    }

    @Test
    void the_line_is_shown_with_what_is_wrong_underlined() {
        Diagnostic problem =
                compilation("fn f() -> bool {\n    \"text\"\n}").diagnostics().get(0);
        assertThat(DiagnosticText.plain(problem))
                .isEqualTo(
                        """
                Error: Type error: mismatched types
                  ╭─[test.roto:2:5]
                2 │     "text"
                  │     ^^^^^^ expected `bool`, found `String`
                """);
        assertThat(DiagnosticText.coloured(problem)).contains("\u001b[31m");
    }

    @Test
    void statements_behind_a_return_are_warned_of() {
        Compilation made = compilation("fn f() -> i32 { return 1; 2 }");
        assertThat(made.script()).isNotNull();
        assertThat(made.diagnostics()).singleElement().satisfies(d -> assertThat(d.headline())
                .isEqualTo("Warning: expression is unreachable"));
    }
}
