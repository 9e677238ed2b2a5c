package net.weir.shell;

import java.util.List;
import net.weir.admin.doctor.Diagnosis;
import net.weir.admin.doctor.Doctor;
import net.weir.admin.doctor.Finding;
import net.weir.model.Printable;
import net.weir.shell.completion.StageCompleter;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weir:doctor}. */
@Service
@Command(
        scope = "weir",
        name = "doctor",
        description =
                "Walks the way of routes from the port to the sinks, and names the first broken joint and its cure",
        detailedDescription = "Of one stage: the ways that lead through it. Joints: running, listening, connected,\n"
                + "initiation, peers, decoded, assumed, dropped, filtered, stored, delivered.\n\n"
                + "Examples:\n  weir:doctor\n  weir:doctor rib\n  weir:doctor -o json")
public final class DoctorCommand extends WeirCommand {
    private static final Columns<Finding> COLUMNS = new Columns<Finding>()
            .show("stage", f -> Cell.text(f.stage()))
            .show("joint", f -> Cell.text(f.joint()))
            .show("verdict", f -> Cell.text(f.verdict()))
            .show("found", f -> Cell.text(f.found()))
            .detail("cure", f -> f.cure().isEmpty() ? Cell.text(null) : Cell.text(f.cure()));

    @Argument(name = "STAGE", description = "Id of a stage; all if none is named", multiValued = true)
    @Completion(StageCompleter.class)
    List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run() {
        Diagnosis diagnosis = new Doctor(faces().pipeline(), faces().peers(), faces().ribs()).examine(argument());
        print(COLUMNS, diagnosis.findings(), "");
        diagnosis.conclusion().forEach(line -> remark(Printable.of(line)));
    }
}
