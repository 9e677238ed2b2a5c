package net.weir.shell;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.weir.admin.ConfigProblem;
import net.weir.admin.Endpoint;
import net.weir.admin.Peers;
import net.weir.admin.Pipeline;
import net.weir.admin.StageStatus;
import net.weir.model.IpAddress;
import net.weir.query.RibQuery;
import net.weir.shell.table.Cell;
import net.weir.shell.table.Columns;
import net.weir.shell.table.Compound;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code weir:status}. */
@Service
@Command(
        scope = "weir",
        name = "status",
        description = "Says in short how this Weir is: stages, problems, open ports, routers, peers, RIBs",
        detailedDescription = "Examples:\n  weir:status\n  weir:status -o json")
public final class StatusCommand extends WeirCommand {
    private static final Columns<Status> COLUMNS = new Columns<Status>()
            .detail("started", s -> Cell.time(s.pipeline.startedMicros()))
            .show("uptimeMicros", "uptime", s -> Cell.span(Math.max(0, s.nowMicros - s.pipeline.startedMicros())))
            .show("plan", s -> Cell.count(s.pipeline.plan()))
            .show("settled", s -> Cell.flag(s.pipeline.settled()))
            .show("stages", s -> Cell.counts(s.states()))
            .show("problems", "configuration", s -> Cell.counts(s.problems()))
            .show("reported", Status::reported)
            .show("endpoints", s -> Cell.texts(s.endpoints()))
            .show("routers", s -> upAndDown(s.routersUp(), s.peers.routers().size()))
            .show("peers", s -> upAndDown(s.peersUp(), s.peers.peers().size()))
            .show("ribs", Status::ribSizes);

    private record Status(Pipeline pipeline, Peers peers, List<RibQuery> ribs, long nowMicros) {
        Map<String, Long> states() {
            Map<String, Long> states = new TreeMap<>();
            for (StageStatus stage : pipeline.stages()) {
                states.merge(stage.state().name(), 1L, Long::sum);
            }
            return states;
        }

        Map<String, Long> problems() {
            Map<String, Long> problems = new LinkedHashMap<>();
            List<ConfigProblem> all = pipeline.problems();
            long fatal = all.stream().filter(ConfigProblem::fatal).count();
            problems.put("errors", fatal);
            problems.put("warnings", all.size() - fatal);
            return problems;
        }

        /** What stages have told the log since the start, by stage and kind. */
        Cell reported() {
            Map<String, Cell> cells = new LinkedHashMap<>();
            for (StageStatus stage : pipeline.stages()) {
                Map<String, Long> counts = new LinkedHashMap<>();
                pipeline.problemsOf(stage.id()).forEach(problem -> counts.put(problem.kind(), problem.count()));
                if (!counts.isEmpty()) {
                    cells.put(stage.id(), Cell.counts(counts));
                }
            }
            return new Compound.Group(cells);
        }

        Map<String, String> endpoints() {
            Map<String, String> endpoints = new LinkedHashMap<>();
            for (Endpoint endpoint : pipeline.endpoints()) {
                endpoints.merge(endpoint.name(), address(endpoint), (a, b) -> a + "," + b);
            }
            return endpoints;
        }

        long routersUp() {
            return peers.routers().stream().filter(Peers.RouterStatus::up).count();
        }

        long peersUp() {
            return peers.peers().stream().filter(Peers.PeerStatus::up).count();
        }

        Cell ribSizes() {
            Map<String, Cell> cells = new LinkedHashMap<>();
            for (RibQuery rib : ribs) {
                RibQuery.Summary summary = rib.summary();
                Map<String, Cell> sizes = new LinkedHashMap<>();
                sizes.put("prefixes", PeerColumns.known(summary.prefixes()));
                sizes.put("routes", PeerColumns.known(summary.routes()));
                sizes.put("attributeSets", PeerColumns.known(summary.attributeSets()));
                sizes.put("octets", Cell.size(summary.octets()));
                cells.put(rib.id(), new Compound.Group(sizes));
            }
            return new Compound.Group(cells);
        }
    }

    private static String address(Endpoint endpoint) {
        InetSocketAddress socket = endpoint.address();
        IpAddress address = socket.isUnresolved() ? null : IpAddress.of(socket.getAddress());
        String host =
                address == null ? socket.getHostString() : address.isV6() ? "[" + address + "]" : address.toString();
        return host + ":" + socket.getPort();
    }

    @Override
    void run() {
        printer(COLUMNS).single(new Status(faces().pipeline(), faces().peers(), faces().ribs(), nowMicros()));
    }

    private static Cell upAndDown(long up, long known) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("up", up);
        counts.put("down", known - up);
        return Cell.counts(counts);
    }
}
