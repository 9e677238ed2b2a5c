package net.weir.admin.doctor;

import java.util.ArrayList;
import java.util.List;
import net.weir.admin.StageStatus;
import net.weir.api.StageKind;
import net.weir.api.State;
import net.weir.query.RibQuery;

/** The joints of what stands behind a source: a transform, a RIB, a sink. */
final class FlowJoints {
    private final StageStatus stage;
    private final String id;
    private final Subject all;
    private final List<Finding> out = new ArrayList<>();

    FlowJoints(StageStatus stage, Subject all) {
        this.stage = stage;
        this.id = stage.id();
        this.all = all;
    }

    List<Finding> examine() {
        if (stage.state() != State.RUNNING) {
            out.add(Running.of(stage));
        }
        StageKind kind = stage.kind();
        if (kind == null) {
            return out; // its type is not here: Running says so
        }
        switch (kind) {
            case TRANSFORM -> filtered();
            case RIB, VIEW -> stored();
            case SINK, DUPLEX -> delivered();
            case SOURCE -> {} // examined as where routes come in
        }
        return out;
    }

    private String drops() {
        return stage.drops().isEmpty() ? "" : "; dropped: " + StageNumbers.text(stage.drops());
    }

    private void filtered() {
        long rejected = all.numbers().total(id, "_rejected_routes_total");
        String text = stage.eventsIn() + " events in, " + stage.eventsOut() + " out"
                + (rejected > 0 ? ", " + rejected + " routes rejected" : "") + drops();
        if (stage.eventsIn() == 0) {
            out.add(Finding.empty(id, Joint.FILTERED, text, "nothing comes from " + Words.few(stage.sources())));
        } else if (stage.eventsOut() == 0) {
            out.add(Finding.broken(
                    id, Joint.FILTERED, text, "it lets nothing pass: look at its options with weir:stages -o json"));
        } else {
            out.add(
                    stage.drops().isEmpty()
                            ? Finding.ok(id, Joint.FILTERED, text)
                            : Finding.notice(id, Joint.FILTERED, text, "the log says why"));
        }
    }

    private void stored() {
        RibQuery rib = all.rib(id);
        if (rib == null) {
            out.add(Finding.broken(id, Joint.STORED, "it does not answer", "weir:check and the log say more"));
            return;
        }
        RibQuery.Summary summary = rib.summary();
        if (rib.base() != null) {
            out.add(Finding.ok(id, Joint.STORED, "shows a part of " + rib.base()));
            return;
        }
        String text = summary.routes() + " routes of " + summary.prefixes() + " prefixes" + drops();
        RibQuery.MemoryUse memory = rib.memoryUse();
        if (summary.routes() == 0) {
            out.add(Finding.empty(id, Joint.STORED, text, emptyCure()));
        } else if (memory.exceeded()) {
            out.add(Finding.notice(
                    id,
                    Joint.STORED,
                    text + "; " + memory.refusedRoutes() + " refused, its memory is used up",
                    "raise memory-budget of the stage and WEIR_HEAP; rib:memory shows where it goes"));
        } else {
            out.add(
                    stage.drops().isEmpty()
                            ? Finding.ok(id, Joint.STORED, text)
                            : Finding.notice(id, Joint.STORED, text, ""));
        }
    }

    private String emptyCure() {
        return stage.eventsIn() == 0
                ? "nothing comes from " + Words.few(stage.sources()) + ": see sources in the stage's file"
                : "what came was withdrawn again, or its peers went down: peer:list";
    }

    private void delivered() {
        StageStatus.Edge edge = stage.edge();
        String queue = edge == null
                ? ""
                : "; " + edge.events() + " wait"
                        + (edge.spilledOctets() > 0 ? ", " + edge.spilledOctets() + " octets on disk" : "");
        String text = stage.eventsIn() + " events in, " + stage.eventsOut() + " taken" + queue + drops();
        if (stage.eventsIn() == 0) {
            out.add(Finding.empty(
                    id,
                    Joint.DELIVERED,
                    text,
                    "nothing comes from " + Words.few(stage.sources()) + ": see sources in the stage's file"));
        } else if (stage.eventsOut() == 0) {
            out.add(Finding.broken(
                    id, Joint.DELIVERED, text, "it takes nothing: see its reason in weir:stages, and the log"));
        } else {
            out.add(
                    stage.drops().isEmpty()
                            ? Finding.ok(id, Joint.DELIVERED, text)
                            : Finding.notice(
                                    id,
                                    Joint.DELIVERED,
                                    text,
                                    "it is slower than what comes: see edge, edge-events and spill-limit of the stage"));
        }
    }
}
