package net.weir.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import net.weir.admin.Peers;
import net.weir.model.Family;
import net.weir.model.Peer;
import net.weir.model.RouterKey;
import net.weir.query.RibQuery;
import net.weir.shell.completion.RibCompleter;
import net.weir.shell.completion.RouterCompleter;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** {@code bmp:peers}. */
@Service
@Command(
        scope = "bmp",
        name = "peers",
        description = "Lists the peers of BMP routers with the counts of each view and family since the last Peer Up",
        detailedDescription =
                "Routes, duplicates and stale are those of the first RIB that holds the peer; reported: routes as\n"
                        + "the router counts them in its statistics.\n"
                        + "TAW: routes withdrawn because their announcement was damaged (RFC 7606).\n\n"
                        + "Examples:\n  bmp:peers\n  bmp:peers --router 198.51.100.1\n  bmp:peers --rib rib -o csv")
public final class BmpPeersCommand extends WeirCommand {
    private static final Columns<Row> COLUMNS = PeerColumns.of((Row row) -> row.status)
            .show("family", r -> Cell.text(r.family))
            .detail("rib", r -> Cell.text(r.count == null ? null : r.count.rib()))
            .show("routes", r -> r.ribCount(RibQuery.PeerSummary::routes))
            .show(
                    "reportedRoutes",
                    "reported",
                    r -> r.heard == null ? Cell.text(null) : PeerColumns.known(r.heard.reportedRoutes()))
            .detail("staleRoutes", r -> r.ribCount(RibQuery.PeerSummary::staleRoutes))
            .show("announced", r -> r.heard(Peers.FamilyStatus::announced))
            .show("withdrawn", r -> r.heard(Peers.FamilyStatus::withdrawn))
            .show("duplicates", "dup", r -> r.ribCount(RibQuery.PeerSummary::duplicates))
            .detail("absentWithdrawals", r -> r.ribCount(RibQuery.PeerSummary::absentWithdrawals))
            .show("treatedAsWithdraw", "taw", r -> r.heard(Peers.FamilyStatus::treatedAsWithdraw))
            .show("endOfRib", "eor", r -> Cell.text(r.heard == null ? null : r.heard.endOfRib()))
            .show("lastMessage", "last", r -> Cell.time(r.lastMessage()))
            .show("dirty", r -> r.count == null && r.heard == null ? Cell.text(null) : Cell.flag(r.dirty()))
            .show("incompleteSince", "incomplete", r -> Cell.time(r.incompleteSince()));

    @Option(
            name = "--router",
            description = "Only peers of the router with this name or address",
            valueToShowInHelp = "")
    @Completion(RouterCompleter.class)
    @Nullable
    String router;

    @Option(name = "--rd", description = "Only peers with this distinguisher", valueToShowInHelp = "")
    @Nullable
    String distinguisher;

    @Option(name = "--vrf", description = "Only peers of the VRF with this name", valueToShowInHelp = "")
    @Nullable
    String vrf;

    @Option(name = "--rib", description = "Takes routes and duplicates from this RIB", valueToShowInHelp = "")
    @Completion(RibCompleter.class)
    @Nullable
    String rib;

    /** One family of a peer; no family, while the peer has sent nothing. */
    private record Row(
            Peers.PeerStatus status,
            @Nullable Family family,
            Peers.@Nullable FamilyStatus heard,
            RibCounts.@Nullable Count count) {

        Cell heard(ToLongFunction<Peers.FamilyStatus> number) {
            return heard == null ? Cell.text(null) : Cell.count(number.applyAsLong(heard));
        }

        Cell ribCount(ToLongFunction<RibQuery.PeerSummary> number) {
            return count == null ? Cell.text(null) : Cell.count(number.applyAsLong(count.summary()));
        }

        long lastMessage() {
            return heard == null ? status.lastMessageMicros() : heard.lastMessageMicros();
        }

        boolean dirty() {
            return count != null && count.summary().dirty() || heard != null && heard.dirty();
        }

        long incompleteSince() {
            long since = status.incompleteSinceMicros();
            return since != 0 || count == null ? since : count.summary().incompleteSinceMicros();
        }
    }

    @Override
    void run() {
        List<RibQuery> ribs = rib == null ? faces().ribs() : Selection.ribs(rib, faces().ribs());
        RibCounts counts = RibCounts.of(ribs);
        Set<RouterKey> routers = new HashSet<>();
        Selection.routers(router, Selection.bmpRouters(faces()))
                .forEach(status -> routers.add(status.router().key()));
        Predicate<Peer> table = Selection.table(distinguisher, vrf);
        List<Row> rows = new ArrayList<>();
        for (Peers.PeerStatus status : faces().peers().peers()) {
            if (routers.contains(status.peer().key().router()) && table.test(status.peer())) {
                rows.addAll(rows(status, counts.of(status.peer().id())));
            }
        }
        print(COLUMNS, rows, "No peer is known yet.");
    }

    private static List<Row> rows(Peers.PeerStatus status, SortedMap<Family, RibCounts.Count> counts) {
        SortedMap<Family, Row> rows = new TreeMap<>();
        counts.forEach((family, count) -> rows.put(family, new Row(status, family, null, count)));
        for (Peers.FamilyStatus heard : status.families()) {
            rows.put(heard.family(), new Row(status, heard.family(), heard, counts.get(heard.family())));
        }
        return rows.isEmpty() ? List.of(new Row(status, null, null, null)) : List.copyOf(rows.values());
    }
}
