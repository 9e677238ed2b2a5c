package net.weir.http.status;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import net.weir.admin.ActionInfo;
import net.weir.admin.ReportInfo;
import net.weir.admin.ReportTable;
import net.weir.api.operation.Report;
import net.weir.http.web.Answer;
import net.weir.http.web.Handler;
import net.weir.http.web.HttpProblem;
import net.weir.http.web.Request;
import net.weir.http.web.Views;
import net.weir.model.Value;
import net.weir.text.JsonWriter;
import net.weir.text.ValueJson;

/** {@code /api/v1/actions}, {@code /api/v1/reports}, and those of one stage. Only what changes nothing is done here. */
public final class Operations {
    private static final String SHELL_ONLY =
            "actions that change something go through the shell (weir:do) until there is login";

    private final Views views;

    public Operations(Views views) {
        this.views = views;
    }

    public Answer actions(Request request) {
        request.query().allow(Set.of());
        List<ActionInfo> actions = views.pipeline().operations().actions();
        return Answer.data(out -> {
            out.beginArray();
            actions.forEach(action -> action(out, action));
            out.endArray();
        });
    }

    private static void action(JsonWriter out, ActionInfo action) {
        out.beginObject().name("stage").string(action.stage());
        out.name("name").string(action.name());
        out.name("label").string(action.label());
        out.name("help").string(action.help());
        out.name("changes").bool(action.changes());
        out.name("parameters").beginArray();
        action.parameters().forEach(parameter -> Stages.option(out, parameter));
        out.endArray().endObject();
    }

    /** One action: done if it only reads. */
    public Handler action() {
        return new Handler() {
            @Override
            public Answer handle(Request request) {
                return run(request);
            }

            @Override
            public HttpProblem refusal(String method) {
                return method.equals("POST") ? new HttpProblem(403, SHELL_ONLY) : Handler.super.refusal(method);
            }
        };
    }

    private Answer run(Request request) {
        String stage = request.variable("stage");
        String name = request.variable("action");
        ActionInfo action = known(() -> views.pipeline().operations().action(stage, name));
        if (action.changes()) {
            throw new HttpProblem(403, SHELL_ONLY);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        action.parameters().forEach(parameter -> {
            String value = request.query().get(parameter.key());
            if (value != null) {
                parameters.put(parameter.key(), value);
            }
        });
        request.query()
                .allow(Set.copyOf(action.parameters().stream().map(p -> p.key()).toList()));
        Value result = asked(() -> views.pipeline().operations().run(stage, name, parameters, "http"));
        return Answer.data(out -> ValueJson.write(out, result));
    }

    public Answer reports(Request request) {
        request.query().allow(Set.of());
        List<ReportInfo> reports = views.pipeline().operations().reports();
        return Answer.data(out -> {
            out.beginArray();
            reports.forEach(report -> {
                out.beginObject();
                head(out, report);
                out.endObject();
            });
            out.endArray();
        });
    }

    private static void head(JsonWriter out, ReportInfo report) {
        out.name("stage").string(report.stage());
        out.name("name").string(report.name());
        out.name("label").string(report.label());
        out.name("help").string(report.help());
        out.name("shape").string(report.shape().name().toLowerCase(java.util.Locale.ROOT));
        out.name("columns").beginArray();
        for (Report.Column column : report.columns()) {
            out.beginObject().name("key").string(column.key());
            out.name("label").string(column.label());
            out.name("form").string(column.form().name().toLowerCase(java.util.Locale.ROOT));
            out.endObject();
        }
        out.endArray();
    }

    /** One report: a row is an object with the keys of its columns. */
    public Answer report(Request request) {
        request.query().allow(Set.of());
        String stage = request.variable("stage");
        String name = request.variable("report");
        known(() -> views.pipeline().operations().reports().stream()
                .filter(report -> report.stage().equals(stage) && report.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(stage + " has no report " + name)));
        ReportTable table = asked(() -> views.pipeline().operations().report(stage, name));
        return Answer.json(out -> {
            out.beginObject().name("data").beginArray();
            table.rows().forEach(row -> row(out, table.info().columns(), row));
            out.endArray().name("meta").beginObject();
            head(out, table.info());
            out.name("cut").bool(table.cut());
            out.endObject().endObject();
        });
    }

    private static void row(JsonWriter out, List<Report.Column> columns, List<Value> row) {
        out.beginObject();
        for (int i = 0; i < columns.size(); i++) {
            out.name(columns.get(i).key());
            if (columns.get(i).form() == Report.Form.TIME && row.get(i) instanceof Value.Int micros) {
                out.timestamp(micros.value());
            } else {
                ValueJson.write(out, row.get(i));
            }
        }
        out.endObject();
    }

    private static <T> T known(Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException e) {
            throw HttpProblem.notFound(String.valueOf(e.getMessage()));
        }
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            throw new HttpProblem(503, String.valueOf(e.getMessage()));
        }
    }
}
