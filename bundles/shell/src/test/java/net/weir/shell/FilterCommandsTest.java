package net.weir.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.admin.ActionInfo;
import net.weir.admin.Operations;
import net.weir.admin.ReportInfo;
import net.weir.admin.ReportTable;
import net.weir.api.operation.Report;
import net.weir.model.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code filter:*}, with a stage that tells what a script's would. */
class FilterCommandsTest {
    private final FakeFaces faces = new FakeFaces();
    private final List<String> asked = new ArrayList<>();
    private final List<String> filters = new ArrayList<>(List.of("import"));
    private boolean right = true;

    @BeforeEach
    void use() {
        faces.pipeline.others = new Scripts();
    }

    private static Value fields(Object... parts) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            fields.put((String) parts[i], (Value) parts[i + 1]);
        }
        return new Value.Fields(fields);
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private final class Scripts implements Operations {
        @Override
        public List<ActionInfo> actions() {
            return List.of();
        }

        @Override
        public Value run(String stage, String action, Map<String, String> parameters, String actor) {
            asked.add(stage + " " + action + " " + parameters);
            return switch (action) {
                case "show" -> text("filter f(r: Route) {\n\taccept\u0007\n}");
                case "check" ->
                    fields("right", new Value.Bool(right), "told", new Value.Many(List.of(text("Warning"))));
                case "test" -> fields("tests", new Value.Int(2), "failed", new Value.Int(right ? 0 : 1));
                case "explain" ->
                    new Value.Many(List.of(fields(
                            "peer",
                            new Value.Int(7),
                            "verdict",
                            text("reject"),
                            "decided",
                            text("f.roto:3: reject"),
                            "passed",
                            new Value.Many(List.of(text("f.roto:2"))))));
                case "try" ->
                    fields(
                            "verdicts", fields("reject", new Value.Int(5)),
                            "decided",
                                    new Value.Many(List.of(
                                            fields("routes", new Value.Int(5), "line", text("f.roto:3: reject")))),
                            "rejected",
                                    new Value.Many(List.of(fields(
                                            "prefix", text("10.0.0.0/8"),
                                            "peer", new Value.Int(7),
                                            "decided", text("f.roto:3: reject")))));
                default -> fields("reloads", new Value.Int(1));
            };
        }

        @Override
        public List<ReportInfo> reports() {
            return filters.stream()
                    .map(id -> new ReportInfo(id, "verdicts", "", "", Report.Shape.TABLE, List.of()))
                    .toList();
        }

        @Override
        public ReportTable report(String stage, String name) {
            List<Value> row = name.equals("script")
                    ? List.of(
                            text("/etc/f.roto"),
                            text("rib_in_pre"),
                            new Value.Int(1_700_000_000_000_000L),
                            new Value.Int(3),
                            new Value.Bool(true),
                            new Value.Int(2),
                            new Value.Nothing())
                    : List.of(text("rejected"), new Value.Int(9));
            return new ReportTable(reports().get(0), List.of(row), false);
        }
    }

    private static <C extends OneFilterCommand> C of(C command, String... words) {
        command.words = List.of(words);
        return command;
    }

    @Test
    void lists_scripts_and_their_verdicts() throws Exception {
        assertThat(Samples.run(new FilterListCommand(), faces))
                .contains("import")
                .contains("/etc/f.roto");
        assertThat(Samples.run(new FilterListCommand(), faces, "json")).contains("\"byAttributes\":true");
        filters.add("export");
        assertThat(Samples.run(new FilterStatsCommand(), faces, "csv"))
                .isEqualTo("filter,outcome,routes\r\nimport,rejected,9\r\nexport,rejected,9\r\n");
        assertThat(Samples.run(of(new FilterStatsCommand(), "export"), faces)).doesNotContain("import");
        filters.clear();
        assertThat(Samples.run(new FilterListCommand(), faces)).contains("No stage runs a script.");
    }

    @Test
    void shows_the_text_without_what_a_terminal_would_obey() throws Exception {
        assertThat(Samples.run(new FilterShowCommand(), faces))
                .startsWith("filter f(r: Route) {\n    accept")
                .doesNotContain("\u0007");
    }

    @Test
    void a_wrong_script_or_a_failed_test_makes_the_command_fail() throws Exception {
        assertThat(Samples.run(new FilterCheckCommand(), faces))
                .contains("Warning")
                .contains("All ok!");
        assertThat(Samples.run(new FilterTestCommand(), faces)).contains("2");
        right = false;
        assertThatThrownBy(() -> Samples.run(new FilterCheckCommand(), faces)).hasMessageContaining("wrong");
        assertThatThrownBy(() -> Samples.run(new FilterTestCommand(), faces)).hasMessageContaining("fail");
    }

    @Test
    void explains_and_tries() throws Exception {
        FilterExplainCommand explain = new FilterExplainCommand();
        explain.words = List.of("10.0.0.0/8", "import");
        explain.path = "64496";
        assertThat(Samples.run(explain, faces)).contains("f.roto:3: reject").doesNotContain("f.roto:2");
        assertThat(asked.get(0)).contains("prefix=10.0.0.0/8").contains("path=64496");
        assertThat(Samples.run(new FilterTryCommand(), faces))
                .contains("10.0.0.0/8")
                .contains("ROUTES");
        assertThat(Samples.run(new FilterTryCommand(), faces, "json")).contains("\"verdicts\":{\"reject\":5}");
    }

    @Test
    void the_only_filter_need_not_be_named() throws Exception {
        Samples.run(new FilterReloadCommand(), faces);
        Samples.run(of(new FilterReapplyCommand(), "import"), faces);
        assertThat(asked).containsExactly("import reload {}", "import reapply {}");
        assertThatThrownBy(() -> Samples.run(of(new FilterShowCommand(), "other"), faces))
                .hasMessageContaining("[import]");
        filters.add("export");
        assertThatThrownBy(() -> Samples.run(new FilterReloadCommand(), faces)).hasMessageContaining("Which one?");
        filters.clear();
        assertThatThrownBy(() -> Samples.run(new FilterReloadCommand(), faces)).hasMessageContaining("No stage");
    }
}
