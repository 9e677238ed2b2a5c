package net.weir.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.weir.admin.StageStatus;
import net.weir.model.Printable;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import net.weir.shell.table.Format;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weir:graph}. */
@Service
@Command(
        scope = "weir",
        name = "graph",
        description = "Draws who hands events to whom",
        detailedDescription =
                "A stage with several sources is drawn below the first of them; below the others stands only its\n"
                        + "name with \"(above)\".\n\nExamples:\n  weir:graph\n  weir:graph -o csv")
public final class GraphCommand extends WeirCommand {
    private static final Columns<Node> COLUMNS = new Columns<Node>()
            .show("id", n -> Cell.text(n.stage.id()))
            .show("type", n -> Cell.text(n.stage.type()))
            .show("kind", n -> Cell.text(n.stage.kind()))
            .show("state", n -> Cell.text(n.stage.state()))
            .show("sources", n -> Cell.list(n.stage.sources()))
            .show("downstream", n -> Cell.list(n.downstream));

    private record Node(StageStatus stage, List<String> downstream) {}

    @Override
    void run() {
        List<StageStatus> stages = faces().pipeline().stages();
        if (format() != Format.TABLE) {
            printer(COLUMNS).all(stages.stream().map(s -> node(s, stages)).toList());
        } else if (stages.isEmpty()) {
            remark("No stages.");
        } else {
            remark(new Drawing(stages).draw());
        }
    }

    private static Node node(StageStatus stage, List<StageStatus> all) {
        return new Node(stage, below(stage, all).stream().map(StageStatus::id).toList());
    }

    private static List<StageStatus> below(StageStatus stage, List<StageStatus> all) {
        return all.stream().filter(s -> s.sources().contains(stage.id())).toList();
    }

    /** The graph as a tree, with references where it is none. */
    private static final class Drawing {
        private final List<StageStatus> stages;
        private final Set<String> drawn = new HashSet<>();
        private final StringBuilder out = new StringBuilder();

        Drawing(List<StageStatus> stages) {
            this.stages = stages;
        }

        String draw() {
            Set<String> ids = new HashSet<>();
            stages.forEach(stage -> ids.add(stage.id()));
            for (StageStatus stage : stages) {
                if (stage.sources().stream().noneMatch(ids::contains)) {
                    draw(stage, "", "");
                }
            }
            // What is left feeds itself: each such loop is drawn from its first stage.
            stages.stream().filter(stage -> !drawn.contains(stage.id())).forEach(stage -> {
                if (!drawn.contains(stage.id())) {
                    draw(stage, "", "");
                }
            });
            return out.toString().stripTrailing();
        }

        private void draw(StageStatus stage, String branch, String indent) {
            out.append(branch).append(stage.id());
            if (!drawn.add(stage.id())) {
                out.append(" (above)\n");
                return;
            }
            out.append("  ").append(stage.type()).append("  ").append(stage.state());
            out.append(stage.reason().isEmpty() ? "" : " (" + Printable.of(stage.reason()) + ")")
                    .append('\n');
            List<StageStatus> below = below(stage, stages);
            for (int i = 0; i < below.size(); i++) {
                boolean last = i == below.size() - 1;
                draw(below.get(i), indent + (last ? "`- " : "|- "), indent + (last ? "   " : "|  "));
            }
        }
    }
}
