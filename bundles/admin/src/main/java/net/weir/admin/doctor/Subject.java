package net.weir.admin.doctor;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import net.weir.admin.Peers;
import net.weir.admin.Pipeline;
import net.weir.admin.StageProblem;
import net.weir.query.RibQuery;
import org.jspecify.annotations.Nullable;

/** What is examined, as it stood when the examination began. */
record Subject(Pipeline pipeline, Peers peers, Collection<RibQuery> ribs, StageNumbers numbers) {

    @Nullable
    RibQuery rib(String id) {
        return ribs.stream().filter(rib -> rib.id().equals(id)).findFirst().orElse(null);
    }

    /** What a stage last said of each kind of problem. */
    Map<String, String> lastProblems(String stage) {
        Map<String, String> last = new HashMap<>();
        for (StageProblem problem : pipeline.problemsOf(stage)) {
            last.put(problem.kind(), problem.last());
        }
        return last;
    }
}
