package net.weir.http.status;

import java.util.Set;
import net.weir.admin.Pipeline;
import net.weir.admin.StageStatus;
import net.weir.api.State;
import net.weir.http.web.Answer;
import net.weir.http.web.Request;
import net.weir.http.web.Views;

/** {@code /health/live} and {@code /health/ready}, for supervisors. */
public final class Health {
    private final Views views;

    public Health(Views views) {
        this.views = views;
    }

    /** That it answers is the answer. */
    public Answer live(Request request) {
        request.query().allow(Set.of());
        return Answer.json(out -> out.beginObject().name("status").plain("up").endObject());
    }

    /** 503 until the first plan is in force. A stage that does not run is told, but makes nothing unready. */
    public Answer ready(Request request) {
        request.query().allow(Set.of());
        Pipeline pipeline = views.pipeline();
        boolean settled = pipeline.settled();
        Answer answer = Answer.json(out -> {
            out.beginObject().name("ready").bool(settled);
            out.name("notRunning").beginArray();
            for (StageStatus stage : pipeline.stages()) {
                if (stage.state() != State.RUNNING) {
                    out.beginObject().name("id").string(stage.id());
                    out.name("state").plain(stage.state().name());
                    out.name("reason").string(stage.reason()).endObject();
                }
            }
            out.endArray().endObject();
        });
        return settled ? answer : answer.withStatus(503);
    }
}
