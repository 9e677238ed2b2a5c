package net.weir.roto;

import static net.weir.roto.Scripts.run;
import static net.weir.roto.Scripts.value;
import static net.weir.roto.Scripts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.weir.roto.run.Call;
import net.weir.roto.run.EnumValue;
import net.weir.roto.run.ListValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs with their results: numbers, logic, loops, variables. */
class LanguageTest {
    @Test
    void if_decides_between_accept_and_reject() {
        Script script = Scripts.compile("filtermap main(x: i32) { if x == 10 { accept } else { reject } }");
        assertThat(verdict(script.call("main", Call.plain(), 5))).isEqualTo("Reject");
        assertThat(verdict(script.call("main", Call.plain(), 10))).isEqualTo("Accept");
    }

    @Test
    void not_turns_a_condition_round() {
        String script = "filtermap main(x: i32) { if !(x == 10) { accept } else { reject } }";
        assertThat(verdict(run(script, 5))).isEqualTo("Accept");
        assertThat(verdict(run(script, 10))).isEqualTo("Reject");
        assertThat(run("fn main(x: i32) -> bool { !!(x == 10) }", 10)).isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({"5,Accept", "20,Accept", "100,Reject"})
    void multiplication_binds_tighter_than_addition_and_that_than_comparison(int x, String expected) {
        String script = "filtermap main(x: i32) { if x + 10 * 20 < 250 { accept } else { reject } }";
        assertThat(verdict(run(script, x))).isEqualTo(expected);
    }

    @Test
    void parentheses_group_logic() {
        Script script = Scripts.compile("filtermap main(x: i32) {"
                + " if ((x > 10 && x < 20) || (x >= 30 && x <= 40) || x == 55) { accept } else { reject } }");
        for (int x = 0; x < 100; x++) {
            boolean expected = x > 10 && x < 20 || x >= 30 && x <= 40 || x == 55;
            assertThat(verdict(script.call("main", Call.plain(), x))).isEqualTo(expected ? "Accept" : "Reject");
        }
    }

    @Test
    void numbers_have_the_type_behind_them() {
        assertThat(value("i64", "10i64")).isEqualTo(10L);
        assertThat(value("f32", "10.1f32")).isEqualTo(10.1f);
        assertThat(value("f64", "10f64")).isEqualTo(10.0);
        assertThat(value("i32", "1_000_000")).isEqualTo(1_000_000);
        assertThat(value("f64", "1e10")).isEqualTo(1e10);
        assertThat(value("u32", "0xff")).isEqualTo(255);
        assertThat(value("i32", "-5")).isEqualTo(-5);
        assertThat(run("fn main(x: i32) -> i32 { -x }", 5)).isEqualTo(-5);
    }

    @Test
    void a_negative_number_is_not_unsigned() {
        assertThat(Scripts.errors("fn main() -> u32 { -5 }"))
                .singleElement()
                .asString()
                .contains("mismatched types");
    }

    @Test
    void the_remainder_of_bytes_has_the_sign_of_the_dividend() {
        Script script = Scripts.compile("fn main(x: i8, y: i8) -> i8 { x % y }");
        for (int x = -128; x < 128; x++) {
            for (int y = -128; y < 128; y += 5) {
                if (y != 0) {
                    assertThat(script.call("main", Call.plain(), x, y)).isEqualTo(x % y);
                }
            }
        }
        assertThat(script.call("main", Call.plain(), -128, -1)).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({
        "i8,127,1,-128",
        "u8,255,1,0",
        "i16,32767,1,-32768",
        "u16,65535,1,0",
        "i32,2147483647,1,-2147483648",
        "u32,-1,1,0"
    })
    void integers_wrap_at_their_width(String type, int x, int y, int sum) {
        assertThat(run("fn main(x: " + type + ", y: " + type + ") -> " + type + " { x + y }", x, y))
                .isEqualTo(sum);
    }

    @Test
    void unsigned_numbers_compare_and_divide_as_such() {
        assertThat(run("fn main(x: u32) -> bool { x > 1 }", -1)).isEqualTo(true);
        assertThat(run("fn main(x: u32) -> u32 { x / 2 }", -1)).isEqualTo(Integer.MAX_VALUE);
        assertThat(run("fn main(x: u64) -> u64 { x % 10 }", -1L)).isEqualTo(5L);
        assertThat(run("fn main(x: u64) -> bool { 1 < x }", -1L)).isEqualTo(true);
    }

    @Test
    void floats_divide_by_zero_as_ieee_says() {
        assertThat(value("f64", "1.0 / 0.0")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(value("f64", "-1.0 / 0.0")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(value("f64", "0.0 / 0.0")).isEqualTo(Double.NaN);
        assertThat(value("bool", "let x = 0.0 / 0.0; x == x || x < 1.0 || x > 1.0 || x <= 1.0 || x >= 1.0"))
                .isEqualTo(false);
        assertThat(value("bool", "let x = 0.0 / 0.0; x != x && !(x < 1.0)")).isEqualTo(true);
    }

    @Test
    void while_computes_a_factorial() {
        String script = "fn main(n: u64) -> u64 { let r = 1; let i = n; while i > 0 { r *= i; i -= 1; } r }";
        assertThat(run(script, 5L)).isEqualTo(120L);
    }

    @Test
    void while_builds_a_string() {
        String script =
                """
                fn rep(s: String, n: u64) -> String {
                    let out = "";
                    let i = 0;
                    while i < n {
                        out = out + s;
                        i += 1;
                    }
                    out
                }
                fn main() -> String { rep("ab", 3) }
                """;
        assertThat(run(script)).isEqualTo("ababab");
    }

    @Test
    void assignments_with_an_operator() {
        assertThat(value("i32", "let x = 4; x = x + 3; x")).isEqualTo(7);
        assertThat(value("i32", "let x = 1; x += 2; x += 3; x")).isEqualTo(6);
        assertThat(value("i32", "let x = 6; x -= 2; x -= 3; x")).isEqualTo(1);
        assertThat(value("i32", "let x = 6; x *= 2; x *= 3; x")).isEqualTo(36);
        assertThat(value("i32", "let x = 60; x /= 2; x /= 3; x")).isEqualTo(10);
        assertThat(value("i32", "let x = 65; x %= 10; x")).isEqualTo(5);
    }

    @Test
    void records_are_values() {
        assertThat(value("i32", "let x = {bar: 4}; let y = {bar: 5}; x = y; x.bar = 6; y.bar"))
                .isEqualTo(5);
        assertThat(value("i32", "let x = {bar: {baz: 4}}; x.bar.baz = 6; x.bar.baz"))
                .isEqualTo(6);
        assertThat(value("bool", "{a: 1, b: 2} == {b: 2, a: 1}")).isEqualTo(true);
        assertThat(run("record P { x: i32, y: i32 } fn main() -> i32 { let p = P { y: 2, x: 1 }; p.x * 10 + p.y }"))
                .isEqualTo(12);
        assertThat(run("record P { x: i32, y: i32 } fn f(p: P) -> i32 { p.x } fn main() -> i32 { f({ y: 2, x: 1 }) }"))
                .isEqualTo(1);
    }

    @Test
    void a_string_can_be_added_to_itself() {
        assertThat(value("String", "let x = \"foo\"; x = x + x; x = x + x; x")).isEqualTo("foofoofoofoo");
    }

    @Test
    void lists_are_shared_with_whom_they_are_given_to() {
        String script = "fn add(l: List[i32]) -> List[i32] { l.push(3); l.push(4); l }"
                + " fn main() -> bool { let l = [1, 2]; let m = add(l); m == [1, 2, 3, 4] && l == m }";
        assertThat(run(script)).isEqualTo(true);
    }

    @Test
    void lists_swap_and_concatenate() {
        assertThat(value("List[i32]", "let l = [1, 2, 3, 4]; l.swap(1, 2); l.swap(0, 3); l.swap(0, 9); l"))
                .isEqualTo(ListValue.of(List.of(4, 3, 2, 1)));
        assertThat(value("bool", "[1, 2] + [3] == [1, 2].concat([3]) && [1, 2] + [3] == [1, 2, 3]"))
                .isEqualTo(true);
    }

    @Test
    void for_goes_through_a_list() {
        assertThat(value("i32", "let s = 0; for x in [1, 2, 3, 4] { s += x; } s"))
                .isEqualTo(10);
        assertThat(value("i32", "let s = 0; for x in [1, 2, 3, 4] { for y in [1, 2, 3, 4] { s = s + x * y; } } s"))
                .isEqualTo(100);
        assertThat(value("i32", "let s = 0; for x in [] { s += x; } s")).isEqualTo(0);
        assertThat(value("String", "let s = \"\"; for x in [\"ab\", \"cd\"] { s = s + x; } s"))
                .isEqualTo("abcd");
    }

    @Test
    void a_list_of_options_keeps_none() {
        assertThat(value("u64", "let l: List[i32?] = [Some(1), None, Some(2), None]; l.len()"))
                .isEqualTo(4L);
        assertThat(value("bool", "let l: List[i32?] = [Some(1), None]; l.get(1) == Some(None) && l.get(5) == None"))
                .isEqualTo(true);
    }

    @Test
    void an_inner_block_may_hide_a_variable() {
        assertThat(value("i32", "let x = 1; if true { let x = 2; x = 3; } x")).isEqualTo(1);
        assertThat(value("i32", "let x = { let y = 2; y * 2 }; x")).isEqualTo(4);
    }

    @Test
    void the_first_line_may_name_an_interpreter() {
        assertThat(run("#!/usr/bin/env roto\nfn main() -> i32 { 1 }")).isEqualTo(1);
    }

    @Test
    void values_go_with_verdicts() {
        String script = "filtermap main(x: i32) { if x > 3 { accept x } reject \"no\" }";
        assertThat(verdict(run(script, 4))).isEqualTo("Accept 4");
        assertThat(verdict(run(script, 3))).isEqualTo("Reject no");
    }

    @Test
    void a_filter_may_end_in_another_one() {
        String script = "filtermap main(x: i32) { other(x) } filtermap other(x: i32) { if x > 3 { accept x } reject }";
        assertThat(verdict(run(script, 4))).isEqualTo("Accept 4");
        assertThat(verdict(run("filtermap main(x: i32) { return Verdict.Accept(x); }", 1)))
                .isEqualTo("Accept 1");
    }

    @Test
    void examples_of_the_documentation() {
        assertThat(
                        run(
                                "fn gcd(a: u32, b: u32) -> u32 { if b == 0 { a } else { gcd(b, a % b) } } fn main() -> u32 { gcd(125, 50) }"))
                .isEqualTo(25);
        assertThat(value("String", "f\"{-12.3 + 4.5}\"")).isEqualTo("-7.800000000000001");
        String range =
                """
                record Range { low: i64, high: i64 }
                fn contains(r: Range, x: i64) -> bool { x >= r.low && x <= r.high }
                fn main() -> String {
                    let r = Range { low: 10, high: 20 };
                    let a = contains(r, 10);
                    let b = contains(r, 9);
                    let c = contains(r, 20);
                    let d = contains(r, 21);
                    f"a = {a}, b = {b}, c = {c}, d = {d}"
                }
                """;
        assertThat(run(range)).isEqualTo("a = true, b = false, c = true, d = false");
    }

    @Test
    void verdicts_are_enums_like_others() {
        String script =
                """
                fn give(x: i32) -> Verdict[i32, i32] { if x > 10 { accept x } reject x }
                fn main(x: i32) -> Verdict[i32, i32] {
                    match give(x) {
                        Accept(y) => Verdict.Accept(y + 1),
                        Reject(y) => Verdict.Reject(y),
                    }
                }
                """;
        assertThat(verdict(run(script, 5))).isEqualTo("Reject 5");
        assertThat(verdict(run(script, 15))).isEqualTo("Accept 16");
        assertThat(verdict(run(script, 25))).isEqualTo("Accept 26");
    }

    @Test
    void results_are_matched() {
        String script = "fn half(x: u32) -> Result[u32, String] { if x % 2 == 0 { Ok(x / 2) } else { Err(\"odd\") } }"
                + " fn main(x: u32) -> String { match half(x) { Ok(v) => v.to_string(), Err(e) => e } }";
        assertThat(run(script, 8)).isEqualTo("4");
        assertThat(run(script, 7)).isEqualTo("odd");
        assertThat(((EnumValue) java.util.Objects.requireNonNull(value("Result[i32, i32]", "Err(1)"))).variant())
                .isEqualTo(1);
    }
}
