package net.weir.shell;

import java.util.List;
import java.util.function.Predicate;
import net.weir.admin.Peers;
import net.weir.model.Peer;
import net.weir.shell.completion.PeerCompleter;
import net.weir.shell.completion.RibCompleter;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** {@code peer:list}. */
@Service
@Command(
        scope = "peer",
        name = "list",
        description = "Lists all peers known since the start, up or down, one line each",
        detailedDescription = "bmp:peers has the counts of each family.\n\n"
                + "Examples:\n  peer:list\n  peer:list 192.0.2.1\n  peer:list 7 -o json")
public final class PeerListCommand extends WeirCommand {
    private static final Columns<Row> COLUMNS = PeerColumns.of((Row row) -> row.status)
            .show("routes", r -> Cell.number(r.routes))
            .show("reportedRoutes", "reported", r -> PeerColumns.known(r.status.reportedRoutes()))
            .show(
                    "families",
                    r -> Cell.list(r.status.families().stream()
                            .map(Peers.FamilyStatus::family)
                            .toList()))
            .show("lastMessage", "last", r -> Cell.time(r.status.lastMessageMicros()))
            .show("incompleteSince", "incomplete", r -> Cell.time(r.status.incompleteSinceMicros()))
            .show("reason", r -> Cell.text(r.status.reason()));

    @Argument(name = "PEER", description = "Id or address", multiValued = true)
    @Completion(PeerCompleter.class)
    List<String> words = List.of();

    @Option(name = "--rib", description = "Counts routes in this RIB", valueToShowInHelp = "")
    @Completion(RibCompleter.class)
    @Nullable
    String rib;

    @Option(name = "--rd", description = "Only peers with this distinguisher", valueToShowInHelp = "")
    @Nullable
    String distinguisher;

    @Option(name = "--vrf", description = "Only peers of the VRF with this name", valueToShowInHelp = "")
    @Nullable
    String vrf;

    private record Row(Peers.PeerStatus status, @Nullable Long routes) {}

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run() {
        Peers peers = faces().peers();
        Predicate<Peer> wanted = Selection.peers(argument(), peers).and(Selection.table(distinguisher, vrf));
        RibCounts counts = RibCounts.of(rib == null ? faces().ribs() : Selection.ribs(rib, faces().ribs()));
        List<Row> rows = peers.peers().stream()
                .filter(status -> wanted.test(status.peer()))
                .map(status -> new Row(status, counts.routes(status.peer().id())))
                .toList();
        print(COLUMNS, rows, "No peer is known yet.");
    }
}
