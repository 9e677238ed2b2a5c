package net.weir.roto;

import static org.assertj.core.api.Assertions.assertThat;

import net.weir.roto.host.Library;
import net.weir.roto.run.Call;
import org.junit.jupiter.api.Test;

/** The Roto of Rotonda 0.6 beside that of today. */
class DialectTest {
    private static final String OLD =
            """
            # a comment
            variant Colour { Red, Green(i32), }
            fn main(x: i32?) -> i32 {
                match x {
                    Some(y) | y > 10 -> 1,
                    Some(y) -> { 2 }
                    None -> 3,
                }
            }
            fn other(c: Colour) -> bool {
                not (match c { Red -> true, Green(_) -> false, })
            }
            fn call(some: bool, x: i32) -> i32 { if some { main(Some(x)) } else { main(None) } }
            """;

    private static Compilation compile(String text) {
        return new RotoCompiler(Library.standard()).compile(SourceTree.of("old.roto", text));
    }

    @Test
    void the_old_dialect_is_found_out_and_told() {
        Compilation made = compile(OLD);
        assertThat(made.script()).as(Scripts.shown(made)).isNotNull();
        assertThat(made.diagnostics()).singleElement().satisfies(d -> assertThat(d.message())
                .contains("Roto 0.10"));
        assertThat(made.script().call("call", Call.plain(), true, 11)).isEqualTo(1);
        assertThat(made.script().call("call", Call.plain(), true, 10)).isEqualTo(2);
        assertThat(made.script().call("call", Call.plain(), false, 0)).isEqualTo(3);
    }

    @Test
    void the_first_line_decides_without_a_note() {
        assertThat(compile("# roto: 0.10\n" + OLD).diagnostics()).isEmpty();
        assertThat(compile("// roto: 0.12\nfn main() {}").diagnostics()).isEmpty();
        assertThat(compile("// roto: 0.12\n" + OLD).script()).isNull();
        assertThat(compile("// roto: 9\nfn main() {}").script()).isNull();
    }

    @Test
    void an_option_decides_over_all() {
        SourceTree tree = SourceTree.of("old.roto", OLD);
        assertThat(new RotoCompiler(Library.standard(), Dialect.V0_10)
                        .compile(tree)
                        .diagnostics())
                .isEmpty();
        assertThat(new RotoCompiler(Library.standard(), Dialect.V0_12)
                        .compile(tree)
                        .script())
                .isNull();
    }
}
