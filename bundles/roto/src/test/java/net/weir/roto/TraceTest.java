package net.weir.roto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.weir.roto.host.Library;
import net.weir.roto.run.Call;
import net.weir.roto.run.Trace;
import org.junit.jupiter.api.Test;

/** A script that was compiled for tracing tells which statements it ran. */
class TraceTest {
    private static final String SCRIPT =
            """
            fn small(x: i32) -> bool {
                x < 10
            }
            filter main(x: i32) {
                if small(x) {
                    reject
                }
                match Some(x) {
                    Some(y) if y > 100 => reject,
                    _ => {}
                }
                accept
            }
            """;

    private final Script script = Objects.requireNonNull(new RotoCompiler(Library.standard())
            .tracing()
            .compile(SourceTree.of("t.roto", SCRIPT))
            .script());

    private List<Integer> lines(int x) {
        Call call = Call.plain();
        Trace trace = new Trace();
        call.trace(trace);
        script.call("main", call, x);
        assertThat(trace.last()).isEqualTo(trace.passed()[trace.passed().length - 1]);
        return Arrays.stream(trace.passed())
                .mapToObj(i -> script.statements().get(i).line())
                .toList();
    }

    @Test
    void tells_each_statement_and_last_the_one_that_decided() {
        assertThat(lines(5)).containsExactly(5, 2, 6);
        assertThat(lines(50)).containsExactly(5, 2, 8, 12);
        assertThat(lines(500)).containsExactly(5, 2, 8, 9);
    }

    @Test
    void an_endless_loop_does_not_fill_the_memory() {
        Script loop = Objects.requireNonNull(new RotoCompiler(Library.standard())
                .tracing()
                .compile(SourceTree.of("t.roto", "fn main() { let i = 0; while i < 100000 { i += 1; } }"))
                .script());
        Call call = Call.plain();
        Trace trace = new Trace();
        call.trace(trace);
        loop.call("main", call);
        assertThat(trace.passed()).hasSize(10_000);
        trace.begin();
        assertThat(trace.passed()).isEmpty();
        assertThat(trace.last()).isEqualTo(-1);
    }

    @Test
    void other_scripts_have_no_statements() {
        assertThat(Scripts.compile(SCRIPT).statements()).isEmpty();
    }
}
