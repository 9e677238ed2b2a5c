package net.weir.filter.roto;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.weir.api.StageContext;
import net.weir.api.operation.Action;
import net.weir.api.operation.Report;
import net.weir.api.options.Option;
import net.weir.model.RouteScope;
import net.weir.model.Value;
import net.weir.roto.Diagnostic;
import net.weir.roto.DiagnosticText;
import net.weir.roto.Script;
import net.weir.roto.bgp.BgpContext;
import net.weir.roto.bgp.BgpThread;
import net.weir.roto.run.RotoFailure;
import net.weir.roto.tree.Function;
import org.jspecify.annotations.Nullable;

/** What an operator can ask a script of a stage, and have done with it. */
final class FilterOperations {
    private final ScriptKeeper keeper;
    private final StageContext context;
    private final RouteTrials trials;

    FilterOperations(ScriptKeeper keeper, StageContext context) {
        this.keeper = keeper;
        this.context = context;
        this.trials = new RouteTrials(keeper, context);
    }

    /** Parameters of {@code explain}. */
    record Explained(
            @Option(help = "The prefix of the route") String prefix,
            @Option(help = "The RIB whose routes of the prefix are taken", def = "rib") String rib,
            @Option(help = "Only the route of the peer with this id; 0: of all", def = "0", min = 0) int peer,
            @Option(help = "Instead of a route of the RIB one with this AS path, as 64496 64497", def = Option.ABSENT)
                    @Nullable
                    String path,
            @Option(help = "Standard communities of such a route, as 64496:1 NO_EXPORT", def = "") String communities,
            @Option(help = "The AS of such a route's peer", def = "AS64496") String peerAsn) {}

    /** Parameters of {@code try}. */
    record Tried(
            @Option(help = "The RIB whose routes are judged", def = "rib") String rib,
            @Option(help = "How many rejected routes are shown", def = "10", min = 0, max = 1000) int rejected) {}

    List<Action<?>> actions() {
        return List.of(
                Action.reads("show", "Show", "The text of the script", Action.None.class, none -> show()),
                Action.reads(
                        "check",
                        "Check",
                        "What is wrong with the script as it stands in its files now",
                        Action.None.class,
                        none -> check()),
                Action.changes(
                        "reload",
                        "Reload",
                        "Compiles the files anew and has the result take over",
                        Action.None.class,
                        none -> reload()),
                Action.changes(
                        "reapply",
                        "Reapply",
                        "Has what stands in the RIB before the stage judged again",
                        Action.None.class,
                        none -> reapply()),
                Action.reads("test", "Test", "Runs the script's test blocks", Action.None.class, none -> test()),
                Action.reads(
                        "explain",
                        "Explain",
                        "What the script makes of a route, and which line decides",
                        Explained.class,
                        trials::explain),
                Action.reads(
                        "try",
                        "Try",
                        "What the script makes of all routes of a RIB: verdicts, and how often each line decided",
                        Tried.class,
                        trials::all));
    }

    private Value show() {
        return new Value.Text(keeper.text());
    }

    private Value check() {
        List<Value> told = new ArrayList<>();
        boolean right = true;
        for (Diagnostic diagnostic : keeper.check()) {
            right &= !diagnostic.isError();
            told.add(new Value.Text(DiagnosticText.plain(diagnostic)));
        }
        return fields("right", new Value.Bool(right), "told", new Value.Many(told));
    }

    private Value reload() throws ScriptException {
        keeper.reload();
        return fields("reloads", new Value.Int(keeper.reloads()));
    }

    private Value reapply() {
        context.reapply(RouteScope.ALL);
        return fields("asked", new Value.Bool(true));
    }

    private Value test() throws ScriptException {
        Script script = keeper.traced().script();
        List<Value> failed = new ArrayList<>();
        for (Function test : script.tests()) {
            BgpThread thread = BgpContext.silent().thread(keeper.options().budget());
            thread.begin(null, null);
            try {
                if (!script.passes(test, thread.call())) {
                    failed.add(new Value.Text(test.fullName()));
                }
            } catch (RotoFailure e) {
                failed.add(new Value.Text(test.fullName() + ": " + e.reason() + " at " + e.place()));
            }
        }
        return fields(
                "tests", new Value.Int(script.tests().size()),
                "failed", new Value.Int(failed.size()),
                "names", new Value.Many(failed));
    }

    static Value.Fields fields(Object... namesAndValues) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return new Value.Fields(fields);
    }

    /** The script in one row. */
    Report report() {
        return new Report(
                "script",
                "Script",
                "The script that runs, since when, and what is wrong with a later one",
                Report.Shape.TABLE,
                List.of(
                        new Report.Column("file", "File", Report.Form.TEXT),
                        new Report.Column("entry", "Entry", Report.Form.TEXT),
                        new Report.Column("since", "Since", Report.Form.TIME),
                        new Report.Column("reloads", "Reloads", Report.Form.COUNT),
                        new Report.Column("by-attributes", "By attributes", Report.Form.FLAG),
                        new Report.Column("tests", "Tests", Report.Form.COUNT),
                        new Report.Column("trouble", "Trouble", Report.Form.TEXT)),
                () -> List.of(row()));
    }

    private List<Value> row() {
        Loaded running = keeper.running();
        String trouble = keeper.trouble();
        return List.of(
                new Value.Text(keeper.options().script()),
                new Value.Text(keeper.options().entry()),
                new Value.Int(keeper.sinceMicros()),
                new Value.Int(keeper.reloads()),
                new Value.Bool(running.byAttributes()),
                new Value.Int(running.script().tests().size()),
                trouble.isEmpty() ? new Value.Nothing() : new Value.Text(trouble));
    }
}
