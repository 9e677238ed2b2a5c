package net.weir.shell;

import java.util.ArrayList;
import java.util.List;
import net.weir.query.RibQuery;
import net.weir.query.RibQuery.MemoryUse;
import net.weir.shell.completion.RibCompleter;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** {@code rib:memory}. */
@Service
@Command(
        scope = "rib",
        name = "memory",
        description = "Shows where the memory of RIBs goes, whole and for each route",
        detailedDescription = "The numbers are estimates that are kept while routes change.\n\n"
                + "Examples:\n  rib:memory\n  rib:memory --rib rib -o json")
public final class MemoryCommand extends WeirCommand {
    private static final Columns<Row> COLUMNS = new Columns<Row>()
            .show("rib", r -> Cell.text(r.rib))
            .show("part", r -> Cell.text(r.part))
            .show("octets", "memory", r -> Cell.size(r.octets))
            .show("octetsPerRoute", "per-route", Row::perRoute)
            .show(
                    "budget",
                    r -> r.part.equals("all") && r.use.budget() > 0 ? Cell.size(r.use.budget()) : Cell.text(null))
            .detail("exceeded", r -> Cell.flag(r.use.exceeded()))
            .detail("refusedRoutes", r -> Cell.count(r.use.refusedRoutes()))
            .detail("refusedPeers", r -> Cell.count(r.use.refusedPeers()));

    @Option(name = "--rib", description = "Shows only this RIB", valueToShowInHelp = "")
    @Completion(RibCompleter.class)
    @Nullable
    String rib;

    private record Row(String rib, String part, long octets, MemoryUse use) {
        Cell perRoute() {
            return use.routes() == 0 ? Cell.text(null) : Cell.text(Math.round(10.0 * octets / use.routes()) / 10.0);
        }
    }

    @Override
    void run() {
        List<Row> rows = new ArrayList<>();
        for (RibQuery each : Selection.ribs(rib, faces().ribs())) {
            if (rib != null || each.base() == null) {
                add(rows, each.id(), each.memoryUse());
            }
        }
        print(COLUMNS, rows, "No RIB keeps routes.");
    }

    private static void add(List<Row> rows, String id, MemoryUse use) {
        use.parts().forEach((part, octets) -> rows.add(new Row(id, part, octets, use)));
        rows.add(new Row(id, "all", use.octets(), use));
    }
}
