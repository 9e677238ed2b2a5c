package net.weir.text;

import java.util.List;
import net.weir.model.Problem;

/** What is wrong with octets: {@code reason}, {@code rule}, {@code action}, {@code offset}, {@code evidence}. */
public final class ProblemJson {
    private static final JsonKey PROBLEMS = JsonKey.of("problems");
    private static final JsonKey REASON = JsonKey.of("reason");
    private static final JsonKey RULE = JsonKey.of("rule");
    private static final JsonKey ACTION = JsonKey.of("action");
    private static final JsonKey OFFSET = JsonKey.of("offset");
    private static final JsonKey EVIDENCE = JsonKey.of("evidence");

    private ProblemJson() {}

    /** The members of one, into an object that is open. */
    public static void members(Members m, Problem problem) {
        m.text(REASON, problem.reason()).text(RULE, problem.rule());
        m.out().name(ACTION).plain(problem.action().toString());
        m.out().name(OFFSET).number(problem.offset());
        m.hex(EVIDENCE, problem.evidence());
    }

    /** The member {@code problems}. */
    public static void all(Members m, List<Problem> problems) {
        m.array(PROBLEMS, problems, (out, problem) -> {
            out.beginObject();
            members(m, problem);
            out.endObject();
        });
    }
}
