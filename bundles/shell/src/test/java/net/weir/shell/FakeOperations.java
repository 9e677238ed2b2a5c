package net.weir.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.admin.ActionInfo;
import net.weir.admin.Operations;
import net.weir.admin.ReportInfo;
import net.weir.admin.ReportTable;
import net.weir.api.operation.Report;
import net.weir.api.options.Option;
import net.weir.api.options.OptionSpec;
import net.weir.model.Value;

/** A stage {@code rib} that echoes and forgets, and reports sizes. */
final class FakeOperations implements Operations {
    final List<String> asked = new ArrayList<>();

    record Word(@Option(help = "What to say") String word, @Option(help = "How often", def = "1") int times) {}

    @Override
    public List<ActionInfo> actions() {
        return List.of(
                new ActionInfo("rib", "echo", "Echo", "Says it", false, OptionSpec.of(Word.class)),
                new ActionInfo("rib", "forget", "Forget", "Forgets all", true, List.of()));
    }

    @Override
    public Value run(String stage, String action, Map<String, String> parameters, String actor) {
        action(stage, action);
        if (action.equals("echo") && !parameters.containsKey("word")) {
            throw new IllegalArgumentException("word: must be given");
        }
        asked.add(actor + " " + action + " " + parameters);
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("said", new Value.Text(parameters.getOrDefault("word", "")));
        fields.put("times", new Value.Int(3));
        return new Value.Fields(fields);
    }

    @Override
    public List<ReportInfo> reports() {
        return List.of(new ReportInfo(
                "rib",
                "sizes",
                "Sizes",
                "How large it was",
                Report.Shape.SERIES,
                List.of(
                        new Report.Column("at", "At", Report.Form.TIME),
                        new Report.Column("size", "Size", Report.Form.OCTETS))));
    }

    @Override
    public ReportTable report(String stage, String name) {
        return new ReportTable(
                reports().get(0),
                List.of(
                        List.of(new Value.Int(1_700_000_000_000_000L), new Value.Int(2048)),
                        List.of(new Value.Int(1_700_000_001_000_000L), new Value.Nothing())),
                false);
    }
}
