package net.weir.shell;

import java.util.List;
import net.weir.query.RibQuery;
import net.weir.shell.completion.RibCompleter;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** {@code rib:summary}. */
@Service
@Command(
        scope = "rib",
        name = "summary",
        description = "Sizes of all RIBs, or of each peer and family in one of them",
        detailedDescription = "Examples:\n  rib:summary\n  rib:summary --rib rib -o csv")
public final class SummaryCommand extends WeirCommand {
    private static final Columns<Sizes> RIBS = new Columns<Sizes>()
            .show("id", s -> Cell.text(s.rib.id()))
            .detail("base", s -> Cell.text(s.rib.base()))
            .show("prefixes", s -> PeerColumns.known(s.summary.prefixes()))
            .show("routes", s -> PeerColumns.known(s.summary.routes()))
            .show("attributeSets", "sets", s -> PeerColumns.known(s.summary.attributeSets()))
            .show("octets", "memory", s -> size(s.summary.octets()))
            .show("peersUp", s -> Cell.count(s.peers(true)))
            .show("peersDown", s -> Cell.count(s.peers(false)))
            .show("families", s -> Cell.list(s.rib.families()));

    private static final Columns<RibQuery.PeerSummary> PEERS = new Columns<RibQuery.PeerSummary>()
            .show("peer", p -> Cell.count(p.peer().id()))
            .show("router", p -> Cell.text(p.peer().key().router()))
            .show("address", p -> Cell.text(p.peer().key().address()))
            .show("asn", p -> Cell.text(p.peer().asn()))
            .show("view", p -> Cell.text(p.peer().view()))
            .show("state", p -> Cell.text(p.up() ? "up" : "down"))
            .show("family", p -> Cell.text(p.family()))
            .show("routes", p -> Cell.count(p.routes()))
            .show("staleRoutes", "stale", p -> Cell.count(p.staleRoutes()))
            .show("duplicates", "dup", p -> Cell.count(p.duplicates()))
            .show("absentWithdrawals", "absent", p -> Cell.count(p.absentWithdrawals()))
            .show("version", p -> Cell.count(p.version()))
            .show("endOfRib", "eor", p -> Cell.flag(p.endOfRib()))
            .show("dirty", p -> Cell.flag(p.dirty()))
            .show("incompleteSince", "incomplete", p -> Cell.time(p.incompleteSinceMicros()));

    /** A size, or nothing for -1. */
    private static Cell size(long octets) {
        return octets < 0 ? Cell.text(null) : Cell.size(octets);
    }

    @Option(name = "--rib", description = "Shows this RIB's peers", valueToShowInHelp = "")
    @Completion(RibCompleter.class)
    @Nullable
    String rib;

    private record Sizes(RibQuery rib, RibQuery.Summary summary) {
        /** Peers with several families count once. */
        long peers(boolean up) {
            return summary.peers().stream()
                    .filter(p -> p.up() == up)
                    .map(p -> p.peer().id())
                    .distinct()
                    .count();
        }
    }

    @Override
    void run() {
        List<RibQuery> ribs = Selection.ribs(rib, faces().ribs());
        if (rib == null) {
            printer(RIBS).all(ribs.stream().map(r -> new Sizes(r, r.summary())).toList());
        } else {
            print(PEERS, ribs.get(0).summary().peers(), "The RIB " + rib + " holds no peer.");
        }
    }
}
