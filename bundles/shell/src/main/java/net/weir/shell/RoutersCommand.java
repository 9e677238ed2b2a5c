package net.weir.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.weir.admin.Peers;
import net.weir.model.RouterKey;
import net.weir.query.IngressIds;
import net.weir.shell.completion.RouterCompleter;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code bmp:routers}. */
@Service
@Command(
        scope = "bmp",
        name = "routers",
        description = "Lists the routers that speak BMP to this Weir, or one by name or address",
        detailedDescription =
                "Octets and messages are those of the present connection; the lag is the time from the last\n"
                        + "socket read until its events were through.\n\nExamples:\n  bmp:routers\n  bmp:routers 198.51.100.1 -o json")
public final class RoutersCommand extends WeirCommand {
    private static final Columns<Row> COLUMNS = new Columns<Row>()
            .detail("id", r -> Cell.count(IngressIds.of(r.key())))
            .show("name", r -> Cell.name(r.status.router().sysName()))
            .show("address", r -> Cell.text(r.status.router().address()))
            .detail("port", r -> Cell.count(r.status.router().port()))
            .show("source", r -> Cell.text(r.key().source()))
            .show("state", r -> Cell.text(r.status.up() ? "up" : "down"))
            .show("since", r -> Cell.time(r.status.sinceMicros()))
            .show("reconnects", r -> Cell.count(r.status.reconnects()))
            .show("peersUp", "peers", r -> Cell.count(r.peersUp))
            .show("octets", r -> Cell.size(r.status.octets()))
            .show("lagMicros", "lag", r -> lag(r.status.lagMicros()))
            .show("messages", r -> Cell.counts(r.status.messages()))
            .detail("feed", r -> Cell.count(r.status.feed()))
            .detail("sysDescr", r -> Cell.text(r.status.router().sysDescr()))
            .detail("strings", r -> Cell.list(r.status.router().strings()))
            .show("reason", r -> Cell.text(r.status.reason()));

    @Argument(name = "ROUTER", description = "Name or address of the router", multiValued = true)
    @Completion(RouterCompleter.class)
    List<String> words = List.of();

    private record Row(Peers.RouterStatus status, long peersUp) {
        RouterKey key() {
            return status.router().key();
        }
    }

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run() {
        Map<RouterKey, Long> peersUp = new HashMap<>();
        for (Peers.PeerStatus peer : faces().peers().peers()) {
            if (peer.up()) {
                peersUp.merge(peer.peer().key().router(), 1L, Long::sum);
            }
        }
        List<Row> rows = Selection.routers(argument(), Selection.bmpRouters(faces())).stream()
                .map(status ->
                        new Row(status, peersUp.getOrDefault(status.router().key(), 0L)))
                .toList();
        print(COLUMNS, rows, "No router has connected yet.");
    }

    private static Cell lag(long micros) {
        return micros == 0 ? Cell.text(null) : Cell.span(micros);
    }
}
