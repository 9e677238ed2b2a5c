package net.weir.http.status;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.weir.admin.ConfigProblem;
import net.weir.admin.Endpoint;
import net.weir.admin.Pipeline;
import net.weir.admin.StageStatus;
import net.weir.admin.StageTypeInfo;
import net.weir.api.StageKind;
import net.weir.api.options.OptionSpec;
import net.weir.http.web.Answer;
import net.weir.http.web.Request;
import net.weir.http.web.Views;
import net.weir.text.JsonWriter;

/** {@code /api/v1/stages}, {@code /api/v1/types} and {@code /api/v1/problems}: the pipeline as it runs. */
public final class Stages {
    private final Views views;

    public Stages(Views views) {
        this.views = views;
    }

    public Answer stages(Request request) {
        request.query().allow(Set.of());
        Pipeline pipeline = views.pipeline();
        return Answer.json(out -> {
            out.beginObject().name("data").beginArray();
            for (StageStatus stage : pipeline.stages()) {
                stage(out, stage);
            }
            out.endArray();
            meta(out, pipeline);
            out.endObject();
        });
    }

    private static void meta(JsonWriter out, Pipeline pipeline) {
        out.name("meta").beginObject();
        out.name("plan").number(pipeline.plan());
        out.name("settled").bool(pipeline.settled());
        out.name("started").timestamp(pipeline.startedMicros());
        out.name("endpoints").beginArray();
        for (Endpoint endpoint : pipeline.endpoints()) {
            out.beginObject().name("name").string(endpoint.name());
            out.name("address").string(endpoint.address().getHostString());
            out.name("port").number(endpoint.address().getPort()).endObject();
        }
        out.endArray().endObject();
    }

    private static void stage(JsonWriter out, StageStatus stage) {
        out.beginObject();
        out.name("id").string(stage.id());
        out.name("type").string(stage.type());
        out.name("kind").string(StageKind.word(stage.kind()));
        out.name("sources").beginArray();
        stage.sources().forEach(out::string);
        out.endArray();
        out.name("state").plain(stage.state().name());
        out.name("reason").string(stage.reason());
        out.name("since").timestamp(stage.sinceMicros());
        out.name("eventsIn").number(stage.eventsIn());
        out.name("eventsOut").number(stage.eventsOut());
        out.name("inPerSecond").number(stage.inPerSecond());
        out.name("outPerSecond").number(stage.outPerSecond());
        StageStatus.Edge edge = stage.edge();
        if (edge != null) {
            edge(out, edge);
        }
        out.name("drops");
        counts(out, stage.drops());
        out.name("options").beginObject();
        stage.options().forEach((key, value) -> out.name(key).string(value));
        out.endObject().endObject();
    }

    private static void edge(JsonWriter out, StageStatus.Edge edge) {
        out.name("edge").beginObject();
        out.name("policy").string(edge.policy());
        out.name("events").number(edge.events());
        out.name("capacity").number(edge.capacity());
        out.name("spilledOctets").number(edge.spilledOctets());
        out.name("spillLimit").number(edge.spillLimit());
        out.endObject();
    }

    public Answer types(Request request) {
        request.query().allow(Set.of());
        List<StageTypeInfo> types = views.pipeline().types();
        List<OptionSpec> common = views.pipeline().commonOptions();
        return Answer.json(out -> {
            out.beginObject().name("data").beginArray();
            for (StageTypeInfo type : types) {
                out.beginObject().name("type").string(type.type());
                out.name("bundle").string(type.bundle());
                out.name("options").beginArray();
                type.options().forEach(option -> option(out, option));
                out.endArray().endObject();
            }
            out.endArray();
            out.name("meta").beginObject().name("commonOptions").beginArray();
            common.forEach(option -> option(out, option));
            out.endArray().endObject().endObject();
        });
    }

    static void option(JsonWriter out, OptionSpec option) {
        out.beginObject();
        out.name("key").string(option.key());
        out.name("allowed").string(option.allowed());
        out.name("list").bool(option.list());
        out.name("required").bool(option.required());
        out.name("default").string(option.def());
        out.name("live").bool(option.live());
        out.name("secret").bool(option.secret());
        out.name("help").string(option.help());
        out.endObject();
    }

    public Answer problems(Request request) {
        request.query().allow(Set.of());
        List<ConfigProblem> problems = views.pipeline().problems();
        return Answer.data(out -> {
            out.beginArray();
            for (ConfigProblem problem : problems) {
                out.beginObject().name("where").string(problem.where());
                out.name("text").string(problem.text());
                out.name("fatal").bool(problem.fatal()).endObject();
            }
            out.endArray();
        });
    }

    static void counts(JsonWriter out, Map<String, Long> counts) {
        out.beginObject();
        counts.forEach((name, count) -> out.name(name).number(count));
        out.endObject();
    }
}
