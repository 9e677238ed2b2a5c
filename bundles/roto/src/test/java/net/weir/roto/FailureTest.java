package net.weir.roto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.weir.roto.run.Call;
import net.weir.roto.run.RotoFailure;
import net.weir.roto.run.RotoFailure.Reason;
import org.junit.jupiter.api.Test;

/** What goes wrong while a script runs has a name and a place, and never takes a thread with it. */
class FailureTest {
    private static RotoFailure failure(String text, Object... arguments) {
        Script script = Scripts.compile(text);
        RotoFailure[] found = new RotoFailure[1];
        assertThatExceptionOfType(RotoFailure.class)
                .isThrownBy(() -> script.call("main", Call.plain(), arguments))
                .satisfies(e -> found[0] = e);
        return found[0];
    }

    @Test
    void division_by_zero_tells_its_line() {
        RotoFailure failure = failure("fn main(x: i32) -> i32 {\n    let y = 1;\n    y / x\n}", 0);
        assertThat(failure.reason()).isEqualTo(Reason.DIVISION_BY_ZERO);
        assertThat(failure.place()).isEqualTo("test.roto:3");
        assertThat(failure("fn main(x: u64) -> u64 { 1 % x }", 0L).reason()).isEqualTo(Reason.DIVISION_BY_ZERO);
    }

    @Test
    void a_prefix_length_out_of_range_is_an_error() {
        assertThat(failure("fn main(x: u8) -> Prefix { 10.0.0.0 / x }", 33).reason())
                .isEqualTo(Reason.PREFIX_LENGTH);
        assertThat(failure("fn main() -> Prefix { 10.0.0.0 / 33 }").reason()).isEqualTo(Reason.PREFIX_LENGTH);
        assertThat(failure("fn main(x: u8) -> Prefix { Prefix.new(::, x) }", 129)
                        .reason())
                .isEqualTo(Reason.PREFIX_LENGTH);
    }

    @Test
    void endless_recursion_ends() {
        assertThat(failure("fn main(x: i32) -> i32 { main(x + 1) + 1 }", 0).reason())
                .isEqualTo(Reason.STACK_OVERFLOW);
        assertThat(failure("fn main(x: i32) -> i32 { f(x) } fn f(x: i32) -> i32 { main(x) }", 0)
                        .reason())
                .isEqualTo(Reason.STACK_OVERFLOW);
    }

    @Test
    void endless_loops_end() {
        assertThat(failure("fn main() { while true {} }").reason()).isEqualTo(Reason.BUDGET);
        assertThat(failure("fn main() { let l = [1]; for x in l { l.push(x); } }")
                        .reason())
                .isEqualTo(Reason.BUDGET);
    }

    @Test
    void memory_is_bounded() {
        assertThat(failure("fn main() { let s = \"0123456789\"; while true { s = s + s; } }")
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(failure("fn main() -> String { \"ab\".repeat(1000000000000) }")
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void a_call_after_a_failure_starts_anew() {
        Script script = Scripts.compile("fn main(x: i32) -> i32 { if x == 0 { main(x) } else { x } }");
        Call call = new Call(100_000);
        for (int i = 0; i < 10; i++) {
            assertThatExceptionOfType(RotoFailure.class).isThrownBy(() -> script.call("main", call, 0));
            assertThat(script.call("main", call, 1)).isEqualTo(1);
        }
    }
}
