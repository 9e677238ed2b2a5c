package net.weir.roto;

import static net.weir.roto.Scripts.compile;
import static net.weir.roto.Scripts.run;
import static org.assertj.core.api.Assertions.assertThat;

import net.weir.roto.run.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options, {@code ?}, match. */
class OptionTest {
    @Test
    void match_takes_the_value_out() {
        String script = "fn or42(x: u32?) -> u32 { match x { Some(v) => v, None => 42 } }"
                + " fn main(some: bool) -> u32 { if some { or42(Some(5)) } else { or42(None) } }";
        assertThat(run(script, true)).isEqualTo(5);
        assertThat(run(script, false)).isEqualTo(42);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello|5|hey!",
                "hello|4|hey!",
                "lorem ipsum dolor|5|x is 5",
                "lorem ipsum dolor|4|arm 3",
                "nothing|5|x is 5",
                "nothing|4|default"
            })
    void guards_decide_in_order(String text, int x, String expected) {
        String script =
                """
                fn main(text: String, x: i32) -> String {
                    let s: String? = Some(text);
                    match s {
                        Some(s) if s == "hello" => "hey!",
                        _ if x == 5 => "x is 5",
                        Some(s) if s.starts_with("lorem ipsum") => { "arm 3" }
                        _ => "default",
                    }
                }
                """;
        assertThat(run(script, text, x)).isEqualTo(expected);
    }

    @Test
    void a_question_mark_leaves_the_function_with_none() {
        assertThat(run("fn bar() -> i32? { None } fn main() -> i32? { bar()?; Some(3) }"))
                .isNull();
        assertThat(run("fn bar() -> u32?? { Some(None) } fn main() -> u32? { let x = bar()??; Some(x) }"))
                .isNull();
        assertThat(run("fn bar() -> u32?? { Some(Some(1)) } fn main() -> u32? { let x = bar()??; Some(x) }"))
                .isEqualTo(1);
    }

    @Test
    void question_marks_stand_inside_of_expressions() {
        Script script = compile("fn small(x: i32) -> i32? { if x < 10 { Some(x) } else { None } }"
                + " fn main(x: i32, y: i32) -> i32? { Some(small(x)? + small(y)?) }");
        assertThat(script.call("main", Call.plain(), 2, 2)).isEqualTo(4);
        assertThat(script.call("main", Call.plain(), 5, 5)).isEqualTo(10);
        assertThat(script.call("main", Call.plain(), 15, 5)).isNull();
        assertThat(script.call("main", Call.plain(), 5, 10)).isNull();
    }

    @Test
    void fields_and_methods_follow_a_question_mark() {
        Script script = compile("fn maybe(x: i32) -> { a: i32 }? { if x == 5 { Some({ a: x }) } else { None } }"
                + " fn main(x: i32) -> i32? { Some(maybe(x)?.a) }");
        assertThat(script.call("main", Call.plain(), 5)).isEqualTo(5);
        assertThat(script.call("main", Call.plain(), 6)).isNull();
        Script powers = compile("fn fin(x: f64) -> f64? { if x.is_finite() { Some(x) } else { None } }"
                + " fn main(x: f64) -> f64? { Some(fin(x)?.pow(2.0)) }");
        assertThat(powers.call("main", Call.plain(), 10.0)).isEqualTo(100.0);
        assertThat(powers.call("main", Call.plain(), Double.NaN)).isNull();
    }

    @Test
    void generic_enums_convert_both_ways() {
        String script =
                """
                enum Maybe[T] { Just(T), Nothing }
                import Maybe.{Just, Nothing};
                fn there(x: i32?) -> Maybe[i32] { match x { Some(v) => Just(v), None => Nothing } }
                fn back(x: Maybe[i32]) -> i32? { match x { Just(v) => Some(v), Nothing => None } }
                fn main(some: bool) -> bool {
                    let x = if some { Some(3) } else { None };
                    back(there(x)) == x
                }
                """;
        assertThat(run(script, true)).isEqualTo(true);
        assertThat(run(script, false)).isEqualTo(true);
    }

    @Test
    void an_enum_without_variants_needs_no_arms() {
        assertThat(Scripts.errors("enum Void {} fn main(x: Void) -> i32 { match x {} }"))
                .isEmpty();
    }

    @Test
    void unit_can_be_an_option() {
        assertThat(run(
                        "fn f(x: bool) -> ()? { if x { Some(()) } else { None } } fn main(x: bool) -> bool { f(x) == Some(()) }",
                        true))
                .isEqualTo(true);
    }
}
