package net.weir.filter.roto;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.weir.api.Counter;
import net.weir.api.StageContext;
import net.weir.api.operation.Report;
import net.weir.model.Value;
import net.weir.roto.run.RotoFailure;
import net.weir.roto.run.RotoFailure.Reason;

/** Counts what became of routes that are news. Any thread. */
final class Verdicts {
    private final StageContext context;
    private final Counter accepted;
    private final Counter changed;
    private final Counter rejected;
    private final Map<Reason, Counter> failures = new EnumMap<>(Reason.class);

    Verdicts(StageContext context) {
        this.context = context;
        this.accepted = context.counter("accepted_routes", "Routes that the script accepted.", "");
        this.changed = context.counter("changed_routes", "Routes that the script accepted with other attributes.", "");
        this.rejected = context.counter("rejected_routes", "Routes that the script rejected.", "");
        for (Reason reason : Reason.values()) {
            failures.put(
                    reason,
                    context.counter(
                            "script_failures",
                            "Run-time errors of the script; the route is rejected.",
                            "",
                            "reason",
                            reason.toString()));
        }
    }

    void accepted(boolean as) {
        accepted.increment();
        if (!as) {
            changed.increment();
        }
    }

    void rejected() {
        rejected.increment();
    }

    void failed(RotoFailure failure) {
        java.util.Objects.requireNonNull(failures.get(failure.reason())).increment();
        context.problem("script-" + failure.reason(), failure.getMessage() + " at " + failure.place());
    }

    /** All counts, errors by reason behind the verdicts. */
    Report report() {
        return new Report(
                "verdicts",
                "Verdicts",
                "How many routes the script accepted, changed and rejected, and its run-time errors by reason",
                Report.Shape.TABLE,
                List.of(
                        new Report.Column("outcome", "Outcome", Report.Form.TEXT),
                        new Report.Column("routes", "Routes", Report.Form.COUNT)),
                this::rows);
    }

    private List<List<Value>> rows() {
        List<List<Value>> rows = new ArrayList<>();
        rows.add(row("accepted", accepted));
        rows.add(row("changed", changed));
        rows.add(row("rejected", rejected));
        failures.forEach((reason, counter) -> rows.add(row(reason.toString().toLowerCase(Locale.ROOT), counter)));
        return rows;
    }

    private static List<Value> row(String outcome, Counter counter) {
        return List.of(new Value.Text(outcome), new Value.Int(counter.value()));
    }
}
