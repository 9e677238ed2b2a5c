package net.weir.cli.roto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.weir.cli.Tools;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotoToolTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private String file = "";

    @BeforeEach
    void name() {
        file = directory.resolve("f.roto").toString();
    }

    private int roto(String script, String... words) throws IOException {
        Files.writeString(Path.of(file), script);
        out.reset();
        err.reset();
        String[] all = new String[words.length + 1];
        all[0] = "roto";
        System.arraycopy(words, 0, all, 1, words.length);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        return Tools.run(all, new ByteArrayInputStream(new byte[0]), out, errors);
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    @Test
    void check_says_ok_or_what_is_wrong() throws IOException {
        assertThat(roto("filter f(r: Route) { accept }", "check", file)).isZero();
        assertThat(output()).isEqualTo("All ok!\n");
        assertThat(roto("filter f(r: Route) { accep }", "check", file)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot find value `accep` in this scope");
        assertThat(roto("fn f() { 1 + true; }", "check", "--json", file)).isEqualTo(1);
        assertThat(output())
                .startsWith("{\"severity\":\"error\",\"kind\":\"type-error\"")
                .contains("\"line\":1,\"column\":14");
        assertThat(roto("", "check", file + "x")).isEqualTo(2);
        assertThat(roto("", "nothing", file)).isEqualTo(2);
        assertThat(roto("", "check", "--dialect", "9", file)).isEqualTo(2);
    }

    @Test
    void tests_are_run_and_counted() throws IOException {
        String script = "test b { accept } test a { reject } test c { let x = 1; while true { x += 1; } accept }";
        assertThat(roto(script, "test", file)).isEqualTo(1);
        assertThat(output())
                .contains("Test 1 / 3: pkg.a... fail\n")
                .contains("Test 2 / 3: pkg.b... ok\n")
                .contains("instruction-budget")
                .endsWith("Ran 3 tests, 1 succeeded, 2 failed\n");
        assertThat(roto("test b { accept }", "test", file)).isZero();
    }

    @Test
    void run_calls_a_function() throws IOException {
        String script =
                "fn main() -> i32 { 1 + 2 } fn say() { output.print(\"hi\"); } fn fail() -> i32 { let x = 0; 1 / x }";
        assertThat(roto(script, "run", file)).isZero();
        assertThat(output()).isEqualTo("3\n");
        assertThat(roto("fn main() -> List[Asn?] { [Some(AS1), None] }", "run", file))
                .isZero();
        assertThat(output()).isEqualTo("[Some(AS1), None]\n");
        assertThat(roto(script, "run", file, "say")).isZero();
        assertThat(output()).contains("hi");
        assertThat(roto(script, "run", file, "fail")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("division-by-zero");
        assertThat(roto(script, "run", file, "other")).isEqualTo(2);
    }

    @Test
    void print_turns_the_old_dialect_into_the_new() throws IOException {
        assertThat(roto(
                        "# old\nvariant V { A, B }\nfn f(v: V) -> bool { match v { A -> true, B -> not true, } }",
                        "print",
                        file))
                .isZero();
        assertThat(output())
                .contains("enum V {")
                .contains("A => true,")
                .contains("!true")
                .doesNotContain("#");
    }

    @Test
    void fmt_lays_out_in_place_and_keeps_comments() throws IOException {
        String script =
                "// one\nfn  f( a:i32 ,b : u8)->i32{\n\n\n// two\nif a==1{ // three\n2}else{-a+(3*2)}\n}\n\n\n\nfn g(){}";
        assertThat(roto(script, "fmt", "--check", file)).isEqualTo(1);
        assertThat(Files.readString(Path.of(file))).isEqualTo(script);
        assertThat(roto(script, "fmt", file)).isZero();
        assertThat(Files.readString(Path.of(file)))
                .isEqualTo(
                        """
                // one
                fn f(a: i32, b: u8) -> i32 {
                    // two
                    if a == 1 { // three
                        2 } else { -a + (3 * 2) }
                }

                fn g() {}
                """);
        assertThat(roto(Files.readString(Path.of(file)), "fmt", "--check", file))
                .isZero();
    }

    @Test
    void doc_lists_methods() throws IOException {
        assertThat(roto("", "doc", "Route")).isZero();
        assertThat(output()).contains("`.aspath_contains(asn: Asn) -> bool` True if the AS is in the path.");
        assertThat(roto("", "doc", "Nothing")).isEqualTo(2);
    }
}
