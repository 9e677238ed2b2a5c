package net.weir.shell;

import net.weir.admin.StageStatus;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import net.weir.shell.table.Compound;
import net.weir.shell.table.Units;
import net.weir.text.JsonWriter;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weir:stages}. */
@Service
@Command(
        scope = "weir",
        name = "stages",
        description = "Lists the stages of the pipeline, sources first, with their states, rates, queues and drops",
        detailedDescription = "Examples:\n  weir:stages\n  weir:stages -o json")
public final class StagesCommand extends WeirCommand {
    private static final Columns<StageStatus> COLUMNS = new Columns<StageStatus>()
            .show("id", s -> Cell.text(s.id()))
            .show("type", s -> Cell.text(s.type()))
            .show("kind", s -> Cell.text(s.kind()))
            .show("state", s -> Cell.text(s.state()))
            .show("since", s -> Cell.time(s.sinceMicros()))
            .show("inPerSecond", "in/s", s -> new Cell.Rate(s.inPerSecond()))
            .show("outPerSecond", "out/s", s -> new Cell.Rate(s.outPerSecond()))
            .show("eventsIn", "in", s -> Cell.count(s.eventsIn()))
            .show("eventsOut", "out", s -> Cell.count(s.eventsOut()))
            .show("queue", StagesCommand::queue)
            .show("drops", s -> Cell.counts(s.drops()))
            .show("sources", s -> Cell.list(s.sources()))
            .detail("options", s -> Cell.texts(s.options()))
            .show("reason", s -> Cell.text(s.reason()));

    @Override
    void run() {
        print(COLUMNS, faces().pipeline().stages(), "No stages: etc has no file named weir.TYPE-ID.cfg.");
    }

    /** A sink's queue: short for people, whole for programs. */
    private static Cell queue(StageStatus stage) {
        StageStatus.Edge edge = stage.edge();
        if (edge == null) {
            return Cell.text(null);
        }
        String disk = edge.spilledOctets() == 0 ? "" : " +" + Units.size(edge.spilledOctets()) + " on disk";
        JsonWriter json = new JsonWriter();
        json.beginObject().name("policy").string(edge.policy());
        json.name("events").number(edge.events()).name("capacity").number(edge.capacity());
        json.name("spilledOctets").number(edge.spilledOctets());
        json.name("spillLimit").number(edge.spillLimit()).endObject();
        return new Compound.Rendered(
                edge.policy() + " " + edge.events() + "/" + edge.capacity() + disk, json.toBytes());
    }
}
