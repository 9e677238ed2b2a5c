package net.weir.http.status;

import java.util.Set;
import net.weir.admin.doctor.Diagnosis;
import net.weir.admin.doctor.Doctor;
import net.weir.admin.doctor.Finding;
import net.weir.http.web.Answer;
import net.weir.http.web.HttpProblem;
import net.weir.http.web.Request;
import net.weir.http.web.Views;
import net.weir.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/doctor}: where routes get lost on their way, as the shell's {@code weir:doctor} says it. */
public final class Doctors {
    private final Views views;

    public Doctors(Views views) {
        this.views = views;
    }

    public Answer answer(Request request) {
        request.query().allow(Set.of("stage"));
        Diagnosis diagnosis = examine(request.query().get("stage"));
        return Answer.json(out -> {
            out.beginObject().name("data").beginArray();
            diagnosis.findings().forEach(finding -> write(out, finding));
            out.endArray();
            out.name("meta").beginObject().name("firstBroken");
            Finding broken = diagnosis.firstBroken();
            if (broken == null) {
                out.nothing();
            } else {
                write(out, broken);
            }
            out.endObject().endObject();
        });
    }

    private Diagnosis examine(@Nullable String stage) {
        try {
            return new Doctor(views.pipeline(), views.peers(), views.ribs().values()).examine(stage);
        } catch (IllegalArgumentException e) {
            throw new HttpProblem(404, String.valueOf(e.getMessage()));
        }
    }

    private static void write(JsonWriter out, Finding finding) {
        out.beginObject().name("stage").string(finding.stage());
        out.name("joint").plain(finding.joint().toString());
        out.name("verdict").plain(finding.verdict().toString());
        out.name("found").string(finding.found());
        out.name("cure").string(finding.cure()).endObject();
    }
}
