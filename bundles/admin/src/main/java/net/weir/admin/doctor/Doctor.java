package net.weir.admin.doctor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.weir.admin.Peers;
import net.weir.admin.Pipeline;
import net.weir.admin.StageStatus;
import net.weir.api.StageKind;
import net.weir.query.RibQuery;
import org.jspecify.annotations.Nullable;

/** Walks the way of routes through the pipeline and says where they get lost. */
public final class Doctor {
    private final Subject subject;
    private final List<StageStatus> stages;

    public Doctor(Pipeline pipeline, Peers peers, Collection<RibQuery> ribs) {
        subject = new Subject(pipeline, peers, ribs, new StageNumbers(pipeline.metrics()));
        stages = pipeline.stages();
    }

    /**
     * Examines all, or the ways that lead through one stage.
     *
     * @throws IllegalArgumentException if there is no such stage
     */
    public Diagnosis examine(@Nullable String stage) {
        if (stage != null && stages.stream().noneMatch(s -> s.id().equals(stage))) {
            throw new IllegalArgumentException("there is no stage " + stage + "; weir:stages lists them");
        }
        if (stages.isEmpty()) {
            return new Diagnosis(List.of(Finding.broken(
                    "",
                    Joint.RUNNING,
                    "no stage is configured",
                    "write a file etc/weir.TYPE-ID.cfg: README.md has samples")));
        }
        Set<String> chosen = stage == null ? ids(stages) : through(stage);
        List<Finding> findings = new ArrayList<>();
        Set<String> passing = new HashSet<>();
        for (StageStatus each : stages) {
            if (chosen.contains(each.id())) {
                boolean reached = isSource(each) || each.sources().stream().anyMatch(passing::contains);
                if (judge(joints(each), reached, findings)) {
                    passing.add(each.id());
                }
            }
        }
        return new Diagnosis(List.copyOf(findings));
    }

    private static Set<String> ids(List<StageStatus> stages) {
        Set<String> ids = new HashSet<>();
        stages.forEach(stage -> ids.add(stage.id()));
        return ids;
    }

    private static boolean isSource(StageStatus stage) {
        return stage.kind() == StageKind.SOURCE || stage.sources().isEmpty();
    }

    private List<Finding> joints(StageStatus stage) {
        return isSource(stage)
                ? new SourceJoints(stage, subject).examine(stage.type().startsWith("bmp."))
                : new FlowJoints(stage, subject).examine();
    }

    /** Settles whose fault it is that nothing has come. Returns whether anything gets through. */
    private static boolean judge(List<Finding> joints, boolean reached, List<Finding> into) {
        boolean passes = reached;
        for (Finding joint : joints) {
            boolean nothing = joint.verdict() == Verdict.UNREACHED;
            into.add(nothing && passes ? joint.with(Verdict.BROKEN) : nothing ? joint.with(Verdict.UNREACHED) : joint);
            passes &= !nothing && joint.verdict() != Verdict.BROKEN;
        }
        return passes;
    }

    /** The stage, all before it and all behind it. */
    private Set<String> through(String stage) {
        Set<String> before = new HashSet<>(Set.of(stage));
        Set<String> behind = new HashSet<>(Set.of(stage));
        for (int i = 0; i < stages.size(); i++) { // as often as the longest way has steps
            for (StageStatus each : stages) {
                if (before.contains(each.id())) {
                    before.addAll(each.sources());
                }
                if (each.sources().stream().anyMatch(behind::contains)) {
                    behind.add(each.id());
                }
            }
        }
        before.addAll(behind);
        return before;
    }
}
